/** One stage of an edition: its form, layout, states and columns. */
import type { ClauseView } from './programme.js'

export type Tone = 'neutral' | 'active' | 'attention' | 'success' | 'danger'

export interface FieldLayoutView {
  widget?: string
  span?: number
  placeholder?: string
  rows?: number
  /** Filled from a register that is searched. */
  search?: { otherwise: string; invites?: string }
}

/** What a row of a register would fill in, by field; the one that is searched for comes first. */
export type FoundRow = Record<string, string>

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
    /** Who fills it, where it is not the applicant. */
    by?: string[]
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
  /** What the one who asks may open below declarations of this stage, with the sections that it fills then. */
  opens: { stage: string; title: string; help?: string; sections: string[] }[]
  clauses: ClauseView[]
  letters: { id: string; title: string; copies: number }[]
}

export interface ColumnView {
  field: string
  label: string
  sortable: boolean
  filter: boolean
  /** Filtered between two bounds, as `5..10`; absent = by one of its options. */
  range?: 'number' | 'day'
  unit?: string
}
