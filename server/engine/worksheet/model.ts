/** What a computed worksheet says, and what it was computed from. No behaviour. */
import type { LineSection, Worksheet } from '../generated/worksheet.js'
import type { FactReading, WorkingCalendarYears } from '../model.js'
import type { DecisionTable } from '../programme.js'

/** A computed worksheet. All but `basis` follows from `basis`; anybody can compute it again. */
export interface Sheet {
  title: string
  rows: SheetRow[]
  lines: SheetLines[]
  results: SheetAmount[]
  basis: SheetBasis
}

export interface SheetRow {
  id: string
  label: string
  /** Decimal text, a day, a text, 是 or 否; absent = a gap or unknown. */
  value?: string
  unit?: string
  formula: string
  /** The formula with labels in place of names. */
  readable: string
  /** What was read for it, in the order of reading. */
  used: SheetUse[]
  clause?: string
  /** The rounding that happened; absent = nothing was cut. */
  rounding?: string
  /** Why there is no value though everything is known. */
  gap?: string
  /** Labels of what is not known yet. */
  missing: string[]
}

export interface SheetUse {
  label: string
  value?: string
  unit?: string
  clause?: string
}

export interface SheetLines {
  id: string
  label: string
  items: SheetItem[]
}

/** One row of a section: computed, or left out with the reason. */
export interface SheetItem {
  /** From 1, as people count the rows of the form. */
  index: number
  rows: SheetRow[]
  leftOut?: string
  /** Labels of what is missing to say whether it counts. */
  undecided?: string[]
}

export interface SheetAmount {
  id: string
  label: string
  /** Whole fen; absent = a gap or unknown. Negative only with `decision`. */
  fen?: number
  parts?: { id: string; label: string; fen: number }[]
  gap?: string
  missing: string[]
  /** The amount is negative and somebody has to decide. */
  decision?: 'recover | offset | waive'
}

/** Everything that the amounts depend on. */
export interface SheetBasis {
  /** The instant whose day dated parameters are read for. */
  at: string
  worksheet: Worksheet
  /** Facts by name. */
  inputs: Record<string, FactReading>
  /** Lists of a field over the rows of a section, by `section.field`. */
  columns: Record<string, readonly FactReading[]>
  /** Rows of sections, by the id of their lines. */
  lines: Record<string, BasisLines>
  tables: Record<string, DecisionTable>
  calendar: WorkingCalendarYears
}

export interface BasisLines {
  /** Set when the section is not answered yet. */
  unanswered?: FactReading
  items: BasisItem[]
}

export interface BasisItem {
  index: number
  leftOut?: string
  undecided?: FactReading[]
  /** Fields of the row by key. */
  inputs: Record<string, FactReading>
}

/** Where a worksheet reads from: the facts of a declaration, or the record of an exported sheet. */
export interface SheetSource {
  at: string
  input: (name: string) => FactReading | undefined
  column: (name: string) => readonly FactReading[] | undefined
  lines: (section: LineSection) => { unanswered?: FactReading; items: readonly SourceItem[] }
  table: (id: string) => DecisionTable | undefined
  calendar: WorkingCalendarYears
}

export interface SourceItem {
  index: number
  leftOut?: string
  undecided?: readonly FactReading[]
  /** A field of the row; undefined = the row has no such field. */
  input: (name: string) => FactReading | undefined
}
