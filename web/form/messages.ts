/** What is said about an answer that a form refuses, with the field's title: word for word what the server says. */
import { decimalProblem } from './decimals'
import { formats } from './formats'
import { type Field, optionsOf } from './model'

/** How long a text may be where the field names no length. */
export const defaultMaxLength = 2000

/** The order in which several errors of one field are worth saying: only the first is said. */
export const keywordOrder = [
  'required',
  'type',
  'dictionary',
  'enum',
  'const',
  'decimal',
  'maxLength',
  'minLength',
  'format',
  'pattern',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
  'uniqueItems',
] as const
export type Keyword = (typeof keywordOrder)[number]

const length = (value: unknown) => (typeof value === 'string' ? [...value].length : 0)
const text = (value: unknown) => (typeof value === 'string' ? value : '')
const withUnit = (limit: number | undefined, { unit }: Field) => (unit ? `${limit} ${unit}` : String(limit))

const sentences: Record<Keyword, (field: Field, value: unknown) => string> = {
  required: (field) =>
    optionsOf(field).length > 0 || field.dictionary || field.type === 'boolean' ? `请选择“${field.title}”` : `请填写“${field.title}”`,
  type: (field) => `“${field.title}”应为${typeName(field)}`,
  dictionary: ({ title }) => `请从列表中选择“${title}”`,
  enum: ({ title }) => `请从列表中选择“${title}”`,
  const: ({ title }) => `请确认“${title}”`,
  decimal: ({ title, decimal }, value) => `“${title}”${(decimal && decimalProblem(text(value), decimal)) ?? '不正确'}`,
  maxLength: ({ title, maxLength = defaultMaxLength }, value) => `“${title}”不能超过 ${maxLength} 个字（现在 ${length(value)} 个）`,
  minLength: ({ title, minLength }, value) => `“${title}”至少 ${minLength} 个字（现在 ${length(value)} 个）`,
  format: ({ title, format }, value) => {
    const problem = format && formats[format].problem(text(value))
    return problem ? `“${title}”：${problem}` : `“${title}”不正确`
  },
  pattern: ({ title, message }) => message ?? `“${title}”的格式不正确`,
  minimum: (field) => `“${field.title}”不能小于 ${withUnit(field.minimum, field)}`,
  maximum: (field) => `“${field.title}”不能大于 ${withUnit(field.maximum, field)}`,
  minItems: ({ title, minItems }) => `“${title}”至少选择 ${minItems} 项`,
  maxItems: ({ title, maxItems = 200 }) => `“${title}”最多选择 ${maxItems} 项`,
  uniqueItems: ({ title }) => `“${title}”有重复的选项`,
}

function typeName({ type, decimal, format }: Field): string {
  if (decimal) return '数字（以文字传送）'
  if (format === 'date') return '日期'
  return { string: '文字', integer: '整数', boolean: '是或否', array: '若干选项' }[type]
}

/** The sentence for one violated keyword. */
export const sentenceFor = (field: Field, value: unknown, keyword: Keyword) => sentences[keyword](field, value)
