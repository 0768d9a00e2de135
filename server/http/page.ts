/** Answers that go to paper. */
import { Readable } from 'node:stream'
import type { Context } from 'hono'
import type { ArchiveContent, PdfContent } from '../actions/views/document.js'
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

/** An archive to keep; what fails on the way breaks the answer off, so that nobody takes a part for the whole. */
export function zip(c: Context<Env>, { name, content }: ArchiveContent) {
  return c.body(Readable.toWeb(Readable.from(content, { objectMode: false })) as ReadableStream<Uint8Array>, 200, {
    'Content-Type': 'application/zip',
    'Content-Disposition': disposition(name, 'attachment'),
    'Cache-Control': 'private, no-store',
  })
}
