/** What a pool leaves for a declaration, from those that draw on it. */

import { evaluate } from '../evaluate.js'
import { drawsOf, type PoolMember, poolLeft } from '../facts/pools.js'
import { firstSubmission } from '../facts/records.js'
import type { ExampleGiven, ExamplePoolMember } from '../generated/example.js'
import type { Inputs } from '../model.js'
import type { Pool, Programme, Stage } from '../programme.js'
import { todayOf } from '../values/dates.js'

export interface Drawing {
  programme: Programme
  stage: Stage
  /** The declaration that asks; absent = a visitor's, after all others. */
  declaration?: string
  inputs: Inputs
}

/** As text in the pool's unit; undefined = unknown. */
export function leftFor(
  pool: Pool,
  members: readonly PoolMember[],
  { programme, stage, declaration, inputs }: Drawing,
): string | undefined {
  const { order, submission = 'first' } = pool
  const place = submission === 'first' ? firstSubmission(inputs) : inputs.submittedAt
  // what is asked of a pool that is shared by rate does not depend on the pool: compile sees to it
  const drawn = order === 'pro-rata' ? drawsOf(pool).find((draw) => draw.stage === stage.id) : undefined
  const asks = drawn ? evaluate(programme, stage.id, inputs).amounts[drawn.result] : 0
  const own = { id: declaration ?? '', fen: asks ?? null, ...(place && { submittedAt: place }) }
  return poolLeft(pool, members, own, place ?? todayOf(inputs))
}

/** The inputs of an example with what its pools leave: as it says itself, or from the declarations that it gives. */
export function withPools(programme: Programme, stage: Stage, inputs: Inputs, { pools = {} }: Pick<ExampleGiven, 'pools'>): Inputs {
  const left = Object.entries(pools).flatMap(([id, given]): [string, string][] => {
    const pool = programme.pools.get(id)
    const text =
      typeof given === 'string'
        ? given
        : pool && leftFor(pool, membersOf(pool, given, stage), { programme, stage, inputs, declaration: last })
    return text === undefined ? [] : [[id, text]]
  })
  return left.length > 0 ? { ...inputs, pools: Object.fromEntries(left) } : inputs
}

/** Sorts after every number. */
const last = '~'

/** Those of the given declarations that draw on the pool. The one of the example comes after those of the same second. */
function membersOf(pool: Pool, given: readonly ExamplePoolMember[], { id: own }: Stage): PoolMember[] {
  const { submission = 'first' } = pool
  return given.flatMap(({ stage = own, state, submittedAt, firstSubmittedAt = submittedAt, amounts = {} }, index) =>
    drawsOf(pool)
      .filter((draw) => draw.stage === stage && draw.states.includes(state))
      .map(({ result }) => ({
        id: `${index}`,
        fen: amounts[result] ?? null,
        submittedAt: submission === 'first' ? firstSubmittedAt : submittedAt,
      })),
  )
}
