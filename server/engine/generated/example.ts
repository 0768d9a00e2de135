/* Generated from schemas/platform/example.schema.json by npm run types. */

/**
 * A case of the author: what is given, and what must come out.
 */
export interface Example {
  $schema?: string
  title: string
  note?: string
  stage: string
  given: ExampleGiven
  expect: ExampleExpectation
}
export interface ExampleGiven {
  /**
   * The instant of the evaluation, ISO with offset.
   */
  now: string
  /**
   * The last submission.
   */
  submittedAt?: string
  /**
   * The first submission; absent = submittedAt.
   */
  firstSubmittedAt?: string
  /**
   * The declaration's state, for expected actions.
   */
  state?: string
  /**
   * name, creditCode, district, contact …
   */
  organisation?: {}
  answers?: {}
  /**
   * Answers of earlier stages, by stage.
   */
  earlier?: {}
  /**
   * Ids of the materials that are there; id#n for the row n.
   */
  materials?: string[]
  /**
   * Rows by register; absent = never imported.
   */
  registers?: {
    [k: string]: {}[]
  }
  /**
   * The declaration itself, as those below it name it in `parent`.
   */
  id?: string
  /**
   * The id of the declaration above this one; those of history say theirs likewise.
   */
  parent?: string
  /**
   * Earlier declarations of the organisation: { stage, state, submittedAt, firstSubmittedAt, answers, amounts, granted: { result: { fen, at } }, programme, number, id, parent }; with programme those of another one.
   */
  history?: {}[]
  /**
   * What is on record of the declarations that are read, by stage, this one included.
   */
  records?: {
    [k: string]: ExampleRecord
  }
  /**
   * By fact of the kind related: the declarations of others that were found.
   */
  related?: {
    [k: string]: ExampleRelated[]
  }
  /**
   * The steps that were taken, in their order: they give the state, how often actions were taken, and what is left of a limit that is resumed.
   *
   * @maxItems 200
   */
  steps?: ExampleStep[]
  /**
   * How often actions were taken, by id; absent = never.
   */
  taken?: {
    [k: string]: number
  }
  /**
   * By pool: what it leaves, as decimal text in its unit; or the other declarations, from which that is computed.
   */
  pools?: {
    /**
     * @maxItems 200
     */
    [k: string]: string | ExamplePoolMember[]
  }
  /**
   * Opinions that were given, by opinion: its outcome, or { outcome, fields }.
   */
  opinions?: {}
  /**
   * A reviewer's decisions: by rule name "met" | "not met"; by reviewer fact its value.
   */
  decisions?: {}
}
export interface ExampleRecord {
  state?: string
  submittedAt?: string
  firstSubmittedAt?: string
  /**
   * Whole fen by result, as of the last step.
   */
  amounts?: {
    [k: string]: number
  }
  /**
   * By result: what was granted.
   */
  granted?: {
    [k: string]: ExampleGrant
  }
  /**
   * The states it entered, and when.
   */
  entered?: ExampleEntry[]
  /**
   * What was paid, oldest first: the day, whole fen (negative = a correction), fen by part.
   */
  payments?: ExamplePayment[]
}
export interface ExampleGrant {
  fen: number
  at: string
}
export interface ExampleEntry {
  state: string
  at: string
}
export interface ExamplePayment {
  on: string
  fen: number
  parts?: {
    [k: string]: number
  }
}
export interface ExampleRelated {
  number?: string
  organisation?: string
  state?: string
  /**
   * Of the field that is read; an amount in fen.
   */
  value?: string | number | boolean | null
}
export interface ExampleStep {
  action: string
  at: string
}
export interface ExamplePoolMember {
  /**
   * Absent = the stage of the example.
   */
  stage?: string
  state: string
  submittedAt: string
  /**
   * Absent = submittedAt.
   */
  firstSubmittedAt?: string
  /**
   * Whole fen by result; what is absent is unknown.
   */
  amounts?: {
    [k: string]: number
  }
}
export interface ExampleExpectation {
  verdict?: 'met' | 'not met' | 'unknown'
  findings?: {
    [k: string]: 'met' | 'not met' | 'unknown' | 'not applicable'
  }
  /**
   * Pointers of the problems of the answers, exactly; absent = none.
   */
  problems?: string[]
  /**
   * Values of facts, null = unknown.
   */
  facts?: {}
  materials?: ExpectedMaterials
  /**
   * Whole fen by result; null = unknown or a gap.
   */
  amounts?: {}
  /**
   * Row values as decimal text; null = unknown or a gap.
   */
  sheet?: {}
  /**
   * By role: the ids of the actions that can be done now, needs included.
   */
  actions?: {
    [k: string]: string[]
  }
  /**
   * By action: where it leads, as far as it is named.
   */
  steps?: {
    [k: string]: ExpectedStep
  }
  /**
   * By kind of batch: whether this declaration could be a member, and its columns as exact text, null = unknown.
   */
  batches?: {
    [k: string]: ExpectedBatch
  }
  /**
   * By letter: texts that it must contain.
   */
  letters?: {
    [k: string]: string[]
  }
}
export interface ExpectedMaterials {
  required?: string[]
  missing?: string[]
  /**
   * By material: what is asked of it, as far as it is named.
   */
  items?: {
    [k: string]: ExpectedMaterial
  }
}
export interface ExpectedMaterial {
  need?: 'required' | 'recommended' | 'optional'
  /**
   * Words that its help must contain.
   */
  help?: string
  stampedPrint?: boolean
  maxMegabytes?: number
  maxFiles?: number
  minPages?: number
}
export interface ExpectedStep {
  /**
   * The state that it leads to.
   */
  to?: string
  /**
   * The needs that arise while acting: comment, remarks, typedConfirmation, unopened, remarksSettled.
   */
  asks?: string[]
  /**
   * The role that acts next; null = nobody.
   */
  holder?: string | null
  /**
   * The last day for it, counted from the given instant; null = no limit.
   */
  due?: string | null
  editable?: 'all' | 'remarks' | null
  final?: 'positive' | 'negative' | null
  /**
   * Whether a new declaration may be started after it.
   */
  reopens?: boolean
  /**
   * How many characters the comment has at least.
   */
  commentLength?: number | null
  /**
   * The results that it grants.
   */
  grants?: string[]
  /**
   * Whether less may be granted than was computed.
   */
  lowering?: boolean
  /**
   * What it decides about a negative amount.
   */
  decision?: 'recover' | 'offset' | 'waive' | null
  /**
   * The mails that the step sends, as role:mail.
   */
  mails?: string[]
  /**
   * What it writes into registers: `$register`, `$from`, `$to` and the cells; `$ends` with the cells of the rows that it ends.
   */
  registers?: {}[]
}
export interface ExpectedBatch {
  eligible?: boolean
  columns?: {
    [k: string]: string | null
  }
}
