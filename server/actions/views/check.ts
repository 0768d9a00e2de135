/** What the engine says about a declaration: findings, checklist, scans. */
import type { ConditionTrace, Outcome, Problem } from '../../engine/model.js'
import type { PageResult, ScanVerdict } from '../../engine/print/scan-match.js'
import type { SheetView } from './sheet.js'

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
  /** The kind of account that is missing where it is not met. */
  invites?: string
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
  /** Files inside a PDF that are accepted. */
  attachments?: 'xml'
  /** The organisation that the declaration names may upload it as well, after the submission. */
  fromNamed: boolean
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
  provided?: ProvidedView
}

/** Uploaded by an organisation that the declaration names; it counts when the applicant has confirmed it. */
export interface ProvidedView {
  by: string
  /** Absent = not answered yet. */
  outcome?: 'accepted' | 'refused'
  reason: string
  at?: string
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
  /** The earlier print that its pages show, with what it says otherwise than now. */
  earlier?: EarlierPrintView
}

export interface EarlierPrintView {
  revision: number
  at: string
  /** `before` stands on paper, `after` is filled now. */
  changes: { at: string; label: string; before: string; after: string }[]
}

/** Which single change would make the verdict met. */
export interface NearestView {
  /** Absent where none would. */
  sentence?: string
  /** Pointers of the answers it names. */
  at: string[]
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
    /** Titles of what was changed since the last print, and on which of its pages that stands, where they are known. */
    changed: string[]
    changedPages?: number[]
    /** The check code, 3F2A-91BC. */
    code: string
    /** Of the PDF, where one was made of this content. */
    pages?: number
  }
}
