/** The fixture of batches: the harbour's programme with recommendations by district and an allocation plan. */

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Files } from '../server/engine/model.js'
import { readProgrammeFolder } from '../server/programmes/folders.js'
import { repository } from './server.js'

const folder = path.join(repository, 'test/fixtures/allocation')

/** What it changes of the harbour's files. */
const changes = Object.fromEntries(
  (readdirSync(folder, { recursive: true }) as string[])
    .filter((name) => /\.(json|hbs)$/.test(name))
    .map((name) => [name.split(path.sep).join('/'), readFileSync(path.join(folder, name), 'utf8')]),
)

export const allocationFiles: Files = {
  ...(await readProgrammeFolder(path.join(repository, 'test/fixtures/harbour'), 'oven-grant')),
  ...changes,
}
