/** Judges the rows of a section together, word for word as the server does: rows that repeat each other, given rows that were changed. */
import { type Field, fieldsOf, groupOf, optionsOf, type RowSection } from './model'

export interface RowProblem {
  /** From 0. */
  row: number
  key: string
  message: string
}

type Row = Readonly<Record<string, unknown>>

/** The rows that repeat an earlier one in the columns of `uniqueBy`, and the given answers of fixed rows that are others now. */
export function checkRows(section: RowSection, rows: readonly Row[]): RowProblem[] {
  return [...changedRows(section, rows), ...repeatedRows(section, rows)]
}

/** The rows as they are shown: where they are fixed, those that are given, with what was filled in. */
export function rowsOf({ fixed, default: given = [] }: RowSection, rows: readonly Row[]): readonly Row[] {
  return fixed ? given.map((start, index) => ({ ...rows[index], ...start })) : rows
}

function repeatedRows(section: RowSection, rows: readonly Row[]): RowProblem[] {
  const fields = fieldsOf(groupOf(section))
  const columns = (section.uniqueBy ?? []).flatMap((key) => {
    const field = fields.get(key)
    return field ? [{ key, field }] : []
  })
  const [first] = columns
  const seen = new Map<string, number>()
  return rows.flatMap((row, index) => {
    const values = columns.map(({ key, field }) => comparable(field, row[key]))
    if (!first || values.includes(undefined)) return []
    const together = JSON.stringify(values)
    const before = seen.get(together)
    if (before === undefined) seen.set(together, index)
    const titles = columns.map(({ field }) => field.title).join('、')
    return before === undefined ? [] : [{ row: index, key: first.key, message: `“${titles}”与第 ${before + 1} 行重复，请改写` }]
  })
}

function changedRows(section: RowSection, rows: readonly Row[]): RowProblem[] {
  const { fixed, default: given = [] } = section
  if (!fixed) return []
  const fields = [...fieldsOf(groupOf(section))]
  return given.slice(0, rows.length).flatMap((start, row) =>
    fields.flatMap(([key, field]) => {
      const wanted = comparable(field, start[key])
      const isKept = wanted === undefined || comparable(field, rows[row]?.[key]) === wanted
      return isKept ? [] : [{ row, key, message: `“${field.title}”应为“${words(field, start[key])}”，不能修改` }]
    }),
  )
}

/** One text for answers that mean the same; undefined where there is none. */
function comparable({ decimal }: Field, value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined
  if (Array.isArray(value)) return value.length > 0 ? JSON.stringify([...value].sort()) : undefined
  if (typeof value !== 'string') return JSON.stringify(value)
  return (decimal ? plainDecimal(value.trim()) : value.trim()) || undefined
}

const plainDecimal = (text: string) =>
  text
    .replace(/^(-?)0+(?=\d)/, '$1')
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '')

function words(field: Field, value: unknown): string {
  const options = new Map(optionsOf(field).map((option) => [option.value, option.title]))
  const word = (one: unknown) => options.get(String(one)) ?? (typeof one === 'boolean' ? (one ? '是' : '否') : String(one))
  return Array.isArray(value) ? value.map(word).join('、') : word(value)
}
