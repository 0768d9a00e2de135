/* Generated from schemas/platform/ui.schema.json by npm run types. */

/**
 * How one stage's form looks on screen, in lists and on paper.
 */
export interface FormLayout {
  $schema?: string
  /**
   * By field key.
   */
  fields?: {
    [k: string]: FieldLayout
  }
  /**
   * By section key.
   */
  sections?: {
    [k: string]: SectionLayout
  }
  /**
   * Columns of the stage's list, in order: a field key, or @name, @creditCode, @district, @state, @number, @submittedAt, @dueAt.
   */
  columns?: ListColumn[]
  /**
   * Facts from records that stand read-only beside the form, also for the applicant; never printed.
   *
   * @maxItems 10
   */
  shown?: ShownFacts[]
  print?: PrintLayout
  tabs?: Tabs
}
export interface FieldLayout {
  widget?: 'text' | 'textarea' | 'radio' | 'select' | 'checkboxes' | 'cascader' | 'date' | 'switch' | 'decimal' | 'integer'
  /**
   * Width on screen, of 12 columns.
   */
  span?: 3 | 4 | 6 | 8 | 9 | 12
  /**
   * Width on paper, of 12 columns.
   */
  printSpan?: 3 | 4 | 6 | 8 | 9 | 12
  placeholder?: string
  rows?: number
  search?: FieldSearch
}
/**
 * Whoever fills in a text looks in a register, as of today: rows are offered in which the words stand, the one that is taken fills this and other fields.
 */
export interface FieldSearch {
  /**
   * The register that is searched.
   */
  register: string
  /**
   * The column that becomes the answer.
   */
  column: string
  /**
   * Other texts of the section, by key, with the column that becomes their answer.
   */
  fills?: {
    [k: string]: string
  }
  /**
   * What is said where no row is found.
   */
  otherwise: string
  /**
   * The role of organisations whose registration is then offered as a link to be sent on.
   */
  invites?: string
}
export interface SectionLayout {
  order?: string[]
  /**
   * Text of the button that adds a row.
   */
  addLabel?: string
  links?: SectionLink[]
}
export interface SectionLink {
  label: string
  /**
   * An address, or {key} for a parameter of programme.json.
   */
  href: string
}
export interface ListColumn {
  field: string
  label?: string
  sortable?: boolean
  filter?: boolean
}
export interface ShownFacts {
  title: string
  /**
   * Facts of the kinds payment, moment and history.
   *
   * @minItems 1
   * @maxItems 20
   */
  facts: string[]
  /**
   * Where they come from, in words.
   */
  note?: string
}
export interface PrintLayout {
  title?: string
  subtitle?: string
  /**
   * The words under the seal, e.g. 申报企业（公章）.
   */
  seal?: string
  /**
   * The sentence above the seal.
   */
  declaration?: string
  signatures?: string[]
  /**
   * File in templates/ that is printed in place of the generated tables of the form, e.g. application-form.hbs.
   */
  template?: string
}
export interface Tabs {
  materials?: string
  history?: string
}
