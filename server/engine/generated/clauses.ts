/* Generated from schemas/platform/clauses.schema.json by npm run types. */

/**
 * The notice in numbered clauses, in order.
 */
export interface Clauses {
  $schema?: string
  source?: string
  clauses: Clause[]
}
export interface Clause {
  id: string
  /**
   * How it is cited, e.g. 申报指南 一（一）1.
   */
  label?: string
  heading?: string
  text: string
  honoured?: Honoured
}
/**
 * How it is honoured where nothing cites it: displayed where, or done in which later stage.
 */
export interface Honoured {
  as: 'displayed' | 'document' | 'step' | 'deadline' | 'amount' | 'heading' | 'later'
  where: string
}
