/** A throw-away folder with the site of the harbour fixture and programmes that a test writes itself. */
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Files } from '../server/engine/model.js'
import { repository } from './server.js'

/** Writes the programmes, by id, beside the site; answers the folder, which the caller removes. */
export function programmeRoot(programmes: Record<string, Files>): string {
  const root = mkdtempSync(path.join(tmpdir(), 'shenbao-programmes-'))
  for (const folder of ['schemas/site', 'templates/site'])
    cpSync(path.join(repository, 'test/fixtures/harbour', folder), path.join(root, folder), { recursive: true })
  for (const [id, files] of Object.entries(programmes)) {
    for (const [name, text] of Object.entries(files)) {
      const [place = '', ...rest] = name.split('/')
      const file = path.join(root, place, id, ...rest)
      mkdirSync(path.dirname(file), { recursive: true })
      writeFileSync(file, text)
    }
  }
  return root
}
