/** What the shared budgets leave for a declaration, from the declarations that reserve now. */
import { type Drawing, leftFor } from '../../engine/examples/pool-left.js'
import { drawsOf } from '../../engine/facts/pools.js'
import type { Pool, Programme } from '../../engine/programme.js'
import { reservationsOf } from '../../store/amounts.js'
import type { Context } from '../context.js'

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

async function leftOf(context: Context, pool: Pool, drawing: Drawing): Promise<string | undefined> {
  const { submission = 'first' } = pool
  const programme = drawing.programme.id
  const members = await Promise.all(drawsOf(pool).map((draw) => reservationsOf(context.store.read, { ...draw, submission, programme })))
  return leftFor(pool, members.flat(), drawing)
}
