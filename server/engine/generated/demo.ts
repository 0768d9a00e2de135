/* Generated from schemas/platform/demo.schema.json by npm run types. */

export type Login = string
export type Key = string
/**
 * What one person does. `by` is a login of staff, or organisation for the organisation itself.
 */
export type DemonstrationStep =
  | StartStep
  | SaveStep
  | PrintStep
  | UploadStep
  | OpenStep
  | AssignStep
  | SettleStep
  | OpinionStep
  | ProvideStep
  | WordStep
  | DecideStep
  | FillStep
  | TickStep
  | ActStep
/**
 * A declaration above in this list: what was filled in there at the last is filled in here too, under what is given. Its dates count from this step.
 */
export type Like = string
/**
 * What one person does to a batch. `by` is a login of staff, or visitor for somebody who is not signed in.
 */
export type DemonstrationBatchStep = CreateStep | ChooseStep | LowerStep | DocumentStep | BatchActStep | ObjectStep | AnswerStep | PayStep

/**
 * A demonstration as data: accounts, registers and what everybody does. It is played through the same actions as real work, in the order of time, and never inserted. Every time is given as days before the day on which it is played, so that it is never out of date.
 */
export interface Demonstration {
  $schema?: string
  title: string
  description?: string
  /**
   * Accounts of reviewers.
   */
  staff: DemonstrationStaff[]
  /**
   * Organisations that register themselves; their login is the credit code.
   */
  organisations: DemonstrationOrganisation[]
  /**
   * Imports of registers.
   */
  registers?: DemonstrationRegister[]
  /**
   * Declarations with everything that happens to them.
   */
  declarations: DemonstrationDeclaration[]
  /**
   * Batches with everything that happens to them.
   */
  batches?: DemonstrationBatch[]
}
export interface DemonstrationStaff {
  login: Login
  name: string
  /**
   * A role of the programme, or administrator, operator.
   */
  role: string
  /**
   * For a role whose scope is its district.
   */
  district?: string
  email?: string
}
export interface DemonstrationOrganisation {
  key: Key
  /**
   * An account kind of the site.
   */
  kind: string
  name: string
  creditCode: string
  district: string
  contact: string
  mobile: string
  email: string
  registered: DemonstrationMoment
}
export interface DemonstrationMoment {
  daysAgo: number
  /**
   * In Asia/Shanghai.
   */
  time: string
}
export interface DemonstrationRegister {
  register: string
  imported: DemonstrationMoment
  /**
   * From which day on the list counts; absent = the day of the import.
   */
  asOf?: string
  rows: {}[]
}
export interface DemonstrationDeclaration {
  key: Key
  /**
   * What it shows.
   */
  title?: string
  organisation: Key
  stage: string
  parent?: Key
  /**
   * The state that it must have reached in the end.
   */
  state?: string
  /**
   * @minItems 1
   */
  steps: DemonstrationStep[]
}
/**
 * Begins the declaration; staff open a stage for the organisation, with what they fill in at once. Dates as in a save.
 */
export interface StartStep {
  kind: 'start'
  at: DemonstrationMoment
  by: string
  content?: {}
}
/**
 * Saves answers; sections that are not given stay as they are, fields of a given section are merged. A date may be given as the day of the step and so many days after it (before it where negative): { "days": -20 }.
 */
export interface SaveStep {
  kind: 'save'
  at: DemonstrationMoment
  by: string
  like?: Like
  answers: {}
}
/**
 * Prints the form, so that the stamped scan belongs to the content of now.
 */
export interface PrintStep {
  kind: 'print'
  at: DemonstrationMoment
  by: string
}
/**
 * Uploads one generated sample PDF per material; an uploaded one is replaced.
 */
export interface UploadStep {
  kind: 'upload'
  at: DemonstrationMoment
  by: string
  /**
   * Ids of materials; id#n for row n.
   *
   * @minItems 1
   */
  materials: string[]
}
/**
 * A reviewer opens the declaration; from then on it cannot be withdrawn.
 */
export interface OpenStep {
  kind: 'open'
  at: DemonstrationMoment
  by: string
}
export interface AssignStep {
  kind: 'assign'
  at: DemonstrationMoment
  by: string
  /**
   * A login of staff.
   */
  to: string
}
/**
 * A reviewer settles or overrules a rule with a reason.
 */
