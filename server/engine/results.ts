/** What an evaluation says: findings, checklist, section states, verdict. No behaviour. */
import type { EligibilityRule } from './generated/eligibility.js'
import type { Material } from './generated/materials.js'
import type { ConditionTrace, FactReading, Grant, Outcome, Problem } from './model.js'

/** What one rule says about a declaration, with the evidence. */
export interface Finding {
  rule: string
  label: string
  severity: EligibilityRule['severity']
  outcome: Outcome
  clause?: string
  clauseLabel?: string
  clauseText?: string
  /** What is said to the person: `otherwise` or `whenUnknown`; absent when met. */
  message?: string
  trace: ConditionTrace
  /** Labels of the facts that are missing. */
  missing: string[]
  /** Pointers of the answers that it reads. */
  at: string[]
  overriddenBy?: { outcome: 'met' | 'not met'; reason: string; by: string; at: string }
  /** Roles that may settle or overrule it. */
  overridableBy: readonly string[]
  /** The kind of account that is missing where it is not met. */
  invites?: string
  /** It is asked in the self-check. */
  selfCheck: boolean
  /** An unknown outcome blocks as well. */
  unknownBlocks: boolean
}

/** One line of the checklist. */
export interface ChecklistEntry {
  id: string
  /** `id`, or `id#n` for the n-th row (from 1). */
  key: string
  title: string
  need: Material['need']
  help?: string
  reason?: string
  clause?: string
  oneOf?: string
  stampedPrint: boolean
  letter?: string
  validity?: string
  sample?: string
  minPages?: number
  /** Files inside an uploaded PDF that are accepted. */
  attachments?: Material['attachments']
  /** Who is named may upload it as well. */
  fromNamed?: Material['fromNamed']
  maxMegabytes: number
  maxFiles: number
  present: boolean
  /** Why what was uploaded for it does not count, as a sentence. */
  refused?: string
  /** False while an alternative of the same group is there or it is not needed. */
  missing: boolean
}

/** How far a section of the form is. */
export interface SectionState {
  key: string
  title: string
  status: 'untouched' | 'in progress' | 'complete' | 'errors'
  /** How many required answers are missing. */
  missing: number
}

/** An opinion of the workflow: whether it is asked for under the facts, whether it is owed then, whether it was given. */
export interface OpinionState {
  id: string
  label: string
  /** The states in which it is asked for. */
  in: readonly string[]
  required: boolean
  asked: boolean
  given: boolean
}

/** Everything the interpreter says about a declaration now. */
export interface Evaluation<Sheet = unknown> {
  /** Of what the applicant fills. */
  problems: Problem[]
  /** Of the sections that others fill. */
  reviewed?: Problem[]
  /** The opinions of the workflow. */
  opinions?: OpinionState[]
  verdict: Outcome
  findings: Finding[]
  /** Every fact that was read for them, outside of rows. */
  readings: readonly FactReading[]
  checklist: ChecklistEntry[]
  sheet?: Sheet
  /** Whole fen by result of the worksheet, as granted where it was; null = unknown or a gap. */
  amounts: Record<string, number | null>
  /** By result: what was granted, and stands in the place of what the sheet gives. */
  granted?: Record<string, Grant>
  /** Labels of everything that is still unknown to the rules. */
  missing: string[]
  sections: SectionState[]
}
