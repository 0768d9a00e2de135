/** Rows from the cells of a workbook: every cell is judged, and only a sheet without a mistake is taken. */
import { checkGroup } from './check'
import { checkRows } from './check-rows'
import { type Dictionaries, fieldsOf, groupOf, type RowSection } from './model'
import { plainTitle, readCell } from './pasted-rows'

type Row = Record<string, unknown>

export interface SheetRows {
  rows: Row[]
  /** In words, with the row of the sheet and the column. */
  problems: string[]
}

/** Reads a sheet whose first line names the columns; `before` are the rows that stay above them. */
export function readSheetRows(
  cells: readonly (readonly string[])[],
  section: RowSection,
  dictionaries: Dictionaries,
  before: readonly Readonly<Row>[] = [],
): SheetRows {
  const group = groupOf(section)
  const fields = fieldsOf(group)
  const titles = new Map([...fields].map(([key, { title }]) => [plainTitle(title), key]))
  const [head = [], ...body] = cells
  const keys = head.map((cell) => titles.get(plainTitle(cell)))
  const lines = body.flatMap((line, index) => (line.some((cell) => cell.trim() !== '') ? [{ line, at: index + 2 }] : []))
  const unread: string[] = []
  const rows = lines.map(({ line, at }) =>
    Object.fromEntries(
      line.flatMap((cell, index): [string, unknown][] => {
        const key = keys[index]
        const field = key === undefined ? undefined : fields.get(key)
        if (key === undefined || !field || cell.trim() === '') return []
        const value = readCell(field, cell.trim(), dictionaries)
        if (value === undefined) unread.push(`第 ${at} 行“${field.title}”：“${cell.trim()}”不在可选的内容里`)
        return value === undefined ? [] : [[key, value]]
      }),
    ),
  )
  const say = (index: number, key: string, message: string) => {
    const place = `第 ${lines[index]?.at} 行“${fields.get(key)?.title ?? key}”：`
    return unread.some((known) => known.startsWith(place)) ? [] : [place + message]
  }
  return {
    rows,
    problems: [
      ...headProblems(head, keys),
      ...(lines.length === 0 ? ['表格里没有内容，请从第二行开始填写。'] : []),
      ...(before.length + rows.length > section.maxItems
        ? [`一共最多 ${section.maxItems} 条，现在有 ${before.length + rows.length} 条，请减少以后再上传。`]
        : []),
      ...unread,
      ...rows.flatMap((row, index) => checkGroup(group, row, dictionaries).flatMap(({ key, message }) => say(index, key, message))),
      ...checkRows(section, [...before, ...rows]).flatMap(({ row, key, message }) =>
        row < before.length ? [] : say(row - before.length, key, message),
      ),
    ],
  }
}

function headProblems(head: readonly string[], keys: readonly (string | undefined)[]): string[] {
  if (!keys.some((key) => key !== undefined)) return ['第一行没有认出列名，请用下载的模板填写，不要改列名。']
  return keys.flatMap((key, index) => {
    const title = head[index]?.trim() ?? ''
    if (title === '') return []
    if (key === undefined) return [`不认识的列“${title}”，请删除这一列，或改成模板里的列名。`]
    return keys.indexOf(key) < index ? [`列“${title}”有两列，请只留一列。`] : []
  })
}
