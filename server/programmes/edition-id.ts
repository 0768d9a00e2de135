/** The name of an edition: the hash of its complete text. */
import { createHash } from 'node:crypto'
import type { Files } from '../engine/model.js'

/** SHA-256 over the sorted paths and texts, in hexadecimal. */
export function editionId(files: Files): string {
  const hash = createHash('sha256')
  for (const [path, text] of Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))) hash.update(part(path, text))
  return hash.digest('hex')
}

/** The same over files that are read one after the other, so that they need not all be held. */
export async function editionIdOf(paths: readonly string[], read: (path: string) => Promise<string>): Promise<string> {
  const hash = createHash('sha256')
  for (const path of [...paths].sort((a, b) => (a < b ? -1 : 1))) hash.update(part(path, await read(path)))
  return hash.digest('hex')
}

const part = (path: string, text: string) => `${path.length}:${path}${text.length}:${text}`
