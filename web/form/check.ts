/** Judges the answers of one group in the browser: JSON Schema by an interpreter (no eval), our own keywords here. One problem per field. */
import { Validator } from '@cfworker/json-schema'
import { decimalProblem } from './decimals'
import { formats } from './formats'
import { defaultMaxLength, type Keyword, keywordOrder, sentenceFor } from './messages'
import { codesOf, type Dictionaries, type Field, fieldsOf, filled, type GroupSchema, optionsOf } from './model'

export interface FieldProblem {
  key: string
  keyword: Keyword
  message: string
}

/** Everything that is wrong with a group's answers, in the order of its fields. */
export function checkGroup(group: GroupSchema, answers: unknown, dictionaries: Dictionaries): FieldProblem[] {
  const given = filled(answers)
  const fields = fieldsOf(group)
  const worst = new Map<string, Keyword>()
  const add = (key: string, keyword: Keyword) => {
    const before = worst.get(key)
    if (!before || keywordOrder.indexOf(keyword) < keywordOrder.indexOf(before)) worst.set(key, keyword)
  }
  for (const { key, keyword } of schemaErrors(group, given)) add(key, keyword)
  for (const key of asked(group, given)) {
    const field = fields.get(key)
    if (field) for (const keyword of ownErrors(field, given[key], dictionaries)) add(key, keyword)
  }
  return [...fields].flatMap(([key, field]) => {
    const keyword = worst.get(key)
    return keyword ? [{ key, keyword, message: sentenceFor(field, given[key], keyword) }] : []
  })
}

const validators = new WeakMap<object, Validator>()

/** Whether a value satisfies a schema, such as the `if` of a conditional; blank answers count as absent. */
export function satisfies(schema: object, value: unknown): boolean {
  const plain = typeof value === 'object' && value !== null && !Array.isArray(value) ? filled(value) : value
  return plain === undefined || judge(schema, plain).valid
}

function judge(schema: object, value: unknown) {
  const validator = validators.get(schema) ?? new Validator(schema, '2020-12', false)
  validators.set(schema, validator)
  return validator.validate(value)
}

/** Keys that are asked with these answers. */
export function asked(group: GroupSchema, answers: Readonly<Record<string, unknown>>): string[] {
  const conditional = (group.allOf ?? []).flatMap((part) =>
    Object.keys((satisfies(part.if, answers) ? part.then : part.else)?.properties ?? {}),
  )
  return [...new Set([...Object.keys(group.properties ?? {}), ...conditional])]
}

const schemas = new WeakMap<GroupSchema, object>()

function schemaErrors(group: GroupSchema, answers: Record<string, unknown>): { key: string; keyword: Keyword }[] {
  const schema = schemas.get(group) ?? judgedGroup(group)
  schemas.set(group, schema)
  return judge(schema, answers).errors.flatMap(({ keyword, instanceLocation, error }) => {
    const known = keywordOrder.find((one) => one === keyword)
    if (!known) return [] // a parent of the real error: properties, allOf, if
    const key = known === 'required' && instanceLocation === '#' ? /"(.*)"/.exec(error)?.[1] : keyIn(instanceLocation)
    return key ? [{ key, keyword: known }] : []
  })
}

const keyIn = (location: string) => (location.split('/')[1] ?? '').replace(/~1/g, '/').replace(/~0/g, '~')

/** Only the keywords that are judged by JSON Schema; the others are ours. */
function judgedGroup({ properties, required, allOf }: GroupSchema): object {
  return {
    type: 'object',
    ...part({ properties, required }),
    ...(allOf && {
      allOf: allOf.map(({ if: condition, then, else: otherwise }) => ({
        if: condition,
        then: part(then),
        ...(otherwise && { else: part(otherwise) }),
      })),
    }),
  }
}

function part({ properties, required }: Pick<GroupSchema, 'properties' | 'required'>): object {
  return {
    ...(properties && { properties: Object.fromEntries(Object.entries(properties).map(([key, field]) => [key, judgedField(field)])) }),
    ...(required && { required }),
  }
}

function judgedField(field: Field): object {
  const { type, minLength, maxLength = defaultMaxLength, minimum, maximum, minItems, maxItems = 200, pattern } = field
  const values = optionsOf(field).map(({ value }) => value)
  const rest =
    type === 'string'
      ? { minLength, maxLength, pattern: pattern && isPattern(pattern) ? pattern : undefined, enum: values.length ? values : undefined }
      : type === 'integer'
        ? { minimum, maximum }
        : type === 'array'
          ? { minItems, maxItems, uniqueItems: true, items: { type: 'string', enum: values } }
          : {}
  return JSON.parse(JSON.stringify({ type, const: field.const, ...rest }))
}

/** The server's patterns are RE2; one that browsers cannot read is left to the server. */
function isPattern(source: string): boolean {
  try {
    return Boolean(new RegExp(source, 'u'))
  } catch {
    return false
  }
}

function ownErrors(field: Field, value: unknown, dictionaries: Dictionaries): Keyword[] {
  if (typeof value !== 'string') return []
  const { decimal, format, dictionary } = field
  return [
    ...(decimal && decimalProblem(value, decimal) ? (['decimal'] as const) : []),
    ...(format && formats[format].problem(value) ? (['format'] as const) : []),
    ...(dictionary && !codesOf(dictionaries[dictionary]).get(value)?.selectable ? (['dictionary'] as const) : []),
  ]
}
