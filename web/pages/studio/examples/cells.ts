/** Values of examples as the text of a cell, and back. What a cell cannot hold without loss is not plain and stays as it is. */
import type { CaseColumn } from '../../../../server/engine/examples/case-column'
import { isDay } from '../../../form/formats'
import { isRecord } from '../forms/form-tree'
import { meaningOf } from '../words'

export type Column = Omit<CaseColumn, 'used'>
export type Read = { value: unknown } | { problem: string }

/** Kinds that stand at the right of a cell. */
export const numeric: ReadonlySet<Column['kind']> = new Set(['integer', 'decimal', 'money'])

const yes = '是'
const no = '否'
const none = '（无）'
/** What follows is the value as it stands, also where it is none of its kind: examples may fill in what a form refuses. */
const literal = '原样：'

/** The text of a value; empty = there is none. */
export function cellText(column: Column, value: unknown): string {
  if (value === '') return literal
  const text = wordsFor(column, value)
  if (typeof value !== 'string' || column.kind === 'text' || column.kind === 'nested') return text
  const read = readCell(column, text)
  return 'value' in read && read.value === value ? text : literal + value
}

function wordsFor(column: Column, value: unknown): string {
  if (value === undefined) return ''
  if (value === null) return column.nothing ?? '空'
  if (typeof value === 'boolean') return value ? yes : no
  if (Array.isArray(value) && value.length === 0 && holdsRows(column)) return none
  if (Array.isArray(value) && (column.kind === 'options' || column.kind === 'texts')) {
    const separator = column.kind === 'texts' ? '\n' : '、'
    return value.length === 0 ? none : value.map((item) => labelOf(column, String(item))).join(separator)
  }
  if (typeof value === 'string') return column.kind === 'instant' ? momentText(value) : labelOf(column, value)
  if (typeof value === 'number') return column.kind === 'money' ? yuanOf(value) : String(value)
  return inShort(value)
}

/** What a text means in a column; empty = no value. */
export function readCell(column: Column, written: string): Read {
  const text = column.kind === 'text' || column.kind === 'texts' ? written : written.trim()
  if (text.trim() === '') return { value: undefined }
  if (column.nothing && text === column.nothing) return { value: null }
  if (holdsRows(column) && text === none) return { value: [] }
  if (text === literal || (text.startsWith(literal) && column.kind !== 'text')) return { value: text.slice(literal.length) }
  return readers[column.kind](text, column)
}

const holdsRows = ({ kind, cells }: Column) => kind === 'nested' || cells !== undefined

/** Whether the text of a value says all of it. */
export function isPlain(column: Column, value: unknown): boolean {
  const read = readCell(column, cellText(column, value))
  return 'value' in read && JSON.stringify(read.value) === JSON.stringify(value)
}

type Reader = (text: string, column: Column) => Read
const readers: Record<CaseColumn['kind'], Reader> = {
  text: (text) => ({ value: text }),
  integer: (text) => (/^-?\d{1,15}$/.test(bare(text)) ? { value: Number(bare(text)) } : { problem: `“${text}”不是整数` }),
  decimal: (text) => (/^-?\d+(\.\d+)?$/.test(bare(text)) ? { value: bare(text) } : { problem: `“${text}”不是数字` }),
  money: (text) => {
    const [, sign = '', whole = '', part = ''] = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/.exec(bare(text)) ?? []
    return whole ? { value: Number(`${sign}${whole}${part.padEnd(2, '0')}`) } : { problem: `“${text}”不是金额，以元为单位，最多两位小数` }
  },
  date: (text) => (isDay(day(text)) ? { value: day(text) } : { problem: `“${text}”不是日期，写成 2024-09-01` }),
  instant: readMoment,
  flag: (text) => (text === yes || text === no ? { value: text === yes } : { problem: `“${text}”应为“是”或“否”` }),
  option: (text, column) => {
    const value = optionOf(column, text)
    return value === undefined ? { problem: unknown(column, text) } : { value }
  },
  options: (text, column) => {
    if (text === none) return { value: [] }
    const names = text.split(/[、\n]/).map((name) => name.trim())
    const wrong = names.find((name) => optionOf(column, name) === undefined)
    return wrong === undefined ? { value: names.map((name) => optionOf(column, name)) } : { problem: unknown(column, wrong) }
  },
  texts: (text) => ({ value: text === none ? [] : text.split('\n') }),
  nested: () => ({ problem: '这一格要在示例里修改' }),
}

