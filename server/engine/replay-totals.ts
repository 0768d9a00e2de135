/** What the replayed cases add up to, by result of the worksheets. */
import type { Sides } from './replay-model.js'

/** The sum of one result over cases, in whole fen; amounts that are unknown are counted, never taken as 0. */
export interface AmountTotal {
  result: string
  label: string
  before: number
  after: number
  /** Over the cases in which both amounts are known. */
  difference: number
  changed: number
  unknown: { before: number; after: number }
}

/** The totals of every result that some case has under either edition. */
export function totals(cases: readonly Sides[]): AmountTotal[] {
  const labels = new Map(
    cases.flatMap(({ before, after }) =>
      [...(before?.sheet?.results ?? []), ...(after?.sheet?.results ?? [])].map(({ id, label }) => [id, label] as const),
    ),
  )
  return [...labels].map(([result, label]) => {
    const pairs = cases.map(({ before, after }) => ({ before: before?.amounts[result], after: after?.amounts[result] }))
    const sum = (side: 'before' | 'after') => pairs.reduce((total, pair) => total + (pair[side] ?? 0), 0)
    const unknown = (side: 'before' | 'after') => pairs.filter((pair) => pair[side] === null).length
    return {
      result,
      label,
      before: sum('before'),
      after: sum('after'),
      difference: pairs.reduce((total, pair) => total + (isKnown(pair.before) && isKnown(pair.after) ? pair.after - pair.before : 0), 0),
      changed: pairs.filter((pair) => pair.before !== pair.after).length,
      unknown: { before: unknown('before'), after: unknown('after') },
    }
  })
}

const isKnown = (fen: number | null | undefined): fen is number => typeof fen === 'number'
