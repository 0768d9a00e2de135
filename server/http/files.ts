/** Uploaded files, by id and within the scope of who asks. */
import { type Context, Hono } from 'hono'
import { readFile } from '../actions/declarations/read-file.js'
import type { FileContent } from '../actions/views/document.js'
import type { Env } from './env.js'

export const files = new Hono<Env>().get('/:id', async (c) => sendPdf(c, await readFile(c.var.context, c.req.param())))

/** A PDF to be read in the browser, and to be run by nothing. */
export function sendPdf(c: Context<Env>, file: FileContent) {
  return c.body(file.content, 200, {
    'Content-Type': 'application/pdf',
    'Content-Length': String(file.size),
    'Content-Disposition': disposition(file.name),
    // RFC 9530: what was noted when it was uploaded, for whoever wants to verify what arrives
    'Repr-Digest': `sha-256=:${Buffer.from(file.sha256, 'hex').toString('base64')}:`,
    'Content-Security-Policy': "default-src 'none'; plugin-types application/pdf; frame-ancestors 'self'",
    'X-Frame-Options': 'SAMEORIGIN',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'private, no-store',
  })
}

/** RFC 6266: a plain name for old programs, the real one in UTF-8. */
export function disposition(name: string, kind: 'inline' | 'attachment' = 'inline'): string {
  const plain = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\]/g, '_')
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`
}
