/** Evaluates recorded cases under two editions and says what comes out otherwise: verdicts, findings and why, amounts, totals. Nothing is written. */
import { evaluate } from './evaluate.js'
import type { Inputs, Outcome } from './model.js'
import type { Programme } from './programme.js'
import { changesOf } from './replay-changes.js'
import { type AmountTotal, totals } from './replay-totals.js'
import type { Evaluation } from './results.js'

/** A case as it was recorded: what an evaluation reads, and whose it is. */
export interface RecordedCase {
  id: string
  stage: string
  inputs: Inputs
  district?: string
  label?: string
}

/** A case under one edition; without an evaluation the edition has no such stage. */
export interface Sides {
  recorded: RecordedCase
  before?: Evaluation<Sheet>
  after?: Evaluation<Sheet>
}
type Sheet = NonNullable<ReturnType<typeof evaluate>['sheet']>

/** A finding that turned; `not applicable` = the rule says nothing there. */
export interface TurnedFinding {
  rule: string
  label: string
  before: Outcome | 'not applicable'
  after: Outcome | 'not applicable'
  why: string
}

/** An amount that changed, in whole fen; null = unknown or a gap; absent = the edition has no such result. */
export interface ChangedAmount {
  result: string
  label: string
  before?: number | null
  after?: number | null
  difference?: number
}

/** What comes out otherwise for one case. */
export interface CaseChange {
  id: string
  label?: string
  stage: string
  district?: string
  verdict?: { before: Outcome; after: Outcome }
  findings: TurnedFinding[]
  amounts: ChangedAmount[]
}

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
