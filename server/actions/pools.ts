/** What the shared budgets leave for a declaration, from the declarations that reserve now. */
import { todayOf } from '../engine/dates.js'
import { evaluate } from '../engine/evaluate.js'
import type { Inputs } from '../engine/model.js'
import { drawsOf, poolLeft } from '../engine/pools.js'
import type { Pool, Programme, Stage } from '../engine/programme.js'
import { firstSubmission } from '../engine/records.js'
import { reservationsOf } from '../store/amounts.js'
import type { Context } from './context.js'

interface Drawing {
  programme: Programme
  stage: Stage
  /** The declaration that asks; absent = a visitor's, after all others. */
  declaration?: string
  inputs: Inputs
}

/** By pool, as text in its unit; a pool of which it is unknown what is left is absent. Only pools that the stage's facts read. */
export async function poolsLeft(context: Context, drawing: Drawing): Promise<Record<string, string>> {
  const { programme, stage } = drawing
  const ids = new Set([...stage.facts.keys()].flatMap((id) => poolOf(programme, id)))
  const pools = [...ids].flatMap((id) => programme.pools.get(id) ?? [])
  const left = await Promise.all(pools.map(async (pool) => [pool.id, await leftOf(context, pool, drawing)] as const))
  return Object.fromEntries(left.flatMap(([id, text]) => (text === undefined ? [] : [[id, text]])))
}

function poolOf(programme: Programme, id: string): string[] {
  const fact = programme.facts.get(id)
  return fact?.kind === 'pool' ? [fact.pool] : []
}

async function leftOf(context: Context, pool: Pool, { programme, stage, declaration, inputs }: Drawing): Promise<string | undefined> {
  const { order, submission = 'first' } = pool
  const draws = drawsOf(pool)
  const members = await Promise.all(
    draws.map((draw) => reservationsOf(context.store.read, { ...draw, submission, programme: programme.id })),
  )
  const place = submission === 'first' ? firstSubmission(inputs) : inputs.submittedAt
  // what is asked of a pool that is shared by rate does not depend on the pool: compile sees to it
  const drawn = order === 'pro-rata' ? draws.find((draw) => draw.stage === stage.id) : undefined
  const asks = drawn ? evaluate(programme, stage.id, inputs).amounts[drawn.result] : 0
  const own = { id: declaration ?? '', fen: asks ?? null, ...(place && { submittedAt: place }) }
  return poolLeft(pool, members.flat(), own, place ?? todayOf(inputs))
}
