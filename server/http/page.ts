/** An HTML page for paper: styles within it, nothing that runs, shown in our own frames only. */
import type { Context } from 'hono'
import type { Env } from './env.js'

export function page(c: Context<Env>, html: string) {
  c.header(
    'Content-Security-Policy',
    "default-src 'none'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
  )
  c.header('X-Frame-Options', 'SAMEORIGIN')
  return c.html(html)
}
