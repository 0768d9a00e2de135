/** Lists of declarations, to-dos, and what is done to many at once. */
import type { Problem } from '../../engine/model.js'
import type { AssigneeView, DeclarationSummary } from './declaration.js'
import type { ColumnView } from './stage.js'

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

export interface TodoCounts {
  todo: number
  dueSoon: number
  overdue: number
  resubmitted: number
  done: number
  transfers: number
  /** Batches that wait for the role. */
  batches: number
  /** What waits for a word of the own organisation beside its declarations: those of others that name it, files that others uploaded for its own. */
  confirmations: number
  words: AwaitedWord[]
}

/** A file that another organisation uploaded for a declaration of the own one, to be confirmed. */
export interface AwaitedWord {
  declaration: string
  number: string
  material: string
  title: string
  by: string
}

export interface HomeDeclaration extends DeclarationSummary {
  /** What people call it: the answer that the list of its stage begins with. */
  heading?: string
  final?: 'positive' | 'negative'
  /** From the payment record: whole fen in all, and the day of the last payment. */
  paid?: { fen: number; day: string }
}

export interface HomeView {
  programme: string
  title: string
  stages: {
    id: string
    title: string
    /** `done` = all of it has ended well. */
    status: 'waiting' | 'available' | 'started' | 'done'
    /** Why no (further) one can be started now. */
    message?: string
    declarations: HomeDeclaration[]
    canStart: boolean
    /** Staff open it, the organisation cannot. */
    isOpenedForIt: boolean
    /** The stage whose declarations those of this one belong to; then `below` says of each of them why none can be started, if so. */
    parentStage?: string
    below: { parent: string; message?: string }[]
    /** What it waits for, and whether that is reached. */
    waitsFor: { title: string; states: string[]; reached: boolean }[]
    /** The declarations that a new one may belong to; empty where it belongs to none. */
    parents: { id: string; number: string; title: string; heading?: string }[]
  }[]
  todos: { declaration: string; text: string; action: string }[]
}

/** What a list may be asked for. */
export interface ListInput {
  programme?: string
  stage?: string
  state?: string
  view?: 'todo' | 'done' | 'all' | 'dueSoon' | 'overdue' | 'resubmitted' | 'late' | 'granted' | 'paid'
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
