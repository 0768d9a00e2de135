/** What a helper of templates is made of. */
import type { Json } from '../model.js'
import type { NameType } from './names.js'

export interface HelperParameter {
  label: string
  /** Types of values it takes; absent = any. */
  accepts?: readonly NameType[]
  /** A text in quotes, one of these. */
  words?: readonly string[]
  /** A text in quotes here is one of the options of the first value. */
  option?: true
  /** A text in quotes: a column of the rows that come first. */
  column?: true
  /** A text in quotes: a cell of a decision table, for the column before it, or else for the first value. */
  test?: true
  optional?: true
  /** Any number of them. */
  rest?: true
}

/** What a helper may know besides its values: the row that it stands in, the clauses of the programme. */
export interface HelperPlace {
  index?: number
  clauses?: Readonly<Record<string, Readonly<Record<string, string>>>>
}

export interface TemplateHelper {
  label: string
  usage: string
  parameters: readonly HelperParameter[]
  returns: NameType
  run: (values: readonly Json[], place: HelperPlace) => Json
  /** For letters alone: marks around what was run, as HTML. */
  marks?: (text: string) => string
}
