/** The name of an edition: the hash of its complete text. */
import { createHash } from 'node:crypto'
import type { Files } from '../engine/model.js'

/** SHA-256 over the sorted paths and texts, in hexadecimal. */
export function editionId(files: Files): string {
  const hash = createHash('sha256')
  for (const [path, text] of Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(`${path.length}:${path}${text.length}:${text}`)
  return hash.digest('hex')
}
