/** Evaluates recorded cases under two editions and says what comes out otherwise: verdicts, findings and why, amounts, totals. Nothing is written. */
import { evaluate } from '../evaluate.js'
import type { Programme } from '../programme.js'
import { changesOf } from './changes.js'
import type { CaseChange, RecordedCase, Sides } from './model.js'
import { type AmountTotal, newTotals, type Totals, type VerdictCount } from './totals.js'

/** Sums over the cases of a district or of a stage. */
export interface ReplayGroup {
  total: number
  changed: number
  verdictsChanged: number
  amounts: AmountTotal[]
}

/** The whole replay. */
export interface Replay {
  total: number
  /** Cases of a stage that one of the editions does not have. */
  notEvaluated: { id: string; stage: string; lacking: 'before' | 'after' | 'both' }[]
  changed: CaseChange[]
  verdicts: VerdictCount[]
  /** How many verdicts are unknown. */
  unknown: { before: number; after: number }
  amounts: AmountTotal[]
  districts: (ReplayGroup & { district: string })[]
  stages: (ReplayGroup & { stage: string })[]
}

/** A replay that takes case by case and keeps only what it will say, so that many cases need little memory. */
export interface Replaying {
  /** Evaluates one case under its own edition and under the other. */
  add(before: Programme, recorded: RecordedCase): void
  answer(): Replay
}

/** Replays the cases under both editions. Pure: the same cases and editions give the same answer. */
export function replay(before: Programme, after: Programme, cases: readonly RecordedCase[]): Replay {
  const replaying = startReplay(after)
  for (const recorded of cases) replaying.add(before, recorded)
  return replaying.answer()
}

/** Begins a replay under an edition; what each case is compared with comes with the case. */
export function startReplay(after: Programme): Replaying {
  const all = newGroup()
  const districts = new Map<string, Group>()
  const stages = new Map<string, Group>()
  const changed: CaseChange[] = []
  const notEvaluated: Replay['notEvaluated'] = []
  let total = 0
  return {
    add(edition, recorded) {
      total++
      const { before, after: next } = { before: under(edition, recorded), after: under(after, recorded, recorded.inputsAfter) }
      if (!before || !next) {
        notEvaluated.push({ id: recorded.id, stage: recorded.stage, lacking: before ? 'after' : next ? 'before' : 'both' })
        return
      }
      const sides = { recorded, before, after: next }
      const [change] = changesOf(sides, edition, after)
      if (change) changed.push(change)
      for (const group of [all, groupOf(districts, recorded.district ?? ''), groupOf(stages, recorded.stage)])
        count(group, sides, change !== undefined)
    },
    answer() {
      const verdicts = all.totals.verdicts()
      const unknown = (side: 'before' | 'after') => verdicts.reduce((sum, entry) => sum + (entry[side] === 'unknown' ? entry.count : 0), 0)
      return {
        total,
        notEvaluated,
        changed,
        verdicts,
        unknown: { before: unknown('before'), after: unknown('after') },
        amounts: all.totals.amounts(),
        districts: [...districts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([district, group]) => ({ district, ...summed(group) })),
        stages: [...stages].map(([stage, group]) => ({ stage, ...summed(group) })),
      }
    },
  }
}

const under = (programme: Programme, { stage, inputs }: RecordedCase, others = inputs) =>
  programme.stages.has(stage) ? evaluate(programme, stage, others) : undefined

interface Group extends Omit<ReplayGroup, 'amounts'> {
  totals: Totals
}

const newGroup = (): Group => ({ total: 0, changed: 0, verdictsChanged: 0, totals: newTotals() })

function groupOf(groups: Map<string, Group>, key: string): Group {
  const group = groups.get(key) ?? newGroup()
  groups.set(key, group)
  return group
}

function count(group: Group, sides: Required<Sides>, isChanged: boolean): void {
  group.total++
  if (isChanged) group.changed++
  if (sides.before.verdict !== sides.after.verdict) group.verdictsChanged++
  group.totals.add(sides)
}

const summed = ({ totals, ...group }: Group): ReplayGroup => ({ ...group, amounts: totals.amounts() })
