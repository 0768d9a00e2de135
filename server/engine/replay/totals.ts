/** What replayed cases add up to: verdicts from one to another, and every result of the worksheets. */
import type { Outcome } from '../model.js'
import type { Sides } from './model.js'

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

/** How many cases go from one verdict to another, those that stay included. */
export interface VerdictCount {
  before: Outcome
  after: Outcome
  count: number
}

/** Sums that grow case by case. */
export interface Totals {
  add(sides: Required<Sides>): void
  verdicts(): VerdictCount[]
  amounts(): AmountTotal[]
}

/** Nothing added yet. */
export function newTotals(): Totals {
  const verdicts = new Map<string, VerdictCount>()
  const amounts = new Map<string, AmountTotal>()
  return {
    add({ before, after }) {
      const key = `${before.verdict}/${after.verdict}`
      const counted = verdicts.get(key) ?? { before: before.verdict, after: after.verdict, count: 0 }
      verdicts.set(key, { ...counted, count: counted.count + 1 })
      const labels = new Map([...(before.sheet?.results ?? []), ...(after.sheet?.results ?? [])].map(({ id, label }) => [id, label]))
      for (const [result, label] of labels)
        amounts.set(result, grown(amounts.get(result) ?? nothing(result, label), before.amounts[result], after.amounts[result]))
    },
    verdicts: () =>
      outcomes.flatMap((before) => outcomes.map((after) => verdicts.get(`${before}/${after}`))).filter((count) => count !== undefined),
    amounts: () => [...amounts.values()],
  }
}

const outcomes: readonly Outcome[] = ['met', 'not met', 'unknown']

const nothing = (result: string, label: string): AmountTotal => ({
  result,
  label,
  before: 0,
  after: 0,
  difference: 0,
  changed: 0,
  unknown: { before: 0, after: 0 },
})

type Fen = number | null | undefined

const grown = (total: AmountTotal, before: Fen, after: Fen): AmountTotal => ({
  ...total,
  before: total.before + (before ?? 0),
  after: total.after + (after ?? 0),
  difference: total.difference + (typeof before === 'number' && typeof after === 'number' ? after - before : 0),
  changed: total.changed + (before === after ? 0 : 1),
  unknown: {
    before: total.unknown.before + (before === null ? 1 : 0),
    after: total.unknown.after + (after === null ? 1 : 0),
  },
})