export interface SettleStep {
  kind: 'settle'
  at: DemonstrationMoment
  by: string
  rule: string
  outcome: 'met' | 'not met'
  reason: string
}
/**
 * A role, or the organisation that the declaration names (by = its credit code), gives its opinion; with a generated sample PDF where it says `attach`.
 */
export interface OpinionStep {
  kind: 'opinion'
  at: DemonstrationMoment
  by: string
  /**
   * An opinion of the workflow.
   */
  opinion: string
  outcome: string
  text?: string
  fields?: {}
  attach?: boolean
}
/**
 * The organisation that the declaration names (by = its credit code) uploads a generated sample PDF for a material.
 */
export interface ProvideStep {
  kind: 'provide'
  at: DemonstrationMoment
  by: string
  material: string
}
/**
 * The applicant confirms what the named organisation has uploaded, or says what is wrong with it.
 */
export interface WordStep {
  kind: 'word'
  at: DemonstrationMoment
  by: string
  material: string
  accepted: boolean
  reason?: string
}
/**
 * A reviewer decides the value of a fact with a reason.
 */
export interface DecideStep {
  kind: 'decide'
  at: DemonstrationMoment
  by: string
  fact: string
  value: string | number | boolean | unknown[]
  reason: string
}
/**
 * A reviewer fills a section that is not the applicant's. Dates as in a save.
 */
export interface FillStep {
  kind: 'fill'
  at: DemonstrationMoment
  by: string
  section: string
  like?: Like
  content?: {} | unknown[]
}
/**
 * The applicant ticks off every open remark.
 */
export interface TickStep {
  kind: 'tick'
  at: DemonstrationMoment
  by: string
  reply?: string
}
/**
 * An action of the workflow; a typed confirmation is typed by the player.
 */
export interface ActStep {
  kind: 'act'
  at: DemonstrationMoment
  by: string
  action: string
  comment?: string
  internal?: string
  remarks?: DemonstrationRemark[]
}
export interface DemonstrationRemark {
  /**
   * Pointer of a field, /basics/profit, or /materials/licence.
   */
  at: string
  text: string
}
export interface DemonstrationBatch {
  key: Key
  /**
   * What it shows.
   */
  title?: string
  /**
   * The kind of batch.
   */
  batch: string
  /**
   * The state that it must have reached in the end.
   */
  state?: string
  /**
   * @minItems 1
   */
  steps: DemonstrationBatchStep[]
}
/**
 * Makes the batch.
 */
export interface CreateStep {
  kind: 'create'
  at: DemonstrationMoment
  by: string
}
/**
 * Adds members by the keys of their declarations.
 */
export interface ChooseStep {
  kind: 'choose'
  at: DemonstrationMoment
  by: string
  /**
   * @minItems 1
   */
  members: Key[]
}
/**
 * Lowers the amount of a member, in whole fen.
 */
export interface LowerStep {
  kind: 'lower'
  at: DemonstrationMoment
  by: string
  member: Key
  fen: number
  reason: string
}
/**
 * Uploads a generated sample PDF for each document of the batch.
 */
export interface DocumentStep {
  kind: 'document'
  at: DemonstrationMoment
  by: string
  /**
   * @minItems 1
   */
  documents: string[]
}
/**
 * An action of the batch's workflow; a date that it asks for is the day of the step.
 */
export interface BatchActStep {
  kind: 'act'
  at: DemonstrationMoment
  by: string
  action: string
  comment?: string
}
/**
 * Somebody objects to the public notice: to one member, or to the whole list.
 */
export interface ObjectStep {
  kind: 'object'
  at: DemonstrationMoment
  by: string
  member?: Key
  text: string
  name?: string
  contact?: string
}
/**
 * Decides the oldest open objection.
 */
export interface AnswerStep {
  kind: 'answer'
  at: DemonstrationMoment
  by: string
  outcome: 'upheld' | 'not-upheld'
  answer: string
}
/**
 * Pays a member, in whole fen; what is still owed unless it says how much. With a generated receipt where it says so.
 */
export interface PayStep {
  kind: 'pay'
  at: DemonstrationMoment
  by: string
  member: Key
  fen?: number
  reason?: string
  receipt?: boolean
}
