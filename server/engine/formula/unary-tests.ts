/** The cells of decision tables: `>= 3`, `2024`, `小型, 微型`, `[2024-01-01..2024-12-31]`, `not(A, B)`, `-`. */

import { dayOf, isDate } from '../values/dates.js'
import { Decimal, decimalFrom, settled } from '../values/exact.js'
import { isDay } from '../values/formats.js'
import { outside, type Span, whole, within } from '../values/spans.js'
import { addDays, daysBetween } from '../values/working-days.js'
import type { Value } from './model.js'
import { isNumber } from './readings.js'

export type ColumnType = 'string' | 'integer' | 'decimal' | 'boolean' | 'date'

/** What one cell accepts: anything, numbers and days in spans, or words (true and false among them). */
export type UnaryTest =
  | { kind: 'any' }
  | { kind: 'spans'; spans: readonly Span[] }
  | { kind: 'words'; words: ReadonlySet<string>; except: boolean }

export type ParsedTest = { test: UnaryTest; problem?: undefined } | { test?: undefined; problem: string }

const MAX_LENGTH = 1000

/** Reads a cell of a column of this type. */
export function parseUnaryTest(cell: string, type: ColumnType): ParsedTest {
  const text = cell.trim()
  if (text.length > MAX_LENGTH) return { problem: `一格超过 ${MAX_LENGTH} 个字。` }
  if (text === '' || text === '-') return { test: { kind: 'any' } }
  const denied = /^not\s*\((.*)\)$/s.exec(text)
  const parts = alternatives(denied?.[1] ?? text)
  if (parts.some((part) => part === '')) return { problem: `“${text}”里有多余的逗号。` }
  return isOrdered(type) ? spanTest(parts, type, denied !== null) : wordTest(parts, type, denied !== null)
}

/** Whether a value passes; undefined = the value is of another type than the column. */
export function passes(test: UnaryTest, value: Value, type: ColumnType): boolean | undefined {
  if (test.kind === 'any') return true
  if (test.kind === 'words') {
    const word = typeof value === 'boolean' && type === 'boolean' ? String(value) : type === 'string' ? value : undefined
    return typeof word === 'string' ? test.words.has(word) !== test.except : undefined
  }
  const point = pointOf(value, type)
  return point && test.spans.some((span) => within(point, span))
}

/** A number, or a date as its number of days; undefined when the value is neither. */
function pointOf(value: Value, type: ColumnType): Decimal | undefined {
  if (type === 'date') return typeof value === 'string' && isDate(value) ? dayNumber(dayOf(value)) : undefined
  return isNumber(value) ? settled(value) : undefined
}

/** Numbers and dates have an order. */
export const isOrdered = (type: ColumnType): type is 'integer' | 'decimal' | 'date' => type !== 'string' && type !== 'boolean'

const FIRST_DAY = '1970-01-01'
const dayNumber = (day: string) => new Decimal(daysBetween(FIRST_DAY, day))

/** The day of a number of days. */
export const dayOfNumber = (days: Decimal) => addDays(FIRST_DAY, days.toNumber())

const OPENING = '[]('

/** Cuts at commas that are not within quotes. */
function alternatives(text: string): string[] {
  const parts = ['']
  let quote = ''
  for (const character of text) {
    if (quote) quote = character === quote ? '' : quote
    else if (character === '"' || character === "'") quote = character
    if (!quote && (character === ',' || character === '，')) parts.push('')
    else parts[parts.length - 1] += character
  }
  return parts.map((part) => part.trim())
}

function wordTest(parts: readonly string[], type: 'string' | 'boolean', except: boolean): ParsedTest {
  const words = new Set<string>()
  let denied = except
  for (const part of parts) {
    const [, operator = '', literal = ''] = /^(!=|==?|[<>]=?)?\s*(.*)$/s.exec(part) ?? []
    if (/^[<>]/.test(operator)) return { problem: `“${part}”：文字没有大小之分。` }
    if (operator === '!=') {
      if (parts.length > 1) return { problem: `几个都不是，请写 not(甲, 乙)。` }
      denied = !denied
    }
    const word = type === 'boolean' ? BOOLEANS.get(literal) : unquoted(literal)
    if (word === undefined || word === '') return { problem: type === 'boolean' ? `“${part}”不是“是”或“否”。` : `“${part}”写得不完整。` }
    words.add(word)
  }
  return { test: { kind: 'words', words, except: denied } }
}

const BOOLEANS = new Map([
  ['true', 'true'],
  ['是', 'true'],
  ['false', 'false'],
  ['否', 'false'],
])

const unquoted = (text: string) => /^"([^"]*)"$/.exec(text)?.[1] ?? /^'([^']*)'$/.exec(text)?.[1] ?? text

function spanTest(parts: readonly string[], type: 'integer' | 'decimal' | 'date', except: boolean): ParsedTest {
  const spans: Span[] = []
  for (const part of parts) {
    const found = spansOf(part, type)
    if (!found) return { problem: `“${part}”不是${type === 'date' ? '日期' : '数字'}的写法。` }
    spans.push(...found)
  }
  const accepted = except ? outside(spans) : spans
  return { test: { kind: 'spans', spans: type === 'decimal' ? accepted : accepted.map(whole) } }
}

function spansOf(part: string, type: 'integer' | 'decimal' | 'date'): Span[] | undefined {
  if (OPENING.includes(part.charAt(0))) return rangeOf(part, type)
  const [, operator = '', literal = ''] = /^(!=|==?|[<>]=?)?\s*(.+)$/.exec(part) ?? []
  const point = pointFrom(literal, type)
  return point && comparisons[operator]?.(point)
}

function rangeOf(part: string, type: 'integer' | 'decimal' | 'date'): Span[] | undefined {
  const [opening, closing] = [part.charAt(0), part.charAt(part.length - 1)]
  const ends = part.slice(1, -1).split('..')
  const [low, high] = ends.map((end) => pointFrom(end, type))
  if (ends.length !== 2 || !low || !high || !'[])'.includes(closing)) return undefined
  return [{ low, high, lowOpen: opening !== '[', highOpen: closing !== ']' }]
}

const comparisons: Record<string, (point: Decimal) => Span[]> = {
  '': (point) => [{ low: point, high: point }],
  '=': (point) => [{ low: point, high: point }],
  '==': (point) => [{ low: point, high: point }],
  '!=': (point) => outside([{ low: point, high: point }]),
  '<': (point) => [{ high: point, highOpen: true }],
  '<=': (point) => [{ high: point }],
  '>': (point) => [{ low: point, lowOpen: true }],
  '>=': (point) => [{ low: point }],
}

function pointFrom(text: string, type: 'integer' | 'decimal' | 'date'): Decimal | undefined {
  const literal = text.trim()
  return type === 'date' ? (isDay(literal) ? dayNumber(literal) : undefined) : decimalFrom(literal)
}
