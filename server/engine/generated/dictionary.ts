/* Generated from schemas/platform/dictionary.schema.json by npm run types. */

/**
 * Codes with names, as a list or a tree (cascade).
 */
export interface Dictionary {
  $schema?: string
  title: string
  /**
   * Which edition of the standard, stored with the answer's meaning.
   */
  edition?: string
  note?: string
  selectable?: 'leaf' | 'any'
  entries: DictionaryEntry[]
}
export interface DictionaryEntry {
  code: string
  name: string
  children?: DictionaryEntry[]
}
