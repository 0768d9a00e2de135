/** Batches for reviewers, and public notices for everybody. */
import type { Problem } from '../../engine/model.js'
import type { DeadlineView } from './declaration.js'
import type { Tone } from './stage.js'

/** A kind of batch that the one who asks may see; `mayMake` = may make one. */
export interface BatchKindView {
  programme: string
  id: string
  title: string
  help?: string
  perDistrict: boolean
  mayMake: boolean
}

export interface BatchSummary {
  id: string
  number: string
  title: string
  kind: string
  kindTitle: string
  programme: string
  districtName?: string
  state: string
  stateLabel: string
  tone: Tone
  /** Whether it waits for the one who asks. */
  mine: boolean
  members: number
  fen?: number
  openObjections: number
  createdAt: string
  deadline?: DeadlineView
}

/** What the list of batches may be asked for. */
export interface BatchInput {
  programme?: string
  kind?: string
  view?: string
  /** In title or number, or of a member. */
  q?: string
}

export interface BatchPage {
  items: BatchSummary[]
  next?: string
  kinds: BatchKindView[]
}

export interface BatchColumnView {
  id: string
  label: string
  unit?: string
  align?: 'right'
  /** The exact sum, where it is asked for and known. */
  total?: string
}

export interface PartView {
  id: string
  label: string
  fen: number
}

export interface BatchMemberView {
  declaration: string
  number: string
  organisation: string
  districtName: string
  stateLabel: string
  /** By column, as people read them. */
  cells: Record<string, string>
  /** What is unknown, by column. */
  missing: Record<string, string>
  fen?: number
  /** Before it was lowered. */
  computed?: number
  reason?: string
  parts: PartView[]
  paid: number
  paidOn?: string
  removed?: { at: string; reason: string }
}

export interface BatchActionView {
  id: string
  label: string
  to: string
  confirm?: string
  needsComment: boolean
  /** The label of the date that is asked. */
  date?: string
  /** Why it cannot be done now; empty = it can. */
  problems: Problem[]
}

export interface BatchDocumentView {
  id: string
  title: string
  letter?: { id: string; title: string }
  file?: { id: string; name: string; size: number; pages?: number; uploadedAt: string }
}

export interface ObjectionView {
  id: string
  /** Whom it is against; absent = the whole list. */
  organisation?: string
  text: string
  name?: string
  contact?: string
  /** Its PDF, read like a document of the batch. */
  file?: { id: string; name: string }
  at: string
  deadline?: DeadlineView
  outcome?: 'upheld' | 'not-upheld'
  answer?: string
  decidedBy?: string
  decidedAt?: string
}

export interface PaymentView {
  id: string
  declaration: string
  organisation: string
  paidOn: string
  fen: number
  parts: PartView[]
  reason?: string
  receipt?: string
  /** Whom it was paid to; only for those who pay. */
  payee: { label: string; text: string }[]
  by: string
  at: string
}

/** Whom a member is paid to, and why nothing is paid to it now. */
export interface PayeeView {
  parts: PayeePart[]
  held: string[]
}

export interface PayeePart {
  id: string
  label: string
  text: string
  /** Why it is unknown. */
  missing?: string
}

/** The clock of a public notice, in words. */
export interface NoticeClockView {
  from: string
  /** The last day; while it stands still, as it would have been. */
  day: string
  workingDays?: number
  suspended: boolean
  over: boolean
  text: string
}

export interface BatchView extends BatchSummary {
  version: number
  help?: string
  columns: BatchColumnView[]
  membersAre: { stage: string; states: string[]; most: number /** How members are found where the best are taken. */; ranking?: string }
  list: BatchMemberView[]
  totalFen?: number
  parts: PartView[]
  budget?: { label: string; fen?: number; left?: number }
  /** What the one who asks may do. */
  may: { choose: boolean; lower: boolean; decide: boolean; pay: boolean; upload: boolean }
  actions: BatchActionView[]
  documents: BatchDocumentView[]
  letters: { id: string; title: string }[]
  objections: ObjectionView[]
  payments: PaymentView[]
  notice?: NoticeClockView
  published: boolean
  dates: { label: string; day: string }[]
  log: { id: string; at: string; by: string; text: string; comment?: string }[]
}

/** A declaration that could be chosen. */
export interface CandidateView {
  id: string
  number: string
  organisation: string
  districtName: string
  submittedAt?: string
}

export interface NoticeSummary {
  id: string
  title: string
  issuer: string
  stateLabel: string
  count: number
  from?: string
  day?: string
  open: boolean
}

/** What everybody sees of a published batch. */
export interface NoticeView extends NoticeSummary {
  number: string
  help?: string
  clock?: NoticeClockView
  columns: BatchColumnView[]
  members: { position: number; cells: Record<string, string> }[]
  /** Whether objections are taken now. */
  objections?: { note?: string }
}
