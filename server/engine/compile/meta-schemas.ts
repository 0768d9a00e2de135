/** Validates configuration files against the meta-schemas (schemas/platform), one branch of an alternative at a time, so that the problems name the defect. */
import { Ajv, type ErrorObject } from 'ajv'
import { metaSchemas } from '../generated/meta-schemas.js'
import type { Json, Problem } from '../model.js'
import { didYouMean } from '../values/near.js'
import { pathOf, pointer } from '../values/pointers.js'

type Schema = { [key: string]: unknown }
type Validator = (value: unknown) => readonly ErrorObject[]

const validators = new Map<string, Validator>()

/** What is wrong with the shape of a configuration file of a kind (form, workflow, facts …). */
export function shapeProblems(kind: string, value: Json): Omit<Problem, 'file'>[] {
  const problems = new Map<string, Omit<Problem, 'file'>>()
  for (const error of validatorOf(kind)(value)) {
    if (error.propertyName !== undefined) continue // the rule about the names says it
    const problem = describe(error)
    const key = `${problem.at} ${error.keyword === 'additionalProperties' || error.keyword === 'required' ? problem.message : ''}`
    if (error.keyword !== 'if' && !problems.has(key)) problems.set(key, problem)
  }
  return [...problems.values()]
}

function validatorOf(kind: string): Validator {
  const known = validators.get(kind)
  if (known) return known
  const validate = instance().getSchema(`${kind}.schema.json`)
  if (!validate) throw new Error(`There is no meta-schema ${kind}.`)
  const validator: Validator = (value) => (validate(value) !== true ? (validate.errors ?? []) : [])
  validators.set(kind, validator)
  return validator
}

let shared: Ajv | undefined

/** One instance for all of them: the meta-schemas are few and fixed, and refer to each other. */
function instance(): Ajv {
  if (shared) return shared
  shared = new Ajv({
    strict: true,
    strictTypes: false,
    strictRequired: false,
    ownProperties: true,
    allErrors: true,
    verbose: true,
    meta: false,
    validateSchema: false,
    logger: false,
    code: { optimize: false }, // half the time to compile; the patterns are ours and linear, so that the engine's own may run them
  })
  for (const [name, schema] of Object.entries(metaSchemas)) {
    const { $schema: _, ...rest } = discriminated(schema, schema) as Schema
    shared.addSchema(rest, `${name}.schema.json`)
  }
  return shared
}

/** Turns every alternative (oneOf) into a choice by the key or constant that tells its branches apart; errors of other branches never appear. */
function discriminated(schema: unknown, root: Schema): unknown {
  if (Array.isArray(schema)) return schema.map((item) => discriminated(item, root))
  if (typeof schema !== 'object' || schema === null) return schema
  const node = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, discriminated(value, root)]))
  const branches = Array.isArray(node.oneOf) ? node.oneOf.filter(isSchema) : []
  if (branches.length < 2) return node
  const { oneOf: _, ...rest } = node
  return { ...rest, ...(choiceByConstant(branches, root) ?? choiceByKey(branches, root)) }
}

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null && !Array.isArray(value)

function resolved(branch: Schema, root: Schema): Schema {
  const reference = typeof branch.$ref === 'string' && branch.$ref.startsWith('#/') ? branch.$ref : undefined
  if (!reference) return branch
  const found = pathOf(reference.slice(1)).reduce<unknown>((value, key) => (isSchema(value) ? value[key] : undefined), root)
  return isSchema(found) ? found : branch
}

function choiceByConstant(branches: readonly Schema[], root: Schema): Schema | undefined {
  const constants = (key: string) =>
    branches.map((branch) => {
      const { properties } = resolved(branch, root)
      const property = isSchema(properties) ? properties[key] : undefined
      return isSchema(property) && typeof property.const === 'string' ? property.const : undefined
    })
  const key = ['kind', 'type'].find((candidate) => constants(candidate).every((value) => value !== undefined))
  if (!key) return undefined
  const values = constants(key)
  return {
    type: 'object',
    required: [key],
    properties: { [key]: { enum: values } },
    allOf: branches.map((branch, index) => choice({ required: [key], properties: { [key]: { const: values[index] } } }, branch)),
  }
}

function choiceByKey(branches: readonly Schema[], root: Schema): Schema {
  const keys = branches.map((branch) => {
    const { required } = resolved(branch, root)
    return Array.isArray(required) && typeof required[0] === 'string' ? required[0] : ''
  })
  const last = branches.at(-1) ?? {}
  return branches
    .slice(0, -1)
    .reduceRight<Schema>((otherwise, branch, index) => choice({ type: 'object', required: [keys[index]] }, branch, otherwise), last)
}

