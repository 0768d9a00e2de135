/* Generated from schemas/platform/eligibility.schema.json by npm run types. */

/**
 * A condition in json-rules-engine's JSON: all / any / not / condition (a named condition of facts.json) or one test of a fact.
 */
export type Condition = AllConditions | AnyConditions | NotCondition | NamedCondition | FactTest

/**
 * The rules of one stage.
 */
export interface Eligibility {
  $schema?: string
  /**
   * @maxItems 200
   */
  rules: EligibilityRule[]
}
export interface EligibilityRule {
  name: string
  /**
   * The requirement in plain words.
   */
  label: string
  clause?: string
  /**
   * block 阻止提交, advise 提示, review 仅审核可见.
   */
  severity: 'block' | 'advise' | 'review'
  applies?: Condition
  conditions: Condition
  /**
   * What is said when it is not met: what is wrong and what next.
   */
  otherwise: string
  /**
   * What is said while it is unknown, e.g. 在项目备案时核验.
   */
  whenUnknown?: string
  /**
   * An unknown outcome also blocks the action (default false).
   */
  unknownBlocks?: boolean
  /**
   * The kind of account that is missing where the rule is not met: a link that opens its registration is offered to be sent on.
   */
  invites?: string
  selfCheck?: boolean
  /**
   * Roles that may settle or overrule it with a reason.
   */
  overridable?: string[]
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
