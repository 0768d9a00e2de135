/** Rows pasted from a spreadsheet: cells by tabs, columns by their titles or by their order. */

import { normaliseDecimal } from './decimals'
import { formats } from './formats'
import { codesOf, type Dictionaries, type Field, fieldsOf, type GroupSchema, optionsOf } from './model'

export interface PastedRows {
  rows: Record<string, unknown>[]
  /** Cells that could not be read, in words. */
  problems: string[]
}

/** Reads a pasted text as rows of a group. */
export function readPastedRows(text: string, group: GroupSchema, dictionaries: Dictionaries, order: readonly string[]): PastedRows {
  const fields = fieldsOf(group)
  const [head = [], ...rest] = cellsOf(text)
  const titles = new Map([...fields].map(([key, { title }]) => [plainTitle(title), key]))
  const named = head.map((cell) => titles.get(plainTitle(cell)))
  const hasHead = named.some((key) => key !== undefined)
  const keys = hasHead ? named : head.map((_, index) => order[index])
  const problems: string[] = []
  const rows = (hasHead ? rest : [head, ...rest]).map((cells, line) =>
    Object.fromEntries(
      cells.flatMap((cell, index) => {
        const key = keys[index]
        const field = key === undefined ? undefined : fields.get(key)
        if (key === undefined || !field || cell.trim() === '') return []
        const value = readCell(field, cell.trim(), dictionaries)
        if (value === undefined) problems.push(`第 ${line + 1} 行“${field.title}”：“${cell.trim()}”不在可选的内容里`)
        return value === undefined ? [] : [[key, value] as const]
      }),
    ),
  )
  return { rows: rows.filter((row) => Object.keys(row).length > 0), problems }
}

/** Titles are compared without blanks, stars and colons. */
export const plainTitle = (text: string) => text.normalize('NFKC').replace(/[\s*：:]/g, '')

/** The answer that a cell says; undefined where it is none of the options. */
export function readCell(field: Field, text: string, dictionaries: Dictionaries): unknown {
  if (field.type === 'boolean') return { 是: true, 有: true, 否: false, 无: false }[text]
  const options = optionsOf(field)
  const find = (one: string) => options.find(({ value, title }) => plainTitle(title) === plainTitle(one) || value === one)?.value
  if (field.type === 'array') {
    const chosen = text.split(/[、,，;；]/).map((one) => find(one.trim()))
    return chosen.includes(undefined) ? undefined : chosen
  }
  if (options.length > 0) return find(text)
  if (field.dictionary) {
    const codes = codesOf(dictionaries[field.dictionary])
    if (codes.get(text)?.selectable) return text
    return [...codes].find(([, { path, selectable }]) => selectable && (path.at(-1) === text || path.join(' / ') === text))?.[0]
  }
  if (field.decimal) return normaliseDecimal(text, field.unit)
  if (field.type === 'integer') {
    const plain = normaliseDecimal(text, field.unit)
    return /^-?\d{1,15}$/.test(plain) ? Number(plain) : text
  }
  return field.format ? formats[field.format].normalise(text) : text
}

/** Cells of a text with tabs; a quoted cell may hold line breaks. */
export function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]]
  const pattern = /("(?:[^"]|"")*"|[^\t\r\n]*)(\t|\r?\n|\r|$)/g
  for (const [, cell = '', end] of text.trimEnd().matchAll(pattern)) {
    rows.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replace(/""/g, '"') : cell)
    if (end === '') break
    if (end !== '\t') rows.push([])
  }
  return rows.filter((row) => row.some((cell) => cell.trim() !== ''))
}
