/* Generated from schemas/platform/form.schema.json by npm run types. */

export type Section = FieldSection | RowSection

/**
 * The questions of one stage: sections (objects, or lists of rows), each with fields. A JSON Schema (draft 2020-12) within an allow-list of keywords.
 */
export interface Form {
  $schema?: string
  /**
   * The form's name, as printed on top of it.
   */
  title: string
  description?: string
  type: 'object'
  /**
   * Sections by key, in order.
   */
  properties: {
    [k: string]: Section
  }
  required?: string[]
}
export interface FieldSection {
  type: 'object'
  title: string
  /**
   * Instructions shown above the section.
   */
  description?: string
  clause?: string
  /**
   * Roles that fill it in place of the applicant, who only reads it.
   *
   * @minItems 1
   */
  by?: string[]
  /**
   * With `by`: the states in which it is filled.
   *
   * @minItems 1
   */
  in?: string[]
  /**
   * With `by`: it stands on the printed form as well.
   */
  printed?: boolean
  properties: Fields
  required?: string[]
  /**
   * @maxItems 40
   */
  allOf?: ConditionalFields[]
}
export interface Fields {
  [k: string]: Field
}
/**
 * One question. Keys are immutable and unique within the stage; the title is what people read.
 */
export interface Field {
  type: 'string' | 'integer' | 'boolean' | 'array'
  title: string
  /**
   * Help below the field.
   */
  description?: string
  /**
   * The clause that asks for it.
   */
  clause?: string
  /**
   * A checked kind of text.
   */
  format?: 'date' | 'credit-code' | 'mobile' | 'telephone' | 'email' | 'bank-account' | 'url'
  minLength?: number
  maxLength?: number
  pattern?: string
  /**
   * What is said when pattern does not hold.
   */
  message?: string
  decimal?: DecimalKeyword
  /**
   * 万元, 元, %, 天, 人 …
   */
  unit?: string
  minimum?: number
  maximum?: number
  /**
   * @minItems 1
   * @maxItems 500
   */
  enum?: string[]
  /**
   * @minItems 1
   * @maxItems 500
   */
  oneOf?: Option[]
  /**
   * The only answer accepted, for a consent or a commitment.
   */
  const?: string | number | boolean
  items?: Choice
  uniqueItems?: true
  minItems?: number
  maxItems?: number
  /**
   * A dictionary of the programme or site; the answer is the code of one of its entries.
   */
  dictionary?: string
  default?: unknown
  /**
   * Where the first value comes from: organisation.name, organisation.creditCode, organisation.district … or stage.key of an earlier stage.
   */
  from?: string
  /**
   * Filled from `from` and not editable here.
   */
  locked?: boolean
  /**
   * Asked in the self-check without login.
   */
  selfCheck?: boolean
  /**
   * False keeps it off the printed form (and a change of it keeps the stamp valid).
   */
  printed?: boolean
  /**
   * Roles that do not see it.
   */
  withheldFrom?: string[]
  /**
   * Roles that see its last four characters alone, of free text or a text of a format other than a date; whoever files it sees it whole while it may be edited and on paper, whoever pays in the payment.
   *
   * @minItems 1
   */
  maskedFor?: string[]
  /**
   * The material that proves it.
   */
  evidence?: string
}
/**
 * The text is an exact decimal number.
 */
export interface DecimalKeyword {
  places: number
  minimum?: string
  maximum?: string
}
export interface Option {
  const: string
  title: string
  description?: string
}
/**
 * For several choices (type array).
 */
export interface Choice {
  type: 'string'
  /**
   * @minItems 1
   * @maxItems 200
   */
  oneOf: Option[]
}
/**
 * Fields that are asked only when another field of the section has a given answer.
 */
export interface ConditionalFields {
  if: FieldCondition
  then: ConditionalPart
  else?: ConditionalPart
}
export interface FieldCondition {
  properties: {
    [k: string]: FieldConditionTest
  }
  /**
   * @minItems 1
   */
  required: string[]
}
export interface FieldConditionTest {
  const?: unknown
  /**
   * @minItems 1
   */
  enum?: unknown[]
  contains?: ChoiceTest
  not?: FieldConditionExclusion
}
/**
 * For a field of several choices: one of its choices is this one, or any of these.
 */
export interface ChoiceTest {
  const?: string
  /**
   * @minItems 1
   */
  enum?: string[]
}
export interface FieldConditionExclusion {
  const?: unknown
  /**
   * @minItems 1
   */
  enum?: unknown[]
  contains?: ChoiceTest
}
export interface ConditionalPart {
  properties?: Fields
  required?: string[]
}
export interface RowSection {
  type: 'array'
  title: string
  description?: string
  clause?: string
  /**
   * Roles that fill it in place of the applicant, who only reads it.
   *
   * @minItems 1
   */
  by?: string[]
  /**
   * With `by`: the states in which it is filled.
   *
   * @minItems 1
   */
  in?: string[]
  /**
   * With `by`: it stands on the printed form as well.
   */
  printed?: boolean
  minItems?: number
  maxItems: number
  /**
   * Columns whose values together may stand in one row only; rows that lack one of them are not compared.
   *
   * @minItems 1
   * @maxItems 10
   */
  uniqueBy?: string[]
  /**
   * Rows that stand there from the beginning: answers by field key.
   *
   * @minItems 1
   * @maxItems 500
   */
  default?: GivenRow[]
  /**
   * The rows of `default` are all there are: none is added, removed or moved, and their given answers stay.
   */
  fixed?: true
  items: Row
}
export interface GivenRow {
  [k: string]: unknown
}
export interface Row {
  type: 'object'
  title?: string
  properties: Fields
  required?: string[]
  /**
   * @maxItems 40
   */
  allOf?: ConditionalFields[]
}
