/** How an answer reads: the title of an option, the name of a code, a number with its unit. */
import { isBlank } from './answers.js'
import type { Json } from './model.js'
import type { FactInfo, FieldModel, Programme } from './programme.js'

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
  const text = String(value)
  const name = options?.get(text) ?? (dictionary && programme.dictionaries.get(dictionary)?.codes.get(text)?.path.join(' / '))
  if (name) return dictionary ? `${name}（${text}）` : name
  return unit ? `${text} ${unit}` : text
}
