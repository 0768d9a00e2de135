/** The words of a replay: recorded cases, and what comes out otherwise for them. No behaviour. */
import type { evaluate } from '../evaluate.js'
import type { Inputs, Outcome } from '../model.js'
import type { Evaluation } from '../results.js'

/** A case as it was recorded: what an evaluation reads, and whose it is. */
export interface RecordedCase {
  id: string
  stage: string
  inputs: Inputs
  /** What the other edition would read instead, where answers have no place in it. */
  inputsAfter?: Inputs
  district?: string
  label?: string
  /** Where it stands in its workflow, in words. */
  state?: string
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
  state?: string
  verdict?: { before: Outcome; after: Outcome }
  findings: TurnedFinding[]
  amounts: ChangedAmount[]
}
