/* Generated from schemas/platform/batches.schema.json by npm run types. */

/**
 * A condition in json-rules-engine's JSON: all / any / not / condition (a named condition of facts.json) or one test of a fact.
 */
export type Condition = AllConditions | AnyConditions | NotCondition | NamedCondition | FactTest

/**
 * Batches: many declarations handled by one document, such as a published list, a recommendation or an allocation plan.
 */
export interface BatchesFile {
  $schema?: string
  /**
   * @minItems 1
   */
  batches: BatchKind[]
}
export interface BatchKind {
  id: string
  title: string
  /**
   * What it is for; shown to those who make one.
   */
  help?: string
  clause?: string
  /**
   * PL-{year}-{serial}; as the numbers of stages.
   */
  number: string
  /**
   * Roles that make one, choose its members, lower amounts and upload its documents.
   *
   * @minItems 1
   */
  by: string[]
  members: BatchMembers
  /**
   * @minItems 1
   * @maxItems 30
   */
  columns: BatchColumn[]
  amount?: BatchAmount
  budget?: BatchBudget
  /**
   * PDFs that are uploaded to a batch, such as the stamped list or the minutes.
   */
  documents?: BatchDocument[]
  objections?: BatchObjections
  payments?: BatchPayments
  workflow: BatchWorkflow
}
export interface BatchMembers {
  stage: string
  /**
   * States of that stage in which a declaration can be chosen.
   *
   * @minItems 1
   */
  states: string[]
  where?: Condition
  /**
   * district: all members of one batch are of one district; absent = all.
   */
  per?: 'all' | 'district'
  /**
   * How many members at most; absent = 500.
   */
  most?: number
  ranked?: BatchRanking
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
/**
 * Members are those that come first of everyone who fits: at most `most` of them, and so many of each district.
 */
export interface BatchRanking {
  /**
   * @minItems 1
   * @maxItems 5
   */
  by: RankKey[]
  /**
   * How many of one district at most.
   */
  mostPerDistrict?: number
  clause?: string
}
export interface RankKey {
  /**
   * A column of numbers or days; the next one counts where two are equal.
   */
  column: string
  /**
   * Which comes first: the greater one (default), or the smaller one, the earlier day.
   */
  order?: 'descending' | 'ascending'
}
export interface BatchColumn {
  id: string
  label: string
  /**
   * Over the facts of the member's stage; amounts.<result> is a result of its worksheet, in the unit of its row.
   */
  formula: string
  unit?: string
  round?: BatchRounding
  /**
   * Summed up below the table.
   */
  total?: boolean
  /**
   * Shown on the public page.
   */
  public?: boolean
  /**
   * Partly hidden on the public page, and in letters by masked.<column>.
   */
  mask?: 'name' | 'code' | 'phone'
  clause?: string
}
export interface BatchRounding {
  mode: 'half-up' | 'down' | 'up'
  /**
   * Decimal places; -1 = whole tens, -2 = whole hundreds.
   */
  places: number
}
/**
 * The column that is the money of each member: budget, payments and letters count it in whole fen.
 */
export interface BatchAmount {
  column: string
  /**
   * It may be lowered for one member with a reason; never raised.
   */
  lower?: boolean
  /**
   * The result of the members' worksheet that this amount is: a step that the batch takes with its members and that grants it records the amount of the batch, computed again in that transaction.
   */
  grants?: string
  /**
   * Parts by source of money; each is cut to whole fen, the last takes what remains.
   *
   * @minItems 2
   */
  split?: BatchPart[]
  clause?: string
}
export interface BatchPart {
  id: string
  label: string
  /**
   * A part of 1; absent on the last = what remains.
   */
  share?: string
}
/**
 * What all batches of this kind may spend together: values of the configuration, or a column of a register.
 */
export interface BatchBudget {
  label: string
  unit: '元' | '万元'
  /**
   * @minItems 1
   */
  values?: BatchBudgetValue[]
  register?: string
  /**
   * The row of the register that counts; absent = the sum of all rows in force.
   */
  key?: string
  /**
   * The column of the register that holds the money.
   */
  column?: string
}
export interface BatchBudgetValue {
  from?: string
  value: string
  clause?: string
}
export interface BatchDocument {
  id: string
  title: string
  /**
   * The letter that is printed for it.
   */
  letter?: string
  clause?: string
}
/**
 * Objections of the public during a public notice; an open one suspends it, an upheld one removes the member.
 */
export interface BatchObjections {
  /**
   * Roles that decide them.
   *
   * @minItems 1
   */
  by: string[]
  within?: BatchTimeLimit
  /**
   * An action by "batch" of the members' workflow that a removed member takes; absent = it stays where it is.
   */
  moves?: string
  /**
   * What is said beside the form on the public page.
   */
  note?: string
  clause?: string
}
export interface BatchTimeLimit {
  workingDays: number
  clause?: string
}
export interface BatchPayments {
  /**
   * @minItems 1
   */
  by: string[]
  /**
   * States of the batch in which payments are recorded.
   *
   * @minItems 1
   */
  in: string[]
  /**
   * Whom to pay, read when the payment is recorded and kept with it; only those who record payments see it.
   *
   * @minItems 1
   * @maxItems 10
   */
  payee?: BatchPayee[]
  /**
   * While one of these holds for a member, or is unknown, nothing is paid to it.
   *
   * @minItems 1
   * @maxItems 10
   */
  held?: BatchHold[]
  clause?: string
}
export interface BatchPayee {
  id: string
  label: string
  /**
   * As that of a column.
   */
  formula: string
}
export interface BatchHold {
  when: Condition
  /**
   * Why nothing is paid now, and what has to happen first.
   */
  message: string
}
/**
 * The whitelist of a batch: its states, and who may do what in which of them.
 */
export interface BatchWorkflow {
  initial: string
  /**
   * @minItems 2
   */
  states: BatchState[]
  actions: BatchAction[]
}
export interface BatchState {
  id: string
  label: string
  tone: 'neutral' | 'active' | 'attention' | 'success' | 'danger'
  /**
   * The role that has to act.
   */
  holder?: string
  /**
   * Members may be chosen and amounts lowered.
   */
  members?: boolean
  within?: BatchTimeLimit
  notice?: BatchNotice
  /**
   * Everybody may see it, without a clock and without objections.
   */
  published?: boolean
  /**
   * No action leads out; members are free for other batches. negative: its amounts no longer count against the budget.
   */
  final?: 'positive' | 'negative'
  clause?: string
  help?: string
}
/**
 * A public notice: everybody sees it for so many working days; the clock stands while an objection is open.
 */
export interface BatchNotice {
  workingDays: number
  clause?: string
}
export interface BatchAction {
  id: string
  label: string
  /**
   * @minItems 1
   */
  by: string[]
  /**
   * @minItems 1
   */
  from: string[]
  to: string
  /**
   * comment: a written opinion; members: at least one; values: no column of a member is unknown; ranking: the members are those that the ranking takes now; withinBudget: the sum fits; noticeOver: the public notice has run its working days; objectionsDecided: none is open; paid: every member in full.
   */
  needs?: ('comment' | 'members' | 'values' | 'ranking' | 'withinBudget' | 'noticeOver' | 'objectionsDecided' | 'paid')[]
  /**
   * Documents that must have been uploaded.
   *
   * @minItems 1
   */
  documents?: string[]
  /**
   * A date is asked, with this label: when the document was signed, when the list takes effect.
   */
  date?: string
  /**
   * An action by "batch" of the members' own workflow: every member takes it, or none.
   */
  moves?: string
  clause?: string
  /**
   * A question asked before it is done.
   */
  confirm?: string
}