/** Whole fen as yuan, without zeros that say nothing. */
const yuanOf = (fen: number) => {
  const digits = String(Math.abs(fen)).padStart(3, '0')
  const text = `${digits.slice(0, -2)}.${digits.slice(-2)}`.replace(/\.?0+$/, '')
  return fen < 0 ? `-${text}` : text
}

const bare = (text: string) => text.replaceAll(/[,，\s]/g, '')
const unknown = ({ title, options = [] }: Column, text: string) =>
  `“${text}”不是“${title}”的选项${options.length <= 8 ? `：${options.map(({ label }) => label).join('、')}` : ''}`

interface Names {
  labels: ReadonlyMap<string, string>
  values: ReadonlyMap<string, string>
}
const names = new WeakMap<object, Names>()

/** Labels of options, and back; those that would be mistaken for others stand as they are stored. */
function namesOf({ options = [] }: Column): Names {
  const known = names.get(options)
  if (known) return known
  const worded = options.map(({ value, label }) => ({ value, label: label === value ? (meaningOf(value) ?? value) : label }))
  const taken = new Map<string, number>()
  for (const { value, label } of worded) for (const word of new Set([value, label])) taken.set(word, (taken.get(word) ?? 0) + 1)
  const isClear = (label: string) => taken.get(label) === 1 && !/[、\n]/.test(label)
  const labels = new Map(worded.map(({ value, label }) => [value, isClear(label) ? label : value]))
  const values = new Map([...labels].flatMap(([value, label]) => [[value, value] as const, [label, value] as const]))
  const found = { labels, values }
  names.set(options, found)
  return found
}

const labelOf = (column: Column, value: string) => (column.options ? (namesOf(column).labels.get(value) ?? value) : value)

/** The options of a column as a list offers them. */
export const choicesOf = (column: Column) => (column.options ?? []).map(({ value }) => ({ value, label: labelOf(column, value) }))

/** A name that no option has stands for itself where it can be a key: examples may name what does not exist. */
function optionOf(column: Column, text: string): string | undefined {
  return namesOf(column).values.get(text) ?? (column.kind === 'options' && /^[/\w#*~-]+$/.test(text) ? text : undefined)
}

const day = (text: string) =>
  text.replace(/^(\d{4})[/.年](\d{1,2})[/.月](\d{1,2})日?$/, (_, year, month, date) => `${year}-${two(month)}-${two(date)}`)
const two = (digits: string) => digits.padStart(2, '0')

/** Whole minutes of Beijing time without the zone; everything else as it is stored. */
const momentText = (value: string) => value.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d):00\+08:00$/, '$1 $2')

function readMoment(text: string): Read {
  const found = /^(\d{4}-\d\d-\d\d)(?: (\d\d:\d\d)(?::00)?)?$/.exec(day(text))
  if (found)
    return isDay(found[1] ?? '') ? { value: `${found[1]}T${found[2] ?? '09:00'}:00+08:00` } : { problem: `没有“${found[1]}”这一天` }
  return /^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text))
    ? { value: text }
    : { problem: `“${text}”不是时间，写成 2024-09-01 09:00` }
}

/** What is more than a cell holds, in a few words. */
function inShort(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '0 条' : `${value.length} 条`
  return isRecord(value) ? `${Object.keys(value).length} 项` : JSON.stringify(value)
}
