/** The shapes that the HTTP interface answers with; the web imports them as types only. */
import type { ConditionTrace, Outcome, Problem } from '../engine/model.js'
import type { PageResult, ScanVerdict } from '../engine/scan-match.js'

export type { ConditionTrace, Outcome, Problem }

export type Tone = 'neutral' | 'active' | 'attention' | 'success' | 'danger'
export type Scope = 'own' | 'district' | 'assigned' | 'all'

export interface DistrictView {
  id: string
  name: string
  office?: string
  telephone?: string
  note?: string
}
export interface MenuEntryView {
  label: string
  to: string
}
export interface AccountKindView {
  id: string
  label: string
  entrance: string
  description?: string
  menu: MenuEntryView[]
}

export interface SiteView {
  name: string
  shortName: string
  masthead?: string
  owner: string
  ownerTelephone?: string
  districtLabel: string
  districts: DistrictView[]
  accountKinds: AccountKindView[]
  staffEntrance: string
  registration: { title: string; fields: { key: string; title: string; hint?: string }[] }
  consent: { label: string; version: string; html: string }
  support: { telephone?: string; hours: string; note?: string }
  footer: string[]
  passwordHours: number
  demo: boolean
  programmes: {
    id: string
    title: string
    shortTitle: string
    summary?: string
    issuer: string
    open: boolean
    closedReason?: string
    openingLabel?: string
  }[]
}

export interface ClauseView {
  id: string
  label: string
  heading?: string
  text: string
}

export interface ProgrammeView {
  id: string
  edition: string
  title: string
  shortTitle: string
  issuer: string
  documentNumber?: string
  summary?: string
  open: boolean
  closedReason?: string
  openingLabel?: string
  highlights: { title: string; clause?: string; items: string[] }[]
  notes: string[]
  clauses: ClauseView[]
  stages: { id: string; title: string; menu: string; by: string; help?: string; waitsFor: { stage: string; message: string }[] }[]
  /** Materials of the first stage, for the public page. */
  materials: { id: string; title: string; help?: string; need: 'required' | 'recommended' | 'optional' }[]
  /** The questions of the self-check, as a form of one section `answers`; absent = no self-check. */
  selfCheck?: { stage: string; schema: Record<string, unknown>; layout: LayoutView; dictionaries: StageView['dictionaries'] }
  parameters: Record<string, string>
}

export interface FieldLayoutView {
  widget?: string
  span?: number
  placeholder?: string
  rows?: number
}
export interface LayoutView {
  fields: Record<string, FieldLayoutView>
  sections: Record<string, { order?: string[]; addLabel?: string; links?: { label: string; href: string }[] }>
}
export interface DictionaryEntryView {
  code: string
  name: string
  children?: DictionaryEntryView[]
}

/** One stage of one edition: everything a page needs to show a declaration. Immutable, cacheable by edition. */
export interface StageView {
  programme: string
  edition: string
  id: string
  title: string
  menu: string
  help?: string
  schema: Record<string, unknown>
  layout: LayoutView
  sections: {
    key: string
    title: string
    kind: 'fields' | 'rows'
    fields: { key: string; title: string; required: boolean; unit?: string; clause?: string }[]
  }[]
  dictionaries: Record<string, { title: string; selectable: 'leaf' | 'any'; entries: DictionaryEntryView[] }>
  materialsTitle: string
  materialsNote?: string
  historyTitle: string
  states: { id: string; label: string; tone: Tone; holder?: string; final?: 'positive' | 'negative'; help?: string; workingDays?: number }[]
  columns: ColumnView[]
  remarkTemplates: string[]
  /** What the one who asks may do with several declarations at once, and from which states. */
  batch: { id: string; label: string; confirm?: string; from: string[] }[]
  clauses: ClauseView[]
  letters: { id: string; title: string; copies: number }[]
}

export interface ColumnView {
  field: string
  label: string
  sortable: boolean
  filter: boolean
  unit?: string
}

