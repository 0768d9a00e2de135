/** Decision tables as cells: pasted from a spreadsheet, written to one. */
import type { DecisionTable } from '../../../../server/engine/generated/table'
import { clauseNamed, type NamedClause } from '../notice/clause-named'
import { cellInCodes, cellInWords, type OptionsOf } from './option-words'

const noOptions: OptionsOf = () => new Map()

/** Cells of a table with its headings, as a spreadsheet has them: options by their words. */
export function cellsOf({ inputs, outputs, rows }: DecisionTable, optionsOf = noOptions): string[][] {
  const columns = [...inputs, ...outputs]
  const options = columns.map(optionsOf)
  const words = (cells: readonly string[]) => cells.map((cell, index) => cellInWords(cell, options[index] ?? new Map()))
  return [columns.map(({ id, label }) => label ?? id), ...rows.map(({ when, then }) => words([...when, ...then]))]
}

export interface ReadRows {
  rows: DecisionTable['rows']
  /** What is wrong with the text, by line. */
  problems: string[]
}

/** Rows of tab-separated cells; a first line that repeats the headings is passed over, one cell more is the clause. Clauses of rows that stay as they were are kept. */
export function rowsFrom(text: string, table: DecisionTable, clauses: readonly NamedClause[] = [], optionsOf = noOptions): ReadRows {
  const width = table.inputs.length + table.outputs.length
  const heading = cellsOf(table)[0]?.join('\t')
  const options = [...table.inputs, ...table.outputs].map(optionsOf)
  const lines = text
    .replaceAll('\r', '')
    .split('\n')
    .map((line) => line.split('\t').map((cell) => cell.trim()))
    .filter((cells, index) => cells.some((cell) => cell !== '') && !(index === 0 && cells.slice(0, width).join('\t') === heading))
  const cited = lines.map((cells) => clauseNamed(clauses, cells[width] ?? ''))
  const problems = lines.flatMap((cells, index) => {
    const [, unknown] = cited[index] ?? []
    if (cells.length !== width && cells.length !== width + 1) return [`第 ${index + 1} 行有 ${cells.length} 格，应为 ${width} 格`]
    return unknown ? [`第 ${index + 1} 行：${unknown}`] : []
  })
  const before = new Map(table.rows.map((row) => [[...row.when, ...row.then].join('\t'), row]))
  const rows = lines.map((cells, index) => {
    const coded = cells.slice(0, width).map((cell, at) => cellInCodes(cell, options[at] ?? new Map()))
    const when = coded.slice(0, table.inputs.length).map((cell) => cell || '-')
    const then = coded.slice(table.inputs.length)
    const [clause] = cited[index] ?? []
    if (clause) return { when, then, clause }
    return before.get([...when, ...then].join('\t')) ?? { when, then }
  })
  return { rows, problems }
}
