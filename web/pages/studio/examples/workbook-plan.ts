/** What a workbook that was edited, or what was pasted of it, changes. Nothing that stays as it was is rewritten. */
import { isRecord } from '../forms/form-tree'
import type { Texts } from '../merge'
import { isEqual } from '../summary'
import { type Case, emptyCase, stepsOf, textIn, valueIn, withValueAt } from './cases'
import { type Column, isPlain, numeric, readCell } from './cells'
import { type Groups, groupNamed, groupSheets, groupsOf, groupText, readGroups, saysTheSame } from './groups'
import { headingsOf, idHeading, same, titleHeading } from './workbook'

const titleColumn: Column = { at: '/title', group: '示例', title: '名称', kind: 'text' }
const sameAs = /^同示例 (\S+)$/

/** What becomes of the examples of a stage. */
export interface Plan {
  added: { path: string; title: string }[]
  changed: { path: string; title: string; cells: CellChange[] }[]
  removed: { path: string; title: string }[]
  problems: string[]
  /** New texts by path; null = removed. */
  changes: Record<string, string | null>
}
export interface CellChange {
  column: string
  before: string
  after: string
}

/** The examples of a stage that a workbook is compared with. */
export interface Sheet {
  files: Texts
  stage: string
  cases: readonly Case[]
  columns: readonly Column[]
  today: string
  /** Only some of the examples: the others stay. */
  isPart?: boolean
}

/** What was read of a workbook. */
export interface ReadSheet {
  name: string
  rows: readonly (readonly string[])[]
}

/** What a workbook changes, or everything that is wrong with it. Examples that are not in its first sheet are removed, unless it is a part. */
export function planOf([table, ...others]: readonly ReadSheet[], sheet: Sheet): Plan {
  const plan: Plan = { added: [], changed: [], removed: [], problems: [], changes: {} }
  const [headings = [], ...body] = table?.rows ?? []
  const columns = columnsOf(headings, sheet.columns, plan.problems)
  const known: Known = { cases: new Map(sheet.cases.map((one) => [one.id, one])), groups: new Map() }
  for (const one of groupSheets(sheet.columns)) {
    const written = others.find(({ name }) => name === one.name)
    // a sheet that was left out says what it said when the examples were written
    const groups = written
      ? readGroups(one, written.rows, plan.problems)
      : new Map(groupsOf(one, sheet.cases).map((value, index) => [index + 1, value]))
    known.groups.set(one.column.at, groups)
  }
  const seen = new Set<string>()
  if (plan.problems.length > 0) return plan
  for (const [index, cells] of body.entries()) {
    if (cells.every((cell) => cell.trim() === '')) continue
    const line = `第 ${index + 2} 行`
    const id = (cells[0] ?? '').trim()
    const one = known.cases.get(id)
    if (id !== '' && !one) plan.problems.push(`${line}：没有编号为“${id}”的示例；新的示例不写编号`)
    else if (one && seen.has(id)) plan.problems.push(`${line}：编号“${id}”前面已经有了；复制出来的新示例不写编号`)
    else if (one) changeCase(one, cells, columns, line, known, plan, sheet.files)
    else addCase(cells, columns, line, known, plan, sheet)
    seen.add(id)
  }
  if (sheet.isPart) return plan
  plan.removed = sheet.cases.filter(({ id }) => !seen.has(id)).map(({ path, title }) => ({ path, title }))
  for (const { path } of plan.removed) plan.changes[path] = null
  return plan
}

interface Known {
  cases: ReadonlyMap<string, Case>
  /** By the column whose cells name them. */
  groups: Map<string, Groups>
}
type Columns = readonly (Column | undefined)[]

