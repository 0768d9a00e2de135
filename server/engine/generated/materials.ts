/* Generated from schemas/platform/materials.schema.json by npm run types. */

/**
 * A condition in json-rules-engine's JSON: all / any / not / condition (a named condition of facts.json) or one test of a fact.
 */
export type Condition = AllConditions | AnyConditions | NotCondition | NamedCondition | FactTest

/**
 * The checklist of one stage.
 */
export interface Materials {
  $schema?: string
  /**
   * Name of the checklist, e.g. 证明材料.
   */
  title?: string
  note?: string
  /**
   * @maxItems 100
   */
  materials: Material[]
}
export interface Material {
  id: string
  title: string
  help?: string
  clause?: string
  /**
   * recommended = may follow later (容缺).
   */
  need: 'required' | 'recommended' | 'optional'
  when?: Condition
  /**
   * Why it is asked, shown with it: 因为您选择了…
   */
  whenReason?: string
  /**
   * Other words for the requirement under a condition; the first that holds is shown.
   */
  variants?: MaterialVariant[]
  /**
   * Materials that share this word are alternatives: one of them is enough.
   */
  oneOf?: string
  /**
   * A section of rows: one material per row.
   */
  forEach?: string
  /**
   * The stamped scan of this stage's printed form.
   */
  stampedPrint?: boolean
  /**
   * The letter that this material is the signed copy of.
   */
  letter?: string
  fromNamed?: FromNamed
  maxMegabytes?: number
  maxFiles?: number
  /**
   * Files inside a PDF that are accepted: xml = XML that is nothing but data, as electronic invoices carry it. Absent = none.
   */
  attachments?: 'xml'
  minPages?: number
  /**
   * What the paper's date must be, in words.
   */
  validity?: string
  /**
   * A letter or template that shows a filled sample.
   */
  sample?: string
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
export interface MaterialVariant {
  when: Condition
  help: string
}
/**
 * Another organisation that the declaration names may upload it too.
 */
export interface FromNamed {
  /**
   * An opinion with `names`: whoever gives it reads this material and, while the opinion may be given and the applicant has uploaded none, may upload one file, which counts when the applicant has confirmed it. A submission does not wait for it, every other step does.
   */
  opinion: string
  /**
   * Mail to the applicant when a file was uploaded for it.
   */
  mail?: string
}
