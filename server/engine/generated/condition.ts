/* Generated from schemas/platform/condition.schema.json by npm run types. */

/**
 * A condition in json-rules-engine's JSON: all / any / not / condition (a named condition of facts.json) or one test of a fact.
 */
export type Condition = AllConditions | AnyConditions | NotCondition | NamedCondition | FactTest

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
