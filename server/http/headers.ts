/** Headers of every answer, and the rule that only our own pages may change anything. */
import { randomBytes } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { AppError } from '../errors.js'
import type { Env } from './env.js'

const always: readonly (readonly [string, string])[] = [
  ['X-Content-Type-Options', 'nosniff'],
  ['X-Frame-Options', 'DENY'],
  ['Referrer-Policy', 'same-origin'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
  ['X-Permitted-Cross-Domain-Policies', 'none'],
]
const policy = (nonce: string) =>
  `default-src 'self'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; frame-src 'self' blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'`

/** Sets the security headers before the route runs, so that a route may name stricter ones of its own. */
export function headers(secure: boolean): MiddlewareHandler<Env> {
  return async (c, next) => {
    const nonce = randomBytes(16).toString('base64')
    c.set('nonce', nonce)
    c.set('secure', secure)
    for (const [name, value] of always) c.header(name, value)
    c.header('Content-Security-Policy', policy(nonce))
    if (secure) c.header('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
    if (c.req.path.startsWith('/api/')) c.header('Cache-Control', 'no-store')
    await next()
  }
}

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Unsafe methods come from our own pages: the browser says so itself, or, where it does not, its Origin is ours. */
export function sameOrigin(origin: string | undefined): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (
      !safe.has(c.req.method) &&
      !c.var.isCommandLine &&
      !isOurs(c.req.header('sec-fetch-site'), c.req.header('origin'), origin ?? `http://${c.req.header('host') ?? ''}`)
    )
      throw new AppError('cross-site', '请求不是从本系统的页面发出的，已拒绝。')
    await next()
  }
}

const isOurs = (site: string | undefined, from: string | undefined, own: string) =>
  site === undefined ? from === own : site === 'same-origin'
