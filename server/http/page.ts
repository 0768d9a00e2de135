/** Answers that go to paper. */
import type { Context } from 'hono'
import type { PdfContent } from '../actions/views/document.js'
import type { Env } from './env.js'
import { disposition } from './files.js'

/** An HTML page: styles within it, nothing that runs, shown in our own frames only. */
export function page(c: Context<Env>, html: string) {
  c.header(
    'Content-Security-Policy',
    "default-src 'none'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
  )
  c.header('X-Frame-Options', 'SAMEORIGIN')
  return c.html(html)
}

/** A PDF to keep. */
export function pdf(c: Context<Env>, { name, content, pages }: PdfContent) {
  return c.body(content, 200, {
    'Content-Type': 'application/pdf',
    'Content-Length': String(content.byteLength),
    'Content-Disposition': disposition(name, 'attachment'),
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    ...(pages !== undefined && { 'X-Pages': String(pages) }),
  })
}