export interface SessionView {
  account: { id: string; login: string; name: string; role: string; roleLabel: string; email?: string }
  organisation?: {
    id: string
    kind: string
    name: string
    creditCode: string
    district: string
    districtName: string
    contact: string
    mobile: string
    email: string
  }
  district?: string
  districtName?: string
  /** True until the mailed password has been changed. */
  mustChangePassword: boolean
  menu: MenuEntryView[]
  programmes: { id: string; title: string; shortTitle: string; scope: Scope }[]
}

export interface FindingView {
  rule: string
  label: string
  severity: 'block' | 'advise' | 'review'
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
  overridable: boolean
}

export interface ChecklistItem {
  id: string
  /** `id` or `id#n` for the n-th row. */
  key: string
  title: string
  need: 'required' | 'recommended' | 'optional'
  help?: string
  reason?: string
  clause?: string
  oneOf?: string
  stampedPrint: boolean
  letter?: string
  validity?: string
  maxMegabytes: number
  maxFiles: number
  present: boolean
  /** Why an uploaded file does not count, e.g. the form was changed after the print. */
  stale?: string
  files: FileView[]
}

export interface FileView {
  id: string
  name: string
  size: number
  pages?: number
  sha256: string
  uploadedAt: string
  hints: string[]
  /** Of a stamped print: what was read on it. */
  scan?: ScanView
}

/** A scan of the stamped print, judged by the codes on its pages against the content as it stands. */
export interface ScanView {
  verdict: ScanVerdict
  /** What was found and what to do, for the applicant. */
  message: string
  /** For people to judge: it counts with the applicant's word that the content is equal. */
  open: boolean
  /** When the applicant gave that word for the content as it stands. */
  attested?: string
  counts: boolean
  /** False where the print carries no page numbers, as the browser printed it. */
  ordered: boolean
  /** `printed` is k/n of the print. */
  pages: { page: number; result: PageResult; printed?: string }[]
  missing: number[]
}

export interface SheetRowView {
  id: string
  label: string
  value?: string
  unit?: string
  formula: string
  readable: string
  used: { label: string; value?: string; unit?: string }[]
  clause?: string
  rounding?: string
  gap?: string
  missing: string[]
}
export interface SheetView {
  title: string
  rows: SheetRowView[]
  lines: { id: string; label: string; items: { index: number; rows: SheetRowView[]; leftOut?: string }[] }[]
  results: AmountView[]
}
export interface AmountView {
  id: string
  label: string
  fen?: number
  parts?: { id: string; label: string; fen: number }[]
  gap?: string
  missing: string[]
  decision?: 'recover | offset | waive'
}

/** Everything the engine says about a declaration now. */
export interface CheckView {
  problems: Problem[]
  verdict: Outcome
  findings: FindingView[]
  checklist: ChecklistItem[]
  sheet?: SheetView
  /** Per section of the form. */
  sections: { key: string; title: string; status: 'untouched' | 'in progress' | 'complete' | 'errors'; missing: number }[]
  print: {
    printed: boolean
    current: boolean
    revision?: string
    changed: string[]
    /** The check code, 3F2A-91BC. */
    code: string
    /** Of the PDF, where one was made of this content. */
    pages?: number
  }
}

