/** The data folders that a first start on the shipped configuration leaves, and a demonstration: made once for all test files, copied by each. */
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'

/** Nobody changes what is shipped while tests run. */
let content: string | undefined

/** Copies one into an empty folder; `make` fills the folder that it is given, the first time that it is asked for by this name. */
export async function copyPrepared(repository: string, name: string, into: string, make: (data: string) => Promise<void>): Promise<void> {
  const all = path.join(repository, 'dist/test-data')
  content ??= contentOf(repository)
  const prepared = path.join(all, `${content}-${name}`)
  if (!existsSync(prepared)) {
    mkdirSync(all, { recursive: true })
    const begun = mkdtempSync(path.join(all, 'begun-'))
    await make(begun)
    try {
      renameSync(begun, prepared)
    } catch {
      rmSync(begun, { recursive: true }) // another process was faster
    }
  }
  cpSync(prepared, into, { recursive: true })
}

/** What a first start depends on: the shipped configuration, and the server that reads it. */
function contentOf(repository: string): string {
  const hash = createHash('sha256')
  for (const folder of ['schemas', 'rules', 'templates', 'server']) {
    for (const entry of readdirSync(path.join(repository, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const file = path.join(entry.parentPath, entry.name)
      hash.update(path.relative(repository, file)).update(readFileSync(file))
    }
  }
  return hash.digest('hex').slice(0, 16)
}
