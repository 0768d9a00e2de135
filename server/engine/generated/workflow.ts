/* Generated from schemas/platform/workflow.schema.json by npm run types. */

/**
 * A condition in json-rules-engine's JSON: all / any / not / condition (a named condition of facts.json) or one test of a fact.
 */
export type Condition = AllConditions | AnyConditions | NotCondition | NamedCondition | FactTest

/**
 * The whitelist of one stage: states, and who may do what in which of them.
 */
export interface Workflow {
  $schema?: string
  initial: string
  /**
   * @minItems 2
   */
  states: WorkflowState[]
  actions: WorkflowAction[]
}
export interface WorkflowState {
  id: string
  /**
   * The internal name.
   */
  label: string
  /**
   * The name the applicant reads; absent = label.
   */
  public?: string
  tone: 'neutral' | 'active' | 'attention' | 'success' | 'danger'
  /**
   * The role that has to act; to-dos and the clock follow it.
   */
  holder?: string
  /**
   * The applicant may edit everything, or only what was remarked on; absent = nothing.
   */
  editable?: 'all' | 'remarks'
  within?: TimeLimit
  /**
   * No action leads out; negative also bars a new declaration of this stage.
   */
  final?: 'positive' | 'negative'
  /**
   * With a negative end: a new declaration of this stage may be started all the same.
   */
  reopens?: boolean
  clause?: string
  /**
   * What the applicant reads about it: what happens now and next.
   */
  help?: string
}
export interface TimeLimit {
  workingDays: number
  clause?: string
}
export interface WorkflowAction {
  id: string
  label: string
  /**
   * submit makes a revision; return carries remarks; reject is confirmed by typing.
   */
  kind: 'submit' | 'withdraw' | 'approve' | 'return' | 'reject' | 'move'
  /**
   * Roles; "system" for an automatic step.
   *
   * @minItems 1
   */
  by: string[]
  /**
   * An automatic step is taken from this instant on; absent with `after` = as soon as its condition and needs hold.
   */
  at?: string
  /**
   * An automatic step is taken so many working days after the state was entered.
   */
  after?: number
  /**
   * A special case: these rules do not stop the action, whatever their finding; it needs a written comment, and both are recorded.
   *
   * @minItems 1
   */
  despite?: string[]
  /**
   * @minItems 1
   */
  from: string[]
  to: string
  when?: Condition
  /**
   * answers: the form is valid; materials: checklist complete; eligibility: no blocking finding; stampedPrint: the printed revision is the current one; comment: a written opinion; remarks: at least one remark; remarksSettled: every remark ticked off; settledFindings: no finding unknown; unopened: not yet opened by the reviewer; typedConfirmation: the last four characters of the credit code; programmeOpen: within the opening.
   */
  needs?: (
    | 'answers'
    | 'materials'
    | 'eligibility'
    | 'stampedPrint'
    | 'comment'
    | 'remarks'
    | 'remarksSettled'
    | 'settledFindings'
    | 'unopened'
    | 'typedConfirmation'
    | 'programmeOpen'
  )[]
  clause?: string
  /**
   * With the need comment: how many characters it has at least.
   */
  commentLength?: number
  /**
   * Mail to the applicant.
   */
  mail?: string
  /**
   * Mail to the accounts that hold the new state.
   */
  mailHolder?: string
  /**
   * Further mails, each to the accounts of one or more roles within whose reach the declaration is.
   *
   * @minItems 1
   * @maxItems 20
   */
  mails?: StepMail[]
  /**
   * May be done for several declarations at once.
   */
  batch?: boolean
  /**
   * A question asked before it is done.
   */
  confirm?: string
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
export interface StepMail {
  mail: string
  /**
   * Roles; that of the applicant is its registered address.
   *
   * @minItems 1
   */
  to: string[]
  when?: Condition
}