export interface ActionView {
  id: string
  label: string
  kind: 'submit' | 'withdraw' | 'approve' | 'return' | 'reject' | 'move'
  needs: string[]
  confirm?: string
  to: string
  toLabel: string
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

export interface DeclarationSummary {
  id: string
  number: string
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
  assignees: AssigneeView[]
  final?: 'positive' | 'negative'
}

export interface DeclarationPage {
  items: DeclarationSummary[]
  total: number
  totalCapped: boolean
  next?: string
  columns: ColumnView[]
  states: { id: string; label: string; count: number }[]
  /** Accounts that declarations may be assigned to; empty for whoever may not assign. */
  assignees: AssigneeView[]
}

export interface AssigneeView {
  id: string
  name: string
}

export interface TodoCounts {
  todo: number
  dueSoon: number
  overdue: number
  resubmitted: number
  done: number
  transfers: number
}

export interface HomeView {
  programme: string
  title: string
  stages: {
    id: string
    title: string
    status: 'waiting' | 'available' | 'started'
    message?: string
    declarations: DeclarationSummary[]
    canStart: boolean
  }[]
  todos: { declaration: string; text: string; action: string }[]
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

export interface SelfCheckView {
  verdict: Outcome
  findings: FindingView[]
  problems: Problem[]
  sheet?: SheetView
  disclaimer: string
}

export interface TransferView {
  organisation: string
  name: string
  creditCode: string
  from: string
  to: string
  fromName: string
  toName: string
  reason: string
  by: string
  at: string
  declarations: number
}

/** `open` says whether declarations may be submitted. */
export interface StudioProgrammeView {
  open: boolean
  closedReason?: string
  id: string
  title: string
  inForce?: string
  draftVersion: number
  problems: number
  publications: number
}
export interface DraftView {
  programme: string
  version: number
  base?: string
  files: Record<string, string>
  problems: Problem[]
  examples: { total: number; failed: { path: string; title: string; differences: string[] }[]; uncoveredRules: string[] }
  changed: string[]
  /** When and by whom the draft was last saved; absent = nothing was changed yet. */
  savedAt?: string
  savedBy?: string
}
export interface PublicationView {
  number: number
  edition: string
  note: string
  by: string
  at: string
  inForce: boolean
  reinstates?: number
  declarations: number
}

export interface AccountView {
  id: string
  login: string
  name: string
  role: string
  roleLabel: string
  district?: string
  districtName?: string
  email?: string
  organisation?: string
  disabled: boolean
  mustChangePassword: boolean
  createdAt: string
  lastSeenAt?: string
}
export interface MailView {
  id: string
  to: string
  subject: string
  body: string
  createdAt: string
  sentAt?: string
  attempts: number
  error?: string
}
export interface RegisterView {
  programme: string
  id: string
  label: string
  note?: string
  key: string
  columns: { id: string; label: string; type: string; unit?: string }[]
  imported?: { at: string; by: string; asOf: string; rows: number }
}
export interface RegisterImportView {
  problems: Problem[]
  added: number
  changed: number
  removed: number
  unchanged: number
  applied: boolean
}

/** The body of every error answer. */
export interface ErrorView {
  error: { code: string; message: string; problems: Problem[]; reference?: string; current?: unknown }
}

/** A session that was just opened; `token` goes into the cookie and nowhere else. */
export interface SignedIn {
  token: string
  session: SessionView
}

/** What a list may be asked for. */
export interface ListInput {
  programme?: string
  stage?: string
  state?: string
  view?: 'todo' | 'done' | 'all' | 'dueSoon' | 'overdue' | 'resubmitted'
  q?: string
  district?: string
  /** By column field. */
  fields?: Record<string, string>
  sort?: string
  after?: string
  limit?: number
}

export interface BatchResult {
  id: string
  done: boolean
  message?: string
  problems: Problem[]
}

/** A document that the server made. */
export interface PdfContent {
  name: string
  content: Uint8Array<ArrayBuffer>
  pages: number
}

export interface FileContent {
  name: string
  size: number
  sha256: string
  content: ReadableStream<Uint8Array>
}

export interface OrganisationView {
  id: string
  kind: string
  kindLabel: string
  name: string
  creditCode: string
  district: string
  districtName: string
  contact: string
  mobile: string
  email: string
  registeredAt: string
  consent: { version: string; at: string }
}

export interface AccountPage {
  items: AccountView[]
  /** The roles that may be given, with whether they need a district. */
  roles: { id: string; label: string; district: boolean }[]
  next?: string
}
export interface MailPage {
  items: MailView[]
  /** Where mails go: an SMTP server, or files in the data folder. */
  delivery: 'smtp' | 'files'
  next?: string
}
export interface AuditEntryView {
  id: string
  sequence: number
  at: string
  by: string
  role: string
  action: string
  subject: string
  text: string
  hash: string
}
export interface AuditPage {
  items: AuditEntryView[]
  next?: string
}
export interface AuditVerification {
  intact: boolean
  entries: number
  /** The first entry that does not fit the chain. */
  broken?: { sequence: number; message: string }
}
