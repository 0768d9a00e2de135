/** How an answer reads, on screens, in lists and on paper alike: titles and names for what is stored, separators and units of numbers, days as people write them. */
import { isBlank } from '../form/answers.js'
import type { Json } from '../model.js'
import type { FactInfo, FieldModel, Programme } from '../programme.js'
import { dayOf, isDate } from '../values/dates.js'
import { decimalFrom, withSeparators } from '../values/exact.js'

/** The text of an answer for people; empty when it is not filled. */
export function displayAnswer(field: FieldModel, value: Json | undefined, programme: Programme): string {
  return displayValue({ ...field, dictionary: field.schema.dictionary }, value, programme)
}

/** The text of a fact's value for people. */
export function displayValue(
  { type, unit, options, dictionary }: Pick<FactInfo, 'type' | 'unit' | 'options' | 'dictionary'>,
  value: Json | undefined,
  programme: Pick<Programme, 'dictionaries'>,
): string {
  if (value === undefined || value === null || isBlank(value)) return ''
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value))
    return type === 'rows' ? `${value.length} 行` : value.map((item) => options?.get(String(item)) ?? String(item)).join('、')
  if (type === 'date') return chineseDay(String(value))
  const stored = String(value)
  const name = options?.get(stored) ?? (dictionary && programme.dictionaries.get(dictionary)?.codes.get(stored)?.path.join(' / '))
  if (name) return dictionary ? `${name}（${stored}）` : name
  const text = type === 'decimal' || (type === 'integer' && isCount(unit)) ? separated(stored) : stored
  return unit ? `${text} ${unit}` : text
}

/** Whole numbers of something have separators; a year, or a number of nothing, is rather a name. */
const isCount = (unit: string | undefined) => unit !== undefined && unit !== '年'

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
