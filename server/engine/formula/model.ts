/** The words of the formula language: values, kinds, the tree. No behaviour. */

import type { FactReading, WorkingCalendarYears } from '../model.js'
import type { Decimal } from '../values/exact.js'

/** Numbers are exact decimals, days and instants are ISO text. */
export type Value = Decimal | string | boolean | readonly Value[]

/** A value, or why there is none: a gap is an error of the case or the policy, missing is what nobody has said yet. */
export type Reading =
  | { value: Value; gap?: undefined; missing?: undefined }
  | { value?: undefined; gap?: string; missing: readonly FactReading[] }

export type ValueType = 'number' | 'text' | 'boolean' | 'date' | 'list' | 'rows'

/** What is known of a value before it is computed. */
export interface Kind {
  /** Undefined after a mistake that was already reported. */
  type?: ValueType
  /** Of numbers: '' = a plain number; undefined = a bare numeral, which takes any unit. */
  unit?: string
  /** Of lists: the kind of its items. */
  of?: Kind
  /** The only values a text may have, with their titles. */
  options?: ReadonlyMap<string, string>
}

/** A name that a formula may read. */
export interface NameInfo extends Kind {
  id: string
  label: string
}

export type UnaryOperator = '-' | 'not'
export type BinaryOperator = '+' | '-' | '*' | '/' | '%' | '==' | '!=' | '<' | '<=' | '>' | '>=' | 'and' | 'or'

export type FormulaNode =
  | { kind: 'number'; text: string; value: Decimal }
  | { kind: 'text'; value: string }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'name'; name: string }
  | { kind: 'unary'; operator: UnaryOperator; of: FormulaNode }
  | { kind: 'binary'; operator: BinaryOperator; left: FormulaNode; right: FormulaNode }
  | { kind: 'call'; name: string; args: readonly FormulaNode[] }

/** What an evaluation reads, and how many steps it may still take. */
export interface FormulaContext {
  read: (name: string) => Reading
  /** `table` or `table.output`. */
  lookup: (table: string, args: readonly Reading[]) => Reading
  calendar: WorkingCalendarYears
  budget: { steps: number }
}
