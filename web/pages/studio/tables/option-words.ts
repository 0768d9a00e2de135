/** What the codes in the cells of a decision table are called: by the question that is looked up, or by the fact that reads the result. */
import type { Outline } from '../../../../server/engine/outline'
import { isRecord, list, record } from '../forms/form-tree'
import type { Texts } from '../merge'
import { documentOf } from '../problems'

export type Options = ReadonlyMap<string, string>

/** The options of a column, by code; none where its values are their own words. */
export function optionsOf(outline: Outline | undefined, files: Texts, table: string, column: string): Options {
  const readers = list(record(documentOf(files['rules/facts.json'])).facts)
    .filter(isRecord)
    .filter((fact) => fact.kind === 'table' && fact.table === table && (fact.output === undefined || fact.output === column))
    .map(({ id }) => id)
  const names = (outline?.stages ?? []).flatMap((stage) => stage.names)
  const found = [column, ...readers].flatMap((id) => names.find((name) => name.id === id && name.options)?.options ?? [])
  return new Map(found.map(({ value, label }) => [value, label]))
}

/** The codes of a cell in words; undefined where it has none, or reads the same. */
export function wordsOfCell(text: string, options: Options): string | undefined {
  const codes = text.split(/[,，]/).map((code) => code.trim())
  const words = codes.map((code) => options.get(code))
  return words.some((word, index) => word !== undefined && word !== codes[index])
    ? words.map((word, index) => word ?? codes[index]).join('、')
    : undefined
}
