/** How an answer reads on paper: separators in numbers, days as people write them, titles and names for what is stored. */
import { isBlank } from './answers.js'
import { dayOf, isDate } from './dates.js'
import { displayAnswer } from './display.js'
import { decimalFrom, withSeparators } from './exact.js'
import type { Json } from './model.js'
import type { FieldModel, Programme } from './programme.js'

/** The text of an answer on paper; empty when it is not filled. */
export function paperText(field: FieldModel, value: Json | undefined, programme: Programme): string {
  if (value === undefined || isBlank(value)) return ''
  if (field.type === 'date' && typeof value === 'string') return chineseDay(value)
  if (field.type !== 'integer' && field.type !== 'decimal') return displayAnswer(field, value, programme)
  const number = separated(value)
  return field.unit ? `${number} ${field.unit}` : number
}

/** A number with commas between its thousands; anything else as it is. */
export function separated(value: unknown): string {
  const text = String(value ?? '')
  return decimalFrom(text) ? withSeparators(text) : text
}

/** 2024-09-01 or an instant → 2024年9月1日, in China's time; anything else as it is. */
export function chineseDay(text: string): string {
  if (!isDate(text)) return text
  const [year, month, day] = dayOf(text).split('-')
  return `${year}年${Number(month)}月${Number(day)}日`
}

/** An instant → 2024年9月1日 09:30, in China's time; anything else as it is. */
export function chineseTime(text: string): string {
  if (!isDate(text) || !text.includes('T')) return chineseDay(text)
  const time = new Date(Date.parse(text) + 8 * 3_600_000).toISOString().slice(11, 16)
  return `${chineseDay(text)} ${time}`
}
