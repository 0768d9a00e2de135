/* Generated from schemas/platform/table.schema.json by npm run types. */

/**
 * A decision table: rows of unary tests over inputs, giving outputs.
 */
export interface DecisionTable {
  $schema?: string
  title: string
  hit: 'unique' | 'first'
  /**
   * @minItems 1
   */
  inputs: TableInput[]
  /**
   * @minItems 1
   */
  outputs: TableOutput[]
  /**
   * Why a case without a row is possible; absent = a gap is a compile problem.
   */
  incomplete?: string
  /**
   * @minItems 1
   * @maxItems 2000
   */
  rows: TableRow[]
}
export interface TableInput {
  /**
   * A fact or worksheet row; for lookup(), the name of the argument.
   */
  id: string
  label?: string
  type?: 'string' | 'integer' | 'decimal' | 'boolean' | 'date'
  unit?: string
}
export interface TableOutput {
  id: string
  label?: string
  type: 'string' | 'integer' | 'decimal' | 'boolean' | 'date'
  unit?: string
}
export interface TableRow {
  /**
   * One unary test per input: >= 3, 2024, 小型, 微型, [2024-01-01..2024-12-31], -
   */
  when: string[]
  then: string[]
  clause?: string
}
