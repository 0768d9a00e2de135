/** What is wrong with rows taken together: rows that repeat each other, and given rows that were changed. */

import type { Json } from '../model.js'
import type { FieldModel, SectionModel } from '../programme.js'
import { pointer } from '../values/pointers.js'
import { isObject } from './answers.js'

export interface RowProblem {
  /** From 0. */
  row: number
  at: string
  code: 'fixed-row' | 'repeated-row'
  message: string
}

/** The rows that repeat an earlier one in the columns of `uniqueBy`, and the given answers of fixed rows that are others now. */
export function rowProblems(section: SectionModel, rows: readonly Json[]): RowProblem[] {
  return [...changedRows(section, rows), ...repeatedRows(section, rows)]
}

function repeatedRows({ key: section, fields, uniqueBy = [] }: SectionModel, rows: readonly Json[]): RowProblem[] {
  const columns = uniqueBy.flatMap((key) => fields.filter((field) => field.key === key))
  const [first] = columns
  const seen = new Map<string, number>()
  return rows.flatMap((row, index): RowProblem[] => {
    const values = columns.map((field) => comparable(field, isObject(row) && Object.hasOwn(row, field.key) ? row[field.key] : undefined))
    if (!first || values.includes(undefined)) return []
    const together = JSON.stringify(values)
    const before = seen.get(together)
    if (before === undefined) seen.set(together, index)
    if (before === undefined) return []
    const titles = columns.map(({ title }) => title).join('、')
    return [
      { row: index, at: pointer(section, index, first.key), code: 'repeated-row', message: `“${titles}”与第 ${before + 1} 行重复，请改写` },
    ]
  })
}

function changedRows({ key: section, fields, fixed, given = [] }: SectionModel, rows: readonly Json[]): RowProblem[] {
  if (!fixed) return []
  return given.slice(0, rows.length).flatMap((start, index) =>
    fields.flatMap((field): RowProblem[] => {
      const row = rows[index]
      const wanted = Object.hasOwn(start, field.key) ? comparable(field, start[field.key]) : undefined
      if (wanted === undefined || !isObject(row) || comparable(field, row[field.key]) === wanted) return []
      return [
        {
          row: index,
          at: pointer(section, index, field.key),
          code: 'fixed-row',
          message: `“${field.title}”应为“${words(field, start[field.key])}”，不能修改`,
        },
      ]
    }),
  )
}

/** One text for answers that mean the same; undefined where there is none. */
function comparable({ schema }: FieldModel, value: Json | undefined): string | undefined {
  if (value === undefined || value === null) return undefined
  if (Array.isArray(value)) return value.length > 0 ? JSON.stringify([...value].sort()) : undefined
  if (typeof value !== 'string') return JSON.stringify(value)
  const text = value.trim()
  return (
    (schema.decimal
      ? text
          .replace(/^(-?)0+(?=\d)/, '$1')
          .replace(/(\.\d*?)0+$/, '$1')
          .replace(/\.$/, '')
      : text) || undefined
  )
}

function words({ options }: FieldModel, value: Json | undefined): string {
  const word = (one: Json | undefined) => options?.get(String(one)) ?? (typeof one === 'boolean' ? (one ? '是' : '否') : String(one))
  return Array.isArray(value) ? value.map(word).join('、') : word(value)
}
