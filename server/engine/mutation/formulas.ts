/** Mutants of formulas, worksheets and decision tables: operators, functions, numbers, rounding, rates, caps, cells. */
import type { DecisionTable } from '../generated/table.js'
import type { Worksheet, WorksheetRow } from '../generated/worksheet.js'
import type { Json } from '../model.js'
import { optionalCondition } from './conditions.js'
import { drop, type Edit, otherWords, put, shiftDecimal, shiftedDates, shiftedDecimals, shiftInteger } from './edits.js'

type Path = readonly (string | number)[]

/** Every operator, function and number of a formula changed in turn. */
export function formulaEdits(path: Path, formula: string): Edit[] {
  return [...formula.matchAll(/"[^"]*"|[A-Za-z_][\w.]*|\d+(?:\.\d+)?|>=|<=|<>|!=|==|[-+*/<>=]/g)].flatMap(({ 0: token, index }) => {
    const others = Object.hasOwn(swaps, token) ? (swaps[token] ?? []) : shiftedDecimals(token)
    return others.map((other) => put(path, formula, formula.slice(0, index) + other + formula.slice(index + token.length)))
  })
}

const swaps: Record<string, string[]> = {
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '>=': ['>', '<='],
  '<=': ['<', '>='],
  '>': ['>=', '<'],
  '<': ['<=', '>'],
  '=': ['<>'],
  '==': ['!='],
  '<>': ['='],
  '!=': ['=='],
  min: ['max'],
  max: ['min'],
  sum: ['max'],
  floor: ['ceil'],
  ceil: ['floor'],
  and: ['or'],
  or: ['and'],
}

/** Every parameter, formula, rounding, share and condition of a worksheet changed in turn. */
export function worksheetEdits({ parameters = [], lines = [], rows, results }: Worksheet): Edit[] {
  return [
    ...parameters.flatMap(({ values }, index) =>
      values.flatMap(({ from, value }, dated) => {
        const path = ['parameters', index, 'values', dated]
        return [
          ...shiftDecimal([...path, 'value'], value),
          ...(from === undefined ? [] : shiftedDates(from).map((other) => put([...path, 'from'], from, other))),
        ]
      }),
    ),
    ...rows.flatMap((row, index) => rowEdits(['rows', index], row)),
    ...lines.flatMap((line, index) => [
      ...optionalCondition(['lines', index, 'where'], line.where),
      ...line.rows.flatMap((row, place) => rowEdits(['lines', index, 'rows', place], row)),
    ]),
    ...results.flatMap((result, index) => [
      ...otherWords(
        ['results', index, 'row'],
        result.row,
        rows.map(({ id }) => id),
      ),
      ...otherWords(['results', index, 'negative'], result.negative, ['refuse', 'decide']),
      ...(result.split ?? []).flatMap(({ share }, part) => shiftDecimal(['results', index, 'split', part, 'share'], share)),
    ]),
  ]
}

function rowEdits(path: Path, { formula, round, allowNegative }: WorksheetRow): Edit[] {
  return [
    ...formulaEdits([...path, 'formula'], formula),
    ...otherWords([...path, 'round', 'mode'], round?.mode, ['half-up', 'down', 'up']),
    ...shiftInteger([...path, 'round', 'places'], round?.places, round && round.places < 0 ? -6 : 0),
    ...(round ? [drop([...path, 'round'], round as unknown as Json)] : []),
    ...(allowNegative ? [drop([...path, 'allowNegative'], allowNegative)] : []),
  ]
}

/** Every cell and row of a decision table changed in turn. */
export function tableEdits({ hit, inputs, rows }: DecisionTable): Edit[] {
  const seen = (column: number) => [...new Set(rows.map(({ then }) => then[column] ?? ''))]
  return [
    ...otherWords(['hit'], hit, ['unique']), // the other way round nothing changes: compile refuses rows that overlap
    ...rows.flatMap(({ when, then }, index) => [
      drop(['rows', index], [...when, ...then]),
      ...when.flatMap((cell, column) => otherTests(cell).map((other) => put(['rows', index, 'when', column], cell, other))),
      ...then.flatMap((cell, column) => {
        const numbers = shiftedDecimals(cell)
        const others =
          numbers.length > 0
            ? numbers
            : seen(column)
                .filter((other) => other !== cell)
                .slice(0, 1)
        return others.map((other) => put(['rows', index, 'then', column], cell, other))
      }),
    ]),
    ...(inputs.length > 1 && hit === 'first' ? rowSwaps(rows) : []),
  ]
}

/** In a table whose first row counts, two neighbours exchanged. */
const rowSwaps = (rows: DecisionTable['rows']): Edit[] =>
  rows.slice(1).flatMap((row, index) => {
    const above = rows[index]
    if (!above) return []
    const list = rows.map((one, place) => (place === index ? row : place === index + 1 ? above : one)) as unknown as Json
    return [{ ...put(['rows'], [], list), at: `/rows/${index}`, change: `第 ${index + 1} 行和第 ${index + 2} 行对调` }]
  })

function otherTests(cell: string): string[] {
  if (cell.trim() === '-') return []
  const [, operator = '', value = ''] = /^(>=|<=|>|<)?\s*(.*)$/.exec(cell.trim()) ?? []
  const any = ['-']
  if (operator) {
    const flipped = (swaps[operator] ?? []).map((other) => `${other} ${value}`)
    return [...any, ...flipped, ...[...shiftedDates(value), ...shiftedDecimals(value)].map((other) => `${operator} ${other}`)]
  }
  const words = value.split(/[,，]/).map((word) => word.trim())
  return [...any, ...(words.length > 1 ? words.map((word) => words.filter((other) => other !== word).join(', ')) : [])]
}
