/* Generated from schemas/platform/facts.schema.json by npm run types. */

export type FactDefinition =
  | ExpressionFact
  | ConditionFact
  | TableFact
  | RegisterFact
  | HistoryFact
  | MomentFact
  | PaymentFact
  | RelatedFact
  | PoolFact
  | DeadlineFact
  | WorkdaysFact
  | CountFact
  | ReviewerFact
  | OpinionFact
  | SheetFact
export type Id = string
export type Type = 'string' | 'integer' | 'decimal' | 'boolean' | 'date' | 'list'
/**
 * The values it may have, with their names for people.
 *
 * @minItems 1
 * @maxItems 200
 */
export type FactOptions = FactOption[]
/**
 * A condition in json-rules-engine's JSON: all / any / not / condition (a named condition of facts.json) or one test of a fact.
 */
export type Condition = AllConditions | AnyConditions | NotCondition | NamedCondition | FactTest

/**
 * Values that rules and formulas read besides the answers, and named conditions.
 */
export interface FactsFile {
  $schema?: string
  /**
   * @maxItems 300
   */
  facts?: FactDefinition[]
  /**
   * Named conditions, used by { "condition": name }.
   */
  conditions?: {
    [k: string]: Condition
  }
  /**
   * Budgets that declarations share; a fact of kind pool reads what is left of one.
   *
   * @maxItems 50
   */
  pools?: Pool[]
}
export interface ExpressionFact {
  id: Id
  label: string
  type: Type
  unit?: string
  stage?: string
  clause?: string
  kind: 'expression'
  formula: string
  /**
   * A section of rows of the form: the fact is read for each of its rows, like a field of it, and reads the fields of the row.
   */
  over?: string
  options?: FactOptions
}
export interface FactOption {
  const: string
  title: string
}
export interface ConditionFact {
  id: Id
  label: string
  type?: 'boolean'
  stage?: string
  clause?: string
  kind: 'condition'
  /**
   * A section of rows of the form: the fact is read for each of its rows, like a field of it, and reads the fields of the row.
   */
  over?: string
  conditions: Condition
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
export interface TableFact {
  id: Id
  label: string
  type: Type
  unit?: string
  stage?: string
  clause?: string
  kind: 'table'
  /**
   * A decision table, by file name without .table.json.
   */
  table: string
  /**
   * Which output column; absent = the first.
   */
  output?: string
  /**
   * A section of rows of the form: the fact is read for each of its rows, like a field of it, and reads the fields of the row.
   */
  over?: string
  options?: FactOptions
}
export interface RegisterFact {
  id: Id
  label: string
  type: Type
  unit?: string
  stage?: string
  clause?: string
  kind: 'register'
  register: string
  /**
   * The fact whose value is looked up, e.g. organisation.creditCode.
   */
  key: string
  /**
   * A date fact, or submittedAt; absent = the instant of the evaluation.
   */
  asOf?: string
  /**
   * A column; absent = whether a row exists (boolean).
   */
  returns?: string
  /**
   * A section of rows of the form: the fact is read for each of its rows, where `key` is a field of the row.
   */
  over?: string
  options?: FactOptions
}
export interface HistoryFact {
  id: Id
  label: string
  type: Type
  unit?: string
  clause?: string
  kind: 'history'
  stage: string
  states?: string[]
  /**
   * Another programme of the same site, whose stage and states are meant; absent = this one.
   */
  programme?: string
  /**
   * Only what was granted: declarations with a grant (of `of`, where it is named), at the instant of the grant; absent = declarations by their first submission.
   */
  granted?: boolean
  /**
   * A date fact, mostly firstSubmittedAt: only what was before it; while it is unknown, everything until now.
   */
  before?: string
  /**
   * A date fact: only what was on that day or later.
   */
  since?: string
  /**
   * The date fact that the period is counted back from; absent = that of `before`; what is not known yet counts as now.
   */
  asOf?: string
  period?: 'year' | 'months' | 'all'
  /**
   * With the period months: so many months back, the corresponding day included.
   */
  months?: number
  /**
   * With the period year: this year and those before it, so many in all; absent = 1.
   */
  years?: number
  /**
   * Only those that belong to the same declaration above as this one (stages with per parent).
   */
  beside?: boolean
  /**
   * Only those that belong to this declaration itself.
   */
  below?: boolean
  /**
   * last = the value of `of` in the one that was submitted last; unknown while there is none.
   */
  aggregate: 'count' | 'sum' | 'last'
  /**
   * What is summed or read: a field key or an amount of the worksheet.
   */
  of?: string
}
/**
 * When a declaration of a stage entered a state.
 */
export interface MomentFact {
  id: Id
  label: string
  type?: 'date'
  clause?: string
  kind: 'moment'
  /**
   * This stage or another one: the declaration that its facts are read from.
   */
  stage: string
  state: string
  /**
   * Of several entries; absent = last.
   */
  which?: 'first' | 'last'
}
/**
 * What was paid to a declaration, from the payment record of its batch alone.
 */
export interface PaymentFact {
  id: Id
  label: string
  type: 'decimal' | 'date' | 'integer'
  unit?: '元' | '万元'
  clause?: string
  kind: 'payment'
  /**
   * This stage or another one: the declaration that its facts are read from.
   */
  stage: string
  /**
   * The sum paid so far (0 before the first payment), the day of the first or the last payment (unknown before it), or how many there were.
   */
  reads: 'amount' | 'firstDay' | 'lastDay' | 'count'
  /**
   * With amount: only this part of the amount, as the batch splits it.
   */
  part?: string
}
/**
 * Declarations of other organisations that name this one, e.g. of the enterprise that a provider claims for.
 */
export interface RelatedFact {
  id: Id
  label: string
  type: 'string' | 'integer' | 'decimal' | 'date'
  unit?: string
  clause?: string
  kind: 'related'
  /**
   * The stage of this programme whose declarations are looked through.
   */
  stage: string
  /**
   * Only declarations in these states; never drafts that were not handed in.
   *
   * @minItems 1
   */
  states: string[]
  match: RelatedMatch
  /**
   * count; sum of `of`; or the value of `of` where exactly one declaration is found.
   */
  aggregate: 'count' | 'sum' | 'value'
  /**
   * A field of theirs outside rows, or a result of their worksheet (as granted, else as of the last step).
   */
  of?: string
}
export interface RelatedMatch {
  /**
   * A field of theirs, outside rows.
   */
  field: string
  /**
   * The fact of this declaration that it must equal: an answer outside rows, or organisation.creditCode and the like.
   */
  equals: string
}
export interface PoolFact {
  id: Id
  label: string
  type: Type
  unit?: string
  stage?: string
  clause?: string
  kind: 'pool'
  /**
   * A pool of this file: what is left of it for this declaration, in the unit of the fact.
   */
  pool: string
}
export interface DeadlineFact {
  id: Id
  label: string
  type?: 'boolean'
  stage?: string
  clause?: string
  kind: 'deadline'
  /**
   * A date or instant fact, or now, submittedAt.
   */
  of: string
  notBefore?: string
  /**
   * Exclusive.
   */
  before?: string
  /**
   * Instead of one window several, e.g. one per batch: within any of them.
   *
   * @minItems 1
   * @maxItems 50
   */
  windows?: DeadlineWindow[]
}
export interface DeadlineWindow {
  notBefore?: string
  /**
   * Exclusive.
   */
  before?: string
  label?: string
}
export interface WorkdaysFact {
  id: Id
  label: string
  type?: 'integer'
  unit?: string
  stage?: string
  clause?: string
  kind: 'workdays'
  from: string
  to: string
}
export interface CountFact {
  id: Id
  label: string
  type?: 'integer'
  unit?: string
  stage?: string
  clause?: string
  kind: 'count'
  /**
   * A section of rows.
   */
  over: string
  where?: Condition
}
/**
 * Decided by a reviewer, with a reason; unknown until then.
 */
export interface ReviewerFact {
  id: Id
  label: string
  type: Type
  unit?: string
  stage?: string
  clause?: string
  kind: 'reviewer'
  /**
   * @minItems 1
   */
  by: string[]
  /**
   * The states of its stage in which it is decided; absent = while one of the roles holds the declaration.
   *
   * @minItems 1
   */
  in?: string[]
  /**
   * The applicant reads the value and its reason.
   */
  public?: boolean
  /**
   * Of a decimal: how many it may have; absent = 2.
   */
  places?: number
  minimum?: string
  maximum?: string
  options?: FactOptions
}
/**
 * What an opinion of the stage's workflow came to, or a field of it; unknown until it is given.
 */
export interface OpinionFact {
  id: Id
  label: string
  type: Type
  unit?: string
  stage: string
  clause?: string
  kind: 'opinion'
  opinion: string
  /**
   * A field of the opinion; absent = its outcome.
   */
  field?: string
  options?: FactOptions
}
/**
 * A row of the stage's worksheet.
 */
export interface SheetFact {
  id: Id
  label: string
  type: Type
  unit?: string
  stage: string
  clause?: string
  kind: 'sheet'
  /**
   * The row whose value it is.
   */
  row: string
  options?: FactOptions
}
export interface Pool {
  id: string
  label: string
  unit: '元' | '万元'
  note?: string
  clause?: string
  /**
   * The amount; the last one in force counts.
   *
   * @minItems 1
   * @maxItems 100
   */
  values: PoolAmount[]
  /**
   * The stage whose declarations draw on it.
   */
  stage?: string
  /**
   * The states in which a declaration reserves its amount.
   *
   * @minItems 1
   */
  states?: string[]
  /**
   * The result of the stage's worksheet that is reserved.
   */
  result?: string
  /**
   * In place of stage, states and result: several stages whose declarations draw on it, each with its own.
   *
   * @minItems 1
   * @maxItems 20
   */
  stages?: PoolStage[]
  /**
   * submission = first come, first served, by time of submission; pro-rata = everybody the same share of what they ask.
   */
  order: 'submission' | 'pro-rata'
  /**
   * Which submission gives the place in the order and the day of the amount: the first (default), or the last, so that a correction loses the place.
   */
  submission?: 'first' | 'last'
}
export interface PoolAmount {
  /**
   * In force from this day on; absent = from the beginning.
   */
  from?: string
  value: string
  clause?: string
}
export interface PoolStage {
  stage: string
  /**
   * @minItems 1
   */
  states: string[]
  result: string
}
