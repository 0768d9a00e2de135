/** Examples as a workbook: the table, and sheets for what is more than a cell holds. */
import { isEqual } from '../summary'
import { type Case, textIn, valueIn } from './cases'
import { type Column, isPlain, numeric } from './cells'
import { cellsOfGroups, groupSheets, groupsOf, groupText } from './groups'

export const idHeading = '编号（新的示例留空）'
export const titleHeading = '示例'
/** How a cell takes what another example has there. */
export const same = (id: string): string => `同示例 ${id}`

/** Headings of the columns, each different. */
export function headingsOf(columns: readonly Column[]): string[] {
  const seen = new Map<string, number>()
  return columns.map(({ group, title, unit }) => {
    const heading = `${group}\n${title}${unit ? `（${unit}）` : ''}`
    const count = (seen.get(heading) ?? 0) + 1
    seen.set(heading, count)
    return count === 1 ? heading : `${heading}（${count}）`
  })
}

export interface WrittenCell {
  text: string
  /** It may be written as a number. */
  isNumber: boolean
}

/** One sheet of a workbook. */
export interface WrittenSheet {
  name: string
  rows: WrittenCell[][]
}

/** The table of the examples, and a sheet for each kind of content that is more than a cell holds; `all` are the columns of the stage. */
export function workbookOf(cases: readonly Case[], columns: readonly Column[], all: readonly Column[] = columns): WrittenSheet[] {
  const sheets = groupSheets(all).map((sheet) => ({ sheet, groups: groupsOf(sheet, cases) }))
  const groups = new Map(sheets.map((one) => [one.sheet.column.at, one.groups]))
  const shown = new Set(columns.map(({ at }) => at))
  return [
    { name: tableName, rows: cellsOf(cases, columns, groups) },
    ...sheets
      .filter((one) => one.groups.length > 0 || (cases.length === 0 && shown.has(one.sheet.column.at)))
      .map((one) => ({ name: one.sheet.name, rows: cellsOfGroups(one.sheet, one.groups) })),
  ]
}

export const tableName = '示例'

/** The cells of the table, headings first; what is more than a cell holds says which group it is, else from which example it comes. */
export function cellsOf(
  cases: readonly Case[],
  columns: readonly Column[],
  groups: ReadonlyMap<string, readonly unknown[]> = new Map(),
): WrittenCell[][] {
  const plain = (text: string): WrittenCell => ({ text, isNumber: false })
  const cellOf = (one: Case, column: Column): WrittenCell => {
    const value = valueIn(one, column)
    if (!isPlain(column, value)) {
      const group = (groups.get(column.at) ?? []).findIndex((other) => isEqual(other, value))
      return plain(group < 0 ? same(one.id) : groupText(group + 1))
    }
    const text = textIn(one, column)
    return { text, isNumber: numeric.has(column.kind) && String(Number(text)) === text }
  }
  const rows = cases.map((one) => [plain(one.id), plain(one.title), ...columns.map((column) => cellOf(one, column))])
  return [[idHeading, titleHeading, ...headingsOf(columns)].map(plain), ...rows]
}
