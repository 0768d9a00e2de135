/** What the codes in the cells of a decision table are called: by the question that is looked up, or by the fact that reads the result. */
import type { DecisionTable } from '../../../../server/engine/generated/table'
import type { Outline } from '../../../../server/engine/outline'
import { isRecord, list, record } from '../forms/form-tree'
import type { Texts } from '../merge'
import { documentOf } from '../problems'

export type Options = ReadonlyMap<string, string>
/** The options of a column, by code; none where its values are their own words. */
export type OptionsOf = (column: Pick<DecisionTable['inputs'][number], 'id' | 'type'>) => Options

const yesNo: Options = new Map([
  ['true', '是'],
  ['false', '否'],
])

/** Of the columns of a table of the draft. */
export const optionsIn =
  (outline: Outline | undefined, files: Texts, table: string): OptionsOf =>
  ({ id, type }) =>
    type === 'boolean' ? yesNo : optionsOf(outline, files, table, id)

function optionsOf(outline: Outline | undefined, files: Texts, table: string, column: string): Options {
  const readers = list(record(documentOf(files['rules/facts.json'])).facts)
    .filter(isRecord)
    .filter((fact) => fact.kind === 'table' && fact.table === table && (fact.output === undefined || fact.output === column))
    .map(({ id }) => id)
  const names = (outline?.stages ?? []).flatMap((stage) => stage.names.flatMap((name) => [name, ...(name.rows ?? [])]))
  const found = [column, ...readers].flatMap((id) => names.find((name) => name.id === id && name.options)?.options ?? [])
  return new Map(found.map(({ value, label }) => [value, label]))
}

/** The codes that a cell lists; none where it accepts anything. */
export function codesIn(text: string): string[] {
  const cell = text.trim()
  return cell === '' || cell === '-' ? [] : cell.split(/[,，]/).map((code) => code.trim())
}

/** The codes of a cell in words; undefined where it has none, or reads the same. */
export function wordsOfCell(text: string, options: Options): string | undefined {
  const codes = text.split(/[,，]/).map((code) => code.trim())
  const words = codes.map((code) => options.get(code))
  return words.some((word, index) => word !== undefined && word !== codes[index])
    ? words.map((word, index) => word ?? codes[index]).join('、')
    : undefined
}

/** A cell for a spreadsheet: in words where they lead back to the same codes. */
export function cellInWords(text: string, options: Options): string {
  const words = codesIn(text)
    .map((code) => options.get(code) ?? code)
    .join(', ')
  return words !== '' && cellInCodes(words, options) === text.trim() ? words : text
}

/** A cell from a spreadsheet, its words turned into the codes of their options. */
export function cellInCodes(text: string, options: Options): string {
  if (options.size === 0 || options.has(text)) return text
  const codes = new Map([...options].map(([code, word]) => [word, code]))
  const whole = codes.get(text)
  return whole ?? text.replaceAll('、', ', ').replaceAll(/[^\s,，()][^,，()]*/g, (word) => codes.get(word.trim()) ?? word)
}
