/** Evaluates recorded cases under two editions and says what comes out otherwise: verdicts, findings and why, amounts, totals. Nothing is written. */
import { evaluate } from './evaluate.js'
import type { Outcome } from './model.js'
import type { Programme } from './programme.js'
import { changesOf } from './replay-changes.js'
import type { CaseChange, RecordedCase, Sides } from './replay-model.js'
import { type AmountTotal, totals } from './replay-totals.js'

/** The whole replay. */
export interface Replay {
  total: number
  /** Cases of a stage that one of the editions does not have. */
  notEvaluated: { id: string; stage: string; lacking: 'before' | 'after' | 'both' }[]
  changed: CaseChange[]
  /** How many cases go from one verdict to another, those that stay included. */
  verdicts: { before: Outcome; after: Outcome; count: number }[]
  /** How many verdicts are unknown. */
  unknown: { before: number; after: number }
  amounts: AmountTotal[]
  districts: { district: string; total: number; changed: number; verdictsChanged: number; amounts: AmountTotal[] }[]
}

/** Replays the cases under both editions. Pure: the same cases and editions give the same answer. */
export function replay(before: Programme, after: Programme, cases: readonly RecordedCase[]): Replay {
  const all = cases.map((recorded): Sides => ({ recorded, before: under(before, recorded), after: under(after, recorded) }))
  const both = all.filter((sides) => sides.before && sides.after)
  const changed = both.flatMap((sides) => changesOf(sides, before, after))
  const ids = new Set(changed.map(({ id }) => id))
  const verdicts = verdictMatrix(both)
  const count = (side: 'before' | 'after') => verdicts.reduce((sum, entry) => sum + (entry[side] === 'unknown' ? entry.count : 0), 0)
  return {
    total: cases.length,
    notEvaluated: all.filter((sides) => !sides.before || !sides.after).map(lacking),
    changed,
    verdicts,
    unknown: { before: count('before'), after: count('after') },
    amounts: totals(both),
    districts: [...new Set(both.map(({ recorded }) => recorded.district ?? ''))].sort().map((district) => {
      const own = both.filter(({ recorded }) => (recorded.district ?? '') === district)
      return {
        district,
        total: own.length,
        changed: own.filter(({ recorded }) => ids.has(recorded.id)).length,
        verdictsChanged: own.filter((sides) => sides.before?.verdict !== sides.after?.verdict).length,
        amounts: totals(own),
      }
    }),
  }
}

const under = (programme: Programme, { stage, inputs }: RecordedCase) =>
  programme.stages.has(stage) ? evaluate(programme, stage, inputs) : undefined

function lacking({ recorded: { id, stage }, before, after }: Sides): Replay['notEvaluated'][number] {
  return { id, stage, lacking: before ? 'after' : after ? 'before' : 'both' }
}

const outcomes: readonly Outcome[] = ['met', 'not met', 'unknown']

function verdictMatrix(both: readonly Sides[]): Replay['verdicts'] {
  return outcomes.flatMap((before) =>
    outcomes.flatMap((after) => {
      const count = both.filter((sides) => sides.before?.verdict === before && sides.after?.verdict === after).length
      return count > 0 ? [{ before, after, count }] : []
    }),
  )
}
