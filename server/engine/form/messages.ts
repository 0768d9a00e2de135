/** What is said about an answer that a form refuses: one sentence per field, with the field's title. */

import type { Json } from '../model.js'
import type { FieldModel, SchemaError } from '../programme.js'
import { decimalProblem } from '../values/decimals.js'
import { formats } from '../values/formats.js'
import { defaultMaxLength } from './schema.js'

type Say = (field: FieldModel, value: Json | undefined, params: Record<string, unknown>) => string

/** The order in which several errors of one field are worth saying: the first one found here is said. */
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

const length = (value: Json | undefined) => (typeof value === 'string' ? [...value].length : 0)
const text = (value: Json | undefined) => (typeof value === 'string' ? value : '')
const withUnit = (limit: unknown, { unit }: FieldModel) => (unit ? `${String(limit)} ${unit}` : String(limit))

const sentences = {
  required: ({ title, options, schema, type }) =>
    options || schema.dictionary || type === 'boolean' ? `请选择“${title}”` : `请填写“${title}”`,
  type: ({ title, type }) => `“${title}”应为${typeNames[type]}`,
  dictionary: ({ title }) => `请从列表中选择“${title}”`,
  enum: ({ title }) => `请从列表中选择“${title}”`,
  const: ({ title }) => `请确认“${title}”`,
  decimal: ({ title, schema }, value) =>
    `“${title}”${schema.decimal ? (decimalProblem(text(value), schema.decimal) ?? '不正确') : '不正确'}`,
  maxLength: ({ title, schema }, value) => `“${title}”不能超过 ${schema.maxLength ?? defaultMaxLength} 个字（现在 ${length(value)} 个）`,
  minLength: ({ title, schema }, value) => `“${title}”至少 ${schema.minLength} 个字（现在 ${length(value)} 个）`,
  format: ({ title, schema }, value) => {
    const problem = schema.format && formats[schema.format].problem(text(value))
    return problem ? `“${title}”：${problem}` : `“${title}”不正确`
  },
  pattern: ({ title, schema }) => schema.message ?? `“${title}”的格式不正确`,
  minimum: (field) => `“${field.title}”不能小于 ${withUnit(field.schema.minimum ?? '-9007199254740991', field)}`,
  maximum: (field) => `“${field.title}”不能大于 ${withUnit(field.schema.maximum ?? '9007199254740991', field)}`,
  minItems: ({ title, schema }) => `“${title}”至少选择 ${schema.minItems} 项`,
  maxItems: ({ title, schema }) => `“${title}”最多选择 ${schema.maxItems ?? 200} 项`,
  uniqueItems: ({ title }) => `“${title}”有重复的选项`,
} satisfies Record<(typeof keywordOrder)[number], Say>

const typeNames: Record<FieldModel['type'], string> = {
  string: '文字',
  integer: '整数',
  decimal: '数字（以文字传送）',
  boolean: '是或否',
  date: '日期',
  list: '若干选项',
  rows: '若干行',
}

/** What is said about a field's answer for one violated keyword. */
export function sentenceFor(field: FieldModel, value: Json | undefined, { keyword, params }: SchemaError): string {
  const say: Say | undefined = Object.hasOwn(sentences, keyword) ? sentences[keyword as keyof typeof sentences] : undefined
  return say ? say(field, value, params) : `“${field.title}”不正确`
}
