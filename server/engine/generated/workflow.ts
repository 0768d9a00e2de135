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
  /**
   * What roles say about a declaration side by side; an opinion neither moves nor decides it.
   *
   * @maxItems 20
   */
  opinions?: Opinion[]
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
  within?: StateLimit
  /**
   * No action leads out; negative also bars a new declaration of this stage.
   */
  final?: 'positive' | 'negative'
  /**
   * With a positive end: actions may still lead out of it when there is cause, such as a removal; nobody has to act.
   */
  standing?: boolean
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
export interface StateLimit {
  workingDays?: number
  /**
   * In place of workingDays: the field outside rows whose date is the last day.
   */
  until?: string
  /**
   * Mails about a limit that comes near, or that has passed.
   *
   * @minItems 1
   * @maxItems 10
   */
  reminders?: Reminder[]
  /**
   * When the declaration comes back from the applicant: the whole time again (default), or what was left of it; the day of the return counts as used.
   */
  afterReturn?: 'restart' | 'resume'
  clause?: string
}
export interface Reminder {
  mail: string
  /**
   * Roles; absent = whoever holds the state.
   *
   * @minItems 1
   */
  to?: string[]
  /**
   * So many working days before the last day; 0 = on it.
   */
  before?: number
  /**
   * So many working days after the last day.
   */
  after?: number
}
export interface Opinion {
  id: string
  label: string
  /**
   * What the one who gives it reads.
   */
  help?: string
  clause?: string
  /**
   * Any one of these roles gives it.
   *
   * @minItems 1
   */
  by: string[]
  /**
   * The states in which it is asked for.
   *
   * @minItems 1
   */
  in: string[]
  /**
   * It is owed: it stands among the to-dos of its roles, and the need opinions waits for it.
   */
  required?: boolean
  when?: Condition
  within?: TimeLimit
  /**
   * What it may come to.
   *
   * @minItems 1
   * @maxItems 20
   */
  outcomes: OpinionOutcome[]
  /**
   * A field outside rows with a credit code: the organisation that it names gives the opinion, and sees of the declaration nothing but `shows`. Its roles are then those of other organisations.
   */
  names?: string
  /**
   * With names: the fields outside rows that the named organisation reads.
   *
   * @minItems 1
   * @maxItems 30
   */
  shows?: string[]
  /**
   * How many characters its text has at least; absent = it may be left out.
   */
  textLength?: number
  /**
   * A PDF belongs to it; absent = none.
   */
  attachment?: 'optional' | 'required'
  fields?: FieldSection
  /**
   * The applicant reads it after the step.
   */
  public?: boolean
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
export interface TimeLimit {
  workingDays: number
  clause?: string
}
export interface OpinionOutcome {
  id: string
  label: string
  tone?: 'neutral' | 'active' | 'attention' | 'success' | 'danger'
  /**
   * With this outcome the text is required.
   */
  reason?: boolean
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
export interface WorkflowAction {
  id: string
  label: string
  /**
   * submit makes a revision; return carries remarks; reject is confirmed by typing.
   */
  kind: 'submit' | 'withdraw' | 'approve' | 'return' | 'reject' | 'move'
  /**
   * Roles; "system" for an automatic step; "batch" for what only a batch does to its members.
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
   * answers: the form is valid, with the sections that the acting role fills; opinions: the opinions that are owed in this state; materials: checklist complete; eligibility: no blocking finding; stampedPrint: the printed revision is the current one; comment: a written opinion; remarks: at least one remark; remarksSettled: every remark ticked off; settledFindings: no finding unknown; unopened: not yet opened by the reviewer; typedConfirmation: the last four characters of the credit code; programmeOpen: within the opening.
   */
  needs?: (
    | 'answers'
    | 'materials'
    | 'opinions'
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
  /**
   * A return may be made so many times; then only the other actions remain.
   */
  maxRounds?: number
  /**
   * Other returns that count towards maxRounds as well: the limit is of all of them together.
   *
   * @minItems 1
   */
  countsWith?: string[]
  /**
   * Results of the worksheet that this step grants: their amounts are recorded and stand from then on; an unknown amount, or a negative one without `decision`, refuses the step.
   *
   * @minItems 1
   */
  grants?: string[]
  /**
   * Whoever takes the step may grant less than was computed, with a reason; never more. In a step by batch: the amount of the batch.
   */
  lowering?: boolean
  /**
   * What this step decides about a negative result that it grants; recorded with it.
   */
  decision?: 'recover' | 'offset' | 'waive'
  clause?: string
  /**
   * With the need opinions: which it means; absent = all that are required.
   *
   * @minItems 1
   */
  opinions?: string[]
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
   * What the step writes into registers, in its own transaction: dated rows, or the end of rows.
   *
   * @minItems 1
   * @maxItems 20
   */
  registers?: RegisterEntry[]
  /**
   * May be done for several declarations at once.
   */
  batch?: boolean
  /**
   * A question asked before it is done.
   */
  confirm?: string
}
export interface StepMail {
  mail: string
  /**
   * Roles; that of the applicant is its registered address.
   *
   * @minItems 1
   */
  to: string[]
  /**
   * A field outside rows with a credit code: the mail goes to the registered address of the organisation that it names, where it is of one of the roles; it may say of the answers what an opinion that names it shows, and nothing else.
   */
  names?: string
  when?: Condition
}
export interface RegisterEntry {
  register: string
  /**
   * One row for each row of this section; absent = one row.
   */
  forEach?: string
  /**
   * The cells by column, as formulas over the facts of the stage and the fields of the row. The row takes the place of the one with the same key.
   */
  values?: {
    [k: string]: string
  }
  /**
   * The first day on which the row counts, or with ends no longer counts, as a formula; absent = the day of the step.
   */
  from?: string
  /**
   * The last day on which the row counts, as a formula; absent or unknown = until another step or list says otherwise.
   */
  until?: string
  /**
   * Columns that must be the same in the row that is replaced: a row of somebody else is never replaced.
   *
   * @minItems 1
   */
  keeps?: string[]
  /**
   * In place of values: every row with these cells, as formulas, ends.
   */
  ends?: {
    [k: string]: string
  }
}
