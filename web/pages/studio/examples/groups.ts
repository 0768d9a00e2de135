/** What is more than a cell holds, on sheets of their own: each different list of rows is a group with a number, which cells name. */
import { isRecord, list } from '../forms/form-tree'
import { isEqual } from '../summary'
import { type Case, valueIn } from './cases'
import { type Column, cellText, isPlain, numeric, readCell } from './cells'
import { deepOf, type FlatRow, flatOf } from './flat'
import type { WrittenCell } from './workbook'

/** A column whose values are written in rows of a sheet. */
export interface GroupSheet {
  name: string
  column: Column
  cells: Column[]
}

export const groupHeading = '组'
export const groupText = (number: number): string => `第 ${number} 组`
/** The number of the group that a cell names. */
export const groupNamed = (text: string): number | undefined => {
  const [, digits] = /^第\s*(\d+)\s*组$/.exec(text.trim()) ?? []
  return digits === undefined ? undefined : Number(digits)
}

/** The sheets that a stage may have besides its table. */
export function groupSheets(columns: readonly Column[]): GroupSheet[] {
  const taken = new Map<string, number>()
  return columns.flatMap((column) => {
    if (!column.cells) return []
    const plain = column.title.replace(/[[\]:*?/\\]/g, ' ').slice(0, 26)
    const count = (taken.get(plain) ?? 0) + 1
    taken.set(plain, count)
    return [{ name: count === 1 ? plain : `${plain} ${count}`, column, cells: cellsOfColumn(column, columns) }]
  })
}

/** Those of the column; of what is on record also everything that may have been filled in. */
function cellsOfColumn({ at, cells = [] }: Column, columns: readonly Column[]): Column[] {
  const [, kind, stage] = /^\/given\/(history|records|pools|related)(?:\/(.*))?$/.exec(at) ?? []
  if (!kind) return cells
  const filled = columns.flatMap((column): Column[] => {
    const [, own, earlier, rest] = /^\/given\/(?:(answers)|earlier\/([^/]+))(\/.+)$/.exec(column.at) ?? []
    if (!rest || column.kind === 'nested' || (kind === 'records' && !own && earlier !== stage)) return []
    return [{ ...column, at: `/answers${rest}`, group: '', title: `填报内容：${column.group} › ${column.title}` }]
  })
  return [...new Map([...cells, ...filled].map((cell) => [cell.at, cell])).values()]
}

/** One record instead of a list of them. */
const isOne = ({ at }: Column) => at.startsWith('/given/records/')
const rowsIn = (column: Column, value: unknown): readonly unknown[] => (isOne(column) ? [value].filter(isRecord) : list(value))
const keyOf = (at: string) => at.slice(1)

/** The different values that the examples have and a sheet can say in full, in the order in which they come. */
export function groupsOf({ column, cells }: GroupSheet, cases: readonly Case[]): unknown[] {
  const groups: unknown[] = []
  for (const one of cases) {
    const value = valueIn(one, column)
    const rows = rowsIn(column, value)
    if (rows.length === 0 || groups.some((group) => isEqual(group, value))) continue
    if (rows.every((row) => isRecord(row) && saysAll(cells, row))) groups.push(value)
  }
  return groups
}

/** The same, whether or not something stands there in which nothing is filled in. */
export const saysTheSame = (left: unknown, right: unknown): boolean => isEqual(filled(left), filled(right))

const filled = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value ?? null), (_, inner) => (isRecord(inner) && Object.keys(inner).length === 0 ? undefined : inner))

function saysAll(cells: readonly Column[], row: Readonly<Record<string, unknown>>): boolean {
  const flat = flatOf(row)
  const known = new Map(cells.map((cell) => [keyOf(cell.at), cell]))
  return Object.entries(flat).every(([key, value]) => {
    if (isEqual(value, {})) return true
    const cell = known.get(key)
    return cell !== undefined && isPlain(cell, value)
  })
}

/** The cells of a sheet, headings first; columns that no row has a value in are left out. */
export function cellsOfGroups({ column, cells }: GroupSheet, groups: readonly unknown[]): WrittenCell[][] {
  const rows = groups.flatMap((group, index) => rowsIn(column, group).map((row) => ({ number: index + 1, flat: flatOf(row) })))
  const used = cells.filter(({ at }) => groups.length === 0 || rows.some(({ flat }) => flat[keyOf(at)] !== undefined))
  const headings = headingsOfCells(cells)
  const plain = (text: string): WrittenCell => ({ text, isNumber: false })
  return [
    [plain(groupHeading), ...used.map((cell) => plain(headings.get(cell) ?? cell.title))],
    ...rows.map(({ number, flat }) => [
      { text: String(number), isNumber: true },
      ...used.map((cell) => {
        const text = cellText(cell, flat[keyOf(cell.at)])
        return { text, isNumber: numeric.has(cell.kind) && String(Number(text)) === text }
      }),
    ]),
  ]
}

/** Headings, each different. */
function headingsOfCells(cells: readonly Column[]): Map<Column, string> {
  const seen = new Map<string, number>()
  return new Map(
    cells.map((cell) => {
      const heading = `${cell.title}${cell.unit ? `（${cell.unit}）` : ''}`
      const count = (seen.get(heading) ?? 0) + 1
      seen.set(heading, count)
      return [cell, count === 1 ? heading : `${heading}（${count}）`]
    }),
  )
}

/** The values of the groups by their numbers. */
export type Groups = ReadonlyMap<number, unknown>

/** What the rows of a sheet say; mistakes are told with sheet and row. */
export function readGroups({ name, column, cells }: GroupSheet, rows: readonly (readonly string[])[], problems: string[]): Groups {
  const [first = [], ...body] = rows
  const headed = new Map([...headingsOfCells(cells)].map(([cell, heading]) => [heading, cell]))
  const known = first.map((heading) => headed.get(heading.trim()))
  for (const [index, heading] of first.entries())
    if (index > 0 && heading.trim() !== '' && !known[index]) problems.push(`“${name}”第 1 行：没有“${heading}”这一列`)
  const groups = new Map<number, Record<string, unknown>[]>()
  for (const [index, written] of body.entries()) {
    if (written.every((cell) => cell.trim() === '')) continue
    const line = `“${name}”第 ${index + 2} 行`
    const number = Number((written[0] ?? '').trim())
    if (!Number.isInteger(number) || number < 1) problems.push(`${line}：“${groupHeading}”应为 1、2、3……`)
    else groups.set(number, [...(groups.get(number) ?? []), rowOf(written, known, line, problems)])
  }
  return isOne(column) ? new Map([...groups].map(([number, [row]]) => [number, row])) : groups
}

function rowOf(written: readonly string[], known: readonly (Column | undefined)[], line: string, problems: string[]) {
  const flat: Record<string, unknown> = {}
  for (const [index, cell] of known.entries()) {
    if (!cell) continue
    const read = readCell(cell, written[index] ?? '')
    if ('problem' in read) problems.push(`${line}“${cell.title}”：${read.problem}`)
    else flat[keyOf(cell.at)] = read.value
  }
  return deepOf(flat as FlatRow)
}
