/* Generated from schemas/platform/worksheet.schema.json by npm run types. */

export type Id = string
/**
 * A condition in json-rules-engine's JSON: all / any / not / condition (a named condition of facts.json) or one test of a fact.
 */
export type Condition = AllConditions | AnyConditions | NotCondition | NamedCondition | FactTest

/**
 * The subsidy formula as named rows.
 */
export interface Worksheet {
  $schema?: string
  /**
   * The date by which dated parameters are read: submittedAt (default), firstSubmittedAt, or another date fact; what is not known yet counts as now.
   */
  asOf?: string
  title: string
  parameters?: Parameter[]
  /**
   * Line items: rows computed for each row of a section of the answers.
   */
  lines?: LineSection[]
  /**
   * @minItems 1
   */
  rows: WorksheetRow[]
  /**
   * @minItems 1
   */
  results: WorksheetResult[]
}
export interface Parameter {
  id: Id
  label: string
  unit?: string
  note?: string
  /**
   * @minItems 1
   */
  values: DatedValue[]
}
export interface DatedValue {
  /**
   * In force from this day on; absent = from the beginning.
   */
  from?: string
  /**
   * An exact decimal, a date or a word.
   */
  value: string
  clause?: string
}
export interface LineSection {
  id: Id
  label: string
  /**
   * A section of rows of the form.
   */
  forEach: string
  where?: Condition
  /**
   * Why a row that fails `where` is left out.
   */
  leftOut?: string
  /**
   * @minItems 1
   */
  rows: WorksheetRow[]
}
export interface AllConditions {
  /**
   * @minItems 1
   * @maxItems 50
   */
  all: Condition[]
}
export interface AnyConditions {
  /**
   * @minItems 1
   * @maxItems 50
   */
  any: Condition[]
}
export interface NotCondition {
  not: Condition
}
export interface NamedCondition {
  /**
   * The name of a condition in facts.json.
   */
  condition: string
}
export interface FactTest {
  /**
   * A field's key, or the id of a fact of facts.json; `stage.key` for an earlier stage.
   */
  fact: string
  operator:
    | 'equal'
    | 'notEqual'
    | 'in'
    | 'notIn'
    | 'contains'
    | 'doesNotContain'
    | 'lessThan'
    | 'lessThanInclusive'
    | 'greaterThan'
    | 'greaterThanInclusive'
    | 'between'
    | 'startsWith'
    | 'startsWithAny'
    | 'dateBefore'
    | 'dateOnOrBefore'
    | 'dateAfter'
    | 'dateOnOrAfter'
    | 'answered'
    | 'some'
    | 'every'
    | 'none'
  /**
   * The value compared with; { "fact": id } for another fact; [low, high] inclusive for between; a condition over the row's fields for some / every / none; true or false for answered.
   */
  value: string | number | boolean | unknown[] | {}
  path?: string
  params?: {}
}
export interface WorksheetRow {
  id: Id
  label: string
  formula: string
  round?: Rounding
  unit?: string
  allowNegative?: boolean
  clause?: string
  note?: string
}
export interface Rounding {
  mode: 'half-up' | 'down' | 'up'
  /**
   * Decimal places; -1 = whole tens, -2 = whole hundreds.
   */
  places: number
}
export interface WorksheetResult {
  id: Id
  label: string
  /**
   * The row whose value it is, in 元 or 万元.
   */
  row: string
  /**
   * A negative amount is a gap (default), or asks for a decision recover / offset / waive.
   */
  negative?: 'refuse' | 'decide'
  /**
   * Parts of the amount; the remainder fen goes to the last.
   */
  split?: SplitPart[]
}
export interface SplitPart {
  id: Id
  label: string
  /**
   * A parameter or row id, or a decimal; absent on the last = the rest.
   */
  share?: string
}
