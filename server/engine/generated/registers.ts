/* Generated from schemas/platform/registers.schema.json by npm run types. */

/**
 * The dated lists that this programme reads.
 */
export interface RegistersFile {
  $schema?: string
  registers: RegisterDefinition[]
}
export interface RegisterDefinition {
  id: string
  label: string
  note?: string
  /**
   * The column that rows are looked up by.
   */
  key: string
  /**
   * @minItems 1
   */
  columns: RegisterColumn[]
}
export interface RegisterColumn {
  id: string
  label: string
  type: 'string' | 'integer' | 'decimal' | 'boolean' | 'date'
  unit?: string
  /**
   * Of text: what an import checks beyond the type.
   */
  format?: 'credit-code'
  required?: boolean
}
