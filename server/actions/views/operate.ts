/** Running the site: accounts, mails, registers, the audit log. */
import type { Problem } from '../../engine/model.js'

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
  /** Whether steps of declarations have written rows. */
  isWritten: boolean
  /** Whom the last change touched. */
  touched?: TouchedList
}

/** Rows of a register that were in force on a day. */
export interface RegisterPage {
  asOf: string
  /** Texts by column; from which day a row counts, and the first day on which it no longer does; the number of the declaration by whose step it was written. */
  items: { id: string; cells: Record<string, string>; validFrom?: string; validTo?: string; source?: string }[]
  next?: string
}

export interface RegisterImportView {
  problems: Problem[]
  /** What is taken as it is and is probably a slip: codes by which nobody is found. */
  doubts: Problem[]
  added: number
  changed: number
  removed: number
  unchanged: number
  applied: boolean
  touched: TouchedList
}

/** Open declarations whose findings come out otherwise because a register changed. */
export interface TouchedList {
  list: TouchedView[]
  /** How many more are looked up there and were not evaluated. */
  more: number
}

export interface TouchedView {
  id: string
  number: string
  organisation: string
  stageTitle: string
  stateLabel: string
  changes: { rule: string; label: string; before: string; now: string }[]
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

/** What the log may be filtered by. */
export interface AuditInput {
  /** Words in a name or login. */
  person?: string
  action?: string
  /** Words in the name, credit code or number of an organisation or declaration. */
  about?: string
  /** Days, both included. */
  from?: string
  to?: string
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
  /** What may be chosen as an action. */
  actions: { id: string; label: string }[]
  next?: string
}

export interface AuditVerification {
  intact: boolean
  entries: number
  /** The first entry that does not fit the chain. */
  broken?: { sequence: number; message: string }
}