function columnsOf(headings: readonly string[], columns: readonly Column[], problems: string[]): Columns {
  if (headings[0] !== idHeading) problems.push(`第 1 列应为“${idHeading}”，请用导出的表格修改`)
  const named = new Map(headingsOf(columns).map((heading, index) => [heading, columns[index]]))
  return headings.slice(1).map((heading, index) => {
    if (index === 0 && heading === titleHeading) return titleColumn
    const column = named.get(heading)
    if (!column && heading.trim() !== '') problems.push(`第 1 行：没有“${heading.replace('\n', '：')}”这一列`)
    return column
  })
}

function changeCase(one: Case, cells: readonly string[], columns: Columns, line: string, known: Known, plan: Plan, files: Texts): void {
  const original = files[one.path] ?? ''
  const changes: CellChange[] = []
  let text = original
  for (const [index, column] of columns.entries()) {
    if (!column) continue
    const written = cells[index + 1] ?? ''
    const before = valueIn(one, column)
    const stands = isPlain(column, before) ? textIn(one, column) : same(one.id)
    if (isSame(written, stands, column)) continue
    const found = meant(written, column, known)
    if ('problem' in found) plan.problems.push(`${line}“${column.title}”：${found.problem}`)
    else if (column === titleColumn && found.value === undefined) plan.problems.push(`${line}：示例要有名称`)
    else if (!(column.cells ? saysTheSame : isEqual)(found.value, before)) {
      text = withValueAt(text, column.at, found.value)
      changes.push({ column: column.title, before: stands, after: written })
    }
  }
  if (changes.length === 0) return
  plan.changed.push({ path: one.path, title: one.title, cells: changes })
  plan.changes[one.path] = text
}

function addCase(cells: readonly string[], columns: Columns, line: string, known: Known, plan: Plan, { files, stage, today }: Sheet): void {
  const document: Record<string, unknown> = JSON.parse(emptyCase(stage, today))
  for (const [index, column] of columns.entries()) {
    const written = cells[index + 1] ?? ''
    // a row that says nothing of materials is about something else than what is missing
    if (!column || (written.trim() === '' && column.at !== '/given/materials')) continue
    const found = meant(written, column, known)
    if ('problem' in found) plan.problems.push(`${line}“${column.title}”：${found.problem}`)
    else put(document, stepsOf(column.at), found.value)
  }
  const title = (cells[1] ?? '').trim()
  if (title === '') plan.problems.push(`${line}：新的示例要写名称`)
  const path = freePath({ ...files, ...plan.changes }, stage)
  plan.added.push({ path, title })
  plan.changes[path] = `${JSON.stringify(document, undefined, 2)}\n`
}

/** Puts a value where the keys lead; what holds it is made, undefined takes it away. */
function put(holder: Record<string, unknown>, [key = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) holder[key] = value
  else {
    const inner = isRecord(holder[key]) ? { ...holder[key] } : {}
    holder[key] = inner
    put(inner, rest, value)
  }
}

function freePath(files: Readonly<Record<string, unknown>>, stage: string): string {
  for (let number = 1; ; number++) {
    const path = `rules/examples/${stage}-new-${number}.json`
    if (!(path in files)) return path
  }
}

/** What a cell means; a reference takes what another example has there, or what the rows of its group say. */
function meant(written: string, column: Column, known: Known): ReturnType<typeof readCell> {
  const [, id] = sameAs.exec(written.trim()) ?? []
  const other = id === undefined ? undefined : known.cases.get(id)
  if (other) return { value: valueIn(other, column) }
  const number = column.cells && groupNamed(written)
  if (number === undefined) return readCell(column, written)
  const group = known.groups.get(column.at)?.get(number)
  return group === undefined ? { problem: `没有${groupText(number)}` } : { value: group }
}

/** Spreadsheets end lines in their own way and drop spaces at the ends of cells. */
function isSame(written: string, stands: string, { kind }: Column): boolean {
  const plain = (text: string) => text.replaceAll('\r\n', '\n').trim()
  if (plain(written) === plain(stands)) return true
  return numeric.has(kind) && written !== '' && stands !== '' && Number(written) === Number(stands)
}
