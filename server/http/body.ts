/** The edge: bodies and queries are judged here, once; everything behind it trusts their types. */
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import type { MiddlewareHandler } from 'hono'
import { validator } from 'hono/validator'
import type { Problem } from '../engine/model.js'
import { AppError } from '../errors.js'
import type { Env } from './env.js'
import { oddities } from './oddities.js'
import type { Shape } from './shapes.js'

type Json<T> = MiddlewareHandler<Env, string, { in: { json: T }; out: { json: T } }>
type Query<T> = MiddlewareHandler<Env, string, { in: { query: T }; out: { query: T } }>

/** Accepts a JSON body of this shape, of at most so many values (5,000 unless told); anything else is refused with every problem named. */
export function body<T>(shape: Shape<T>, most?: number): Json<T> {
  const judge = judgeOf(shape)
  return async (c, next) => {
    const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
    if (type !== 'application/json') throw new AppError('unsupported-type', '请求内容须为 application/json。')
    const value = parse(await c.req.text())
    const odd = oddities(value, most)
    if (odd.length) throw new AppError('invalid', '请求内容不能接受。', odd)
    c.req.addValidatedData('json', judge(value) as object)
    await next()
  }
}

/** Accepts a query string of this shape. */
export function query<T>(shape: Shape<T>): Query<T> {
  const judge = judgeOf(shape)
  return validator('query', (value) => judge(value)) as Query<T>
}

/** The shapes are our own and few: one Ajv for all, each compiled when it is first asked for. */
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, ownProperties: true, allErrors: true })

function judgeOf<T>(shape: Shape<T>): (value: unknown) => T {
  let validate: ValidateFunction | undefined
  return (value) => {
    validate ??= ajv.compile(shape.schema)
    if (validate(value) !== true)
      throw new AppError('invalid', '请求内容不完整或格式不对。', (validate.errors ?? []).slice(0, 100).map(problemOf))
    return value as T
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new AppError('malformed', '请求内容不是有效的 JSON。')
  }
}

function problemOf(error: ErrorObject): Problem {
  const missing = error.keyword === 'required' ? `/${String(error.params.missingProperty)}` : ''
  const extra = error.keyword === 'additionalProperties' ? `/${String(error.params.additionalProperty)}` : ''
  return { at: `${error.instancePath}${missing}${extra}`, message: sentences[error.keyword]?.(error.params) ?? '格式不对。' }
}

const sentences: Record<string, (params: Record<string, unknown>) => string> = {
  required: () => '请填写这一项。',
  additionalProperties: () => '没有这一项。',
  minLength: () => '请填写这一项。',
  maxLength: ({ limit }) => `不能超过 ${String(limit)} 个字。`,
  maxItems: ({ limit }) => `不能超过 ${String(limit)} 项。`,
  enum: () => '请从允许的值中选择。',
  const: () => '必须勾选。',
}