const choice = (condition: Schema, then: Schema, otherwise?: Schema): Schema => ({
  if: condition,
  then,
  ...(otherwise && { else: otherwise }),
})

function describe({ keyword, instancePath, params, data, parentSchema }: ErrorObject): Omit<Problem, 'file'> {
  const say: Sentence = sentences[keyword] ?? (() => ({ message: '写法不符合要求' }))
  const { below, ...words } = say({ params, data, parentSchema: parentSchema ?? {} })
  return { code: codes[keyword] ?? 'shape', at: instancePath + (below === undefined ? '' : pointer(below)), ...words }
}

const codes: Record<string, string> = {
  additionalProperties: 'unknown-key',
  required: 'missing-key',
  type: 'wrong-type',
  enum: 'wrong-value',
  const: 'wrong-value',
}

type Words = { message: string; remedy?: string; below?: string }
type Sentence = (error: { params: Record<string, unknown>; data: unknown; parentSchema: Schema }) => Words

const typeNames: Record<string, string> = {
  string: '文字',
  integer: '整数',
  number: '数字',
  boolean: 'true 或 false',
  array: '列表 […]',
  object: '对象 {…}',
  null: 'null',
}
const listed = (values: unknown) => (Array.isArray(values) ? values : [values]).map((value) => JSON.stringify(value)).join('、')

/** What a pattern wants, by something usual that it takes. */
function patternInWords(pattern: string): string {
  const takes = (text: string) => new RegExp(pattern, 'u').test(text)
  if (takes('50') && takes('0.5')) return '应是数字，如 50 或 0.5'
  if (takes('2025-01-31') && !takes('abc')) return '应是日期，如 2025-01-31'
  return `应符合 ${pattern}`
}

const sentences: Record<string, Sentence> = {
  additionalProperties: ({ params, parentSchema }) => {
    const name = String(params.additionalProperty)
    const known = Object.keys(isSchema(parentSchema.properties) ? parentSchema.properties : {})
    return {
      below: name,
      message: `不认识的键“${name}”`,
      remedy: didYouMean(name, known) ?? (known.length > 0 ? `这里可以用的键：${known.join('、')}` : undefined),
    }
  },
  required: ({ params }) => ({ message: `缺少“${String(params.missingProperty)}”`, remedy: `补上“${String(params.missingProperty)}”` }),
  type: ({ params, data }) => ({
    message: `应为${String(params.type)
      .split(',')
      .map((type) => typeNames[type] ?? type)
      .join('、')}`,
    ...(params.type === 'string' && typeof data === 'number' && { remedy: `加上引号，写成 "${data}"` }),
  }),
  enum: ({ params, data }) => ({
    message: `${JSON.stringify(data)} 不是可用的值`,
    remedy:
      (typeof data === 'string' && Array.isArray(params.allowedValues) ? didYouMean(data, params.allowedValues.map(String)) : undefined) ??
      `可用的值：${listed(params.allowedValues)}`,
  }),
  const: ({ params }) => ({ message: `只能是 ${listed(params.allowedValue)}` }),
  pattern: ({ params, data }) => ({
    message: data === '' ? '不能为空' : `${JSON.stringify(data)} 的写法不符合要求`,
    remedy: patternInWords(String(params.pattern)),
  }),
  minLength: () => ({ message: '不能为空' }),
  minItems: ({ params }) => ({ message: `至少要有 ${String(params.limit)} 项`, remedy: '补上内容，或删除这一整项' }),
  minProperties: ({ params }) => ({ message: `至少要有 ${String(params.limit)} 项` }),
  maxLength: ({ params }) => ({ message: `不能超过 ${String(params.limit)} 个字` }),
  maxItems: ({ params }) => ({ message: `不能超过 ${String(params.limit)} 项` }),
  maxProperties: ({ params }) => ({ message: `不能超过 ${String(params.limit)} 项` }),
  minimum: ({ params }) => ({ message: `不能小于 ${String(params.limit)}` }),
  maximum: ({ params }) => ({ message: `不能大于 ${String(params.limit)}` }),
  uniqueItems: () => ({ message: '有重复的项' }),
  propertyNames: ({ params, parentSchema: { propertyNames: names } }) => ({
    below: String(params.propertyName),
    message: `“${String(params.propertyName)}”不能用作名称`,
    remedy:
      isSchema(names) && String(names.pattern).startsWith('^\\d') ? '应是年份，如 2025' : '以小写字母开头，只用字母和数字，最多 40 个字',
  }),
}
