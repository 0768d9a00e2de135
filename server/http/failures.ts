/** One table from errors to answers. What is not in it is a bug: logged with a reference, told to nobody. */
import { randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ErrorView } from '../actions/views/error.js'
import { AppError, type ErrorCode, notFound } from '../errors.js'
import { restOfBody } from './unread-body.js'

const statuses: Record<ErrorCode, ContentfulStatusCode> = {
  malformed: 400,
  unauthorized: 401,
  forbidden: 403,
  'password-change-required': 403,
  'cross-site': 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  'unsupported-type': 415,
  invalid: 422,
  'too-many': 429,
  internal: 500,
  unavailable: 503,
}

/** Answers a request that ended with an exception, when its body has arrived. */
export function answerFailure(error: unknown, c: Context): Response | Promise<Response> {
  const known = error instanceof AppError ? error : error instanceof HTTPException ? refused(error) : unexpected(error, c)
  if (known.retryAfter !== undefined) c.header('Retry-After', String(known.retryAfter))
  const { code, message, problems, current, reference } = known
  const view: ErrorView = { error: { code, message, problems, reference, current } }
  const answer = c.json(view, statuses[code])
  return restOfBody(c)?.then(() => answer) ?? answer
}

export const answerUnknownRoute = (c: Context) => answerFailure(notFound(), c)

/** What Hono itself refuses, in our words. */
function refused({ status }: HTTPException) {
  const code = (Object.keys(statuses) as ErrorCode[]).find((one) => statuses[one] === status) ?? 'malformed'
  return new AppError(code, '请求的格式不对，已拒绝。')
}

function unexpected(error: unknown, c: Context) {
  const reference = randomBytes(5).toString('hex').toUpperCase()
  const stack = error instanceof Error ? error.stack : String(error)
  console.error(JSON.stringify({ level: 'error', reference, method: c.req.method, route: c.req.routePath, stack }))
  return new AppError('internal', `系统出错了，我们已记录。请稍后再试；如需咨询，请提供错误编号 ${reference}。`, [], { reference })
}
