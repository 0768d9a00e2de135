/** A declaration, its log, and what may be done with it. */
import type { Problem } from '../../engine/model.js'
import type { LayoutView, StageView, Tone } from './stage.js'

export interface ActionView {
  id: string
  label: string
  kind: 'submit' | 'withdraw' | 'approve' | 'return' | 'reject' | 'move'
  needs: string[]
  confirm?: string
  /** How many characters the comment has at least. */
  commentLength?: number
  to: string
  toLabel: string
  /** What it grants, as computed now in whole fen; `lowering` = less may be typed, with a reason. */
  grants?: { result: string; label: string; fen?: number }[]
  lowering?: boolean
  /** Why it can't be done now; empty = it can. */
  problems: Problem[]
}

export interface RemarkView {
  id: string
  at: string
  label: string
  text: string
  by: string
  role: string
  createdAt: string
  round: number
  settled: boolean
  reply?: string
}

export interface EventView {
  id: string
  at: string
  by: string
  role: string
  action: string
  text: string
  from?: string
  to?: string
  comment?: string
  internal: boolean
  changes?: { at: string; label: string; before: string; after: string }[]
  /** Of a return: what has to be corrected, and where. */
  remarks?: { label: string; text: string }[]
}

export interface DeadlineView {
  dueAt: string /** The last working day, YYYY-MM-DD. */
  day: string
  workingDaysLeft: number
  overdue: boolean
  paused: boolean
  text: string
  calendarNote?: string
}

/** A form that is not that of a stage: what a reviewer is asked. */
export interface SmallForm {
  schema: Record<string, unknown>
  layout: LayoutView
  dictionaries: StageView['dictionaries']
}

/** A fact that reviewers decide; its form has one section `decision` with one field `value`. */
export interface DecisionView {
  id: string
  label: string
  clause?: string
  /** Absent = not decided yet. */
  value?: unknown
  text?: string
  reason?: string
  by?: string
  at?: string
  /** Who decides it. */
  roles: string[]
  mayDecide: boolean
  form: SmallForm
  /** Every value that it had, oldest first; an empty text = taken back. */
  history: { text: string; reason: string; by: string; role: string; at: string }[]
}

/** An opinion that is given beside the steps; its form, if it has one, has one section `fields`. */
export interface ParallelOpinionView {
  id: string
  label: string
  help?: string
  clause?: string
  required: boolean
  /** Who gives it. */
  roles: string[]
  /** It is asked for where the declaration stands, and was not given. */
  open: boolean
  /** Until when, where it is owed with a limit. */
  deadline?: DeadlineView
  mayGive: boolean
  outcomes: { id: string; label: string }[]
  textLength?: number
  attachment?: 'optional' | 'required'
  form?: SmallForm
  given?: {
    outcome: string
    outcomeLabel: string
    tone: Tone
    text: string
    /** As people read them, those that are filled. */
    fields: { label: string; text: string }[]
    answers: Record<string, unknown>
    by: string
    role: string
    at: string
  }
  files: { id: string; name: string; size: number; pages?: number }[]
}

export interface DeclarationSummary {
  id: string
  number: string
  /** The declaration that it belongs to. */
  parent?: string
  programme: string
  stage: string
  stageTitle: string
  edition: string
  organisation: { id: string; name: string; creditCode: string; district: string; districtName: string }
  state: string
  stateLabel: string
  tone: Tone
  version: number
  createdAt: string
  submittedAt?: string
  deadline?: DeadlineView
  /** Display texts by column field. */
  columns: Record<string, string>
  resubmitted: boolean
  mine: boolean
  /** The opinions that the reader's role owes. */
  owed?: string[]
  assigned?: string
}

export interface DeclarationView extends DeclarationSummary {
  answers: Record<string, unknown>
  /** all, remarks (only the pointers in `open`), or nothing. */
  editable: 'all' | 'remarks' | 'none'
  open: string[]
  remarks: RemarkView[]
  actions: ActionView[]
  letters: { id: string; title: string; copies: number }[]
  stateHelp?: string
  savedAt: string
  opinions: { by: string; role: string; at: string; text: string; action: string }[]
  /** For a second look: what changed since the submission before. */
  changes: { at: string; label: string; before: string; after: string }[]
  office?: { name: string; telephone?: string }
  canOverride: boolean
  decisions: DecisionView[]
  parallelOpinions: ParallelOpinionView[]
  /** The sections that the reader fills now. */
  fills: string[]
  assignees: AssigneeView[]
  /** Read-only, from records: what was paid, and when. */
  shown: { title: string; note?: string; facts: { label: string; text: string }[] }[]
  final?: 'positive' | 'negative'
}

export interface AssigneeView {
  id: string
  name: string
}

export interface ReceiptView {
  number: string
  stageTitle: string
  office: string
  telephone?: string
  submittedAt: string
  deadline?: DeadlineView
  next: string
}
