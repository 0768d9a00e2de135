/** The built web: a fixed list of files read at start, so that no path of a request ever reaches the file system. */
import { readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Handler } from 'hono'
import type { Env } from './env.js'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
}
const encodings = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const
/** Vite puts a hash into the names of these. */
const hashed = '/assets/'

/** Serves the files of the folder; every other address gets the page itself, with the nonce of this answer. */
export function assets(folder: string): Handler<Env> {
  const names = new Set(list(folder))
  const page = names.has('/index.html') ? readFileSync(path.join(folder, 'index.html'), 'utf8') : undefined
  return async (c) => {
    const name = c.req.path
    const type = types[path.posix.extname(name)]
    if (name !== '/index.html' && names.has(name) && type) {
      const accepted = c.req.header('accept-encoding') ?? ''
      const encoding = encodings.find(([word, suffix]) => accepted.includes(word) && names.has(name + suffix))
      const content = await readFile(path.join(folder, name + (encoding?.[1] ?? ''))).catch(gone)
      if (!content) return c.notFound()
      c.header('Cache-Control', name.startsWith(hashed) ? 'public, max-age=31536000, immutable' : 'public, max-age=3600')
      c.header('Content-Type', type)
      c.header('Vary', 'Accept-Encoding')
      if (encoding) c.header('Content-Encoding', encoding[0])
      return c.body(new Uint8Array(content))
    }
    if (!page || (c.req.method !== 'GET' && c.req.method !== 'HEAD') || looksLikeFile(name)) return c.notFound()
    c.header('Cache-Control', 'no-store')
    return c.html(page.replaceAll('__CSP_NONCE__', c.var.nonce))
  }
}

/** Whoever builds anew while the server runs takes files away from it. */
function gone(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}

/** Addresses of pages have neither an ending nor a leading dot. */
const looksLikeFile = (name: string) => path.posix.extname(name) !== '' || name.includes('/.')

function list(folder: string, below = ''): string[] {
  try {
    return readdirSync(path.join(folder, below), { withFileTypes: true }).flatMap((entry) => {
      const name = `${below}/${entry.name}`
      return entry.isDirectory() ? list(folder, name) : [name]
    })
  } catch {
    return []
  }
}
