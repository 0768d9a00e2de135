/** How large a body may be, by route; uploads are counted while they are streamed. */
import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { AppError } from '../errors.js'
import type { Env } from './env.js'

const kilobyte = 1024
const usual = 256 * kilobyte
/** Whole programmes and registers travel as one body. */
const larger: readonly (readonly [RegExp, number])[] = [
  [/^\/api\/studio\/[^/]+\/(draft|check|import)$/, 8192 * kilobyte],
  [/^\/api\/operate\/registers\//, 8192 * kilobyte],
]
const uploads =
  /^\/api\/((declarations|named)\/[^/]+\/materials\/[^/]+|declarations\/[^/]+\/opinions\/[^/]+\/files|batches\/[^/]+\/documents\/[^/]+|notices\/[^/]+\/objections\/[^/]+\/file)$/

/** Refuses what is too large before it is read. */
export const limitBodies: MiddlewareHandler<Env> = async (c, next) => {
  if (c.req.method === 'GET' || c.req.method === 'HEAD' || (c.req.method === 'PUT' && uploads.test(c.req.path))) return next()
  const limit = larger.find(([route]) => route.test(c.req.path))?.[1] ?? usual
  if (c.req.header('transfer-encoding') !== undefined) return bodyLimit({ maxSize: limit, onError: tooLarge })(c, next)
  if (Number(c.req.header('content-length') ?? 0) > limit) tooLarge()
  return next()
}

function tooLarge(): never {
  throw new AppError('too-large', '请求内容太大。')
}
