/** Compiles a form into one validator of its own: only vetted keywords reach Ajv, patterns run through RE2. */
import type { FuncKeywordDefinition } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { ConditionalPart, DecimalKeyword, Field, Form, Row, RowSection } from '../generated/form.js'
import type { DictionaryModel, FieldModel, SchemaError } from '../programme.js'
import { decimalProblem } from '../values/decimals.js'
import { formats } from '../values/formats.js'
import { re2 } from '../values/patterns.js'
import type { FieldGroup } from './visible.js'

/** How long a text may be where the field names no length. */
export const defaultMaxLength = 2000

/** A validator of a form's answers, compiled at its first use and kept. */
export function formValidator(
  form: Form,
  dictionaries: ReadonlyMap<string, DictionaryModel>,
): (answers: unknown) => readonly SchemaError[] {
  let validate: ReturnType<Ajv2020['compile']> | undefined
  return (answers) => {
    validate ??= instance(dictionaries).compile(formSchema(form))
    return validate(answers) !== true ? (validate.errors ?? []) : []
  }
}

function instance(dictionaries: ReadonlyMap<string, DictionaryModel>): Ajv2020 {
  const ajv = new Ajv2020({
    strict: true,
    strictTypes: false,
    ownProperties: true,
    allErrors: true,
    meta: false,
    validateSchema: false,
    logger: false,
    code: { regExp: re2 },
  })
  for (const [name, { problem }] of Object.entries(formats)) ajv.addFormat(name, { type: 'string', validate: (text) => !problem(text) })
  const inDictionary = (id: string) => (code: string) => dictionaries.get(id)?.codes.get(code)?.selectable === true
  const keywords: FuncKeywordDefinition[] = [
    { keyword: 'decimal', type: 'string', compile: (limits: DecimalKeyword) => (text: string) => !decimalProblem(text, limits) },
    { keyword: 'dictionary', type: 'string', compile: inDictionary },
  ]
  for (const keyword of keywords) ajv.addKeyword(keyword)
  return ajv
}

function formSchema(form: Form): Record<string, unknown> {
  const sections = Object.entries(form.properties).map(([key, section]) => [
    key,
    section.type === 'object' ? groupSchema(section) : { type: 'array', ...rowCounts(section), items: groupSchema(section.items) },
  ])
  return { type: 'object', additionalProperties: false, properties: Object.fromEntries(sections) }
}

/** How many rows there may be; given rows that are fixed are all there are. */
export const rowCounts = ({ fixed, default: given, minItems = 0, maxItems }: RowSection) =>
  fixed && given ? { minItems: given.length, maxItems: given.length } : { minItems, maxItems }

/** What is superfluous is told by checkAnswers(): to Ajv's `unevaluatedProperties` a key named `constructor` is always evaluated. */
function groupSchema(group: FieldGroup | Row): Record<string, unknown> {
  const conditionals = (group.allOf ?? []).map(({ if: condition, then, else: otherwise }) => ({
    if: condition,
    then: partSchema(then),
    ...(otherwise && { else: partSchema(otherwise) }),
  }))
  return {
    type: 'object',
    ...partSchema(group),
    ...(conditionals.length > 0 && { allOf: conditionals }),
  }
}

function partSchema({ properties, required }: ConditionalPart): Record<string, unknown> {
  const fields = Object.entries(properties ?? {}).map(([key, field]) => [key, fieldSchema(field)])
  return { ...(properties && { properties: Object.fromEntries(fields) }), ...(required && { required }) }
}

function fieldSchema(field: Field): Record<string, unknown> {
  return { type: field.type, ...(field.const !== undefined && { const: field.const }), ...byType[field.type](field) }
}

const byType: Record<Field['type'], (field: Field) => Record<string, unknown>> = {
  string: ({ format, minLength, maxLength = defaultMaxLength, pattern, decimal, enum: values, oneOf, dictionary }) =>
    present({ format, minLength, maxLength, pattern, decimal, enum: values ?? oneOf?.map((option) => option.const), dictionary }),
  integer: ({ minimum = Number.MIN_SAFE_INTEGER, maximum = Number.MAX_SAFE_INTEGER }) => ({ minimum, maximum }),
  boolean: () => ({}),
  array: ({ items, minItems, maxItems = 200 }) =>
    present({ minItems, maxItems, uniqueItems: true, items: { type: 'string', enum: items?.oneOf.map((option) => option.const) ?? [] } }),
}

const present = (keywords: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(keywords).filter(([, value]) => value !== undefined))

/** The value type of a field's answer. */
export function fieldType(field: Field): FieldModel['type'] {
  if (field.type === 'array') return 'list'
  if (field.decimal) return 'decimal'
  return field.format === 'date' ? 'date' : field.type
}
