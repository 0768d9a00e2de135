/** A whole programme from the text of its notice, in the browser alone, by what one sees: never a file, never an import. Writes docs/evidence. */
import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '../client.js'
import { repository, startServer, type TestServer } from '../server.js'
import { type People, people, type Window } from './people.js'
import { chain } from './retyping/chain.js'
import { compareProgrammes } from './retyping/comparison.js'
import { pasteExamples } from './retyping/examples.js'
import { bareSite, publishFirst } from './retyping/new-programme.js'
import { readSource, type Source } from './retyping/source.js'

const id = 'lanwan-green-2026'
let root: string
let server: TestServer
let browser: People
let studio: Window
let administrator: Client
let source: Source

beforeAll(async () => {
  root = bareSite()
  server = await startServer({ root })
  browser = await people(server)
  administrator = await server.staff('administrator')
  source = await readSource(id, path.join(repository, 'test/fixtures/lanwan-site'))
  studio = await browser.open('/studio', administrator, { width: 1366, height: 900 })
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
  if (root) rmSync(root, { recursive: true, force: true })
})

const draft = () => administrator.get(`/api/studio/${id}/draft`)
const seconds: Record<string, number> = {}
async function timed(name: string, work: () => Promise<unknown>): Promise<void> {
  const started = Date.now()
  await work()
  seconds[name] = Math.round((Date.now() - started) / 1000)
  console.log(name, seconds[name], 's')
}

test('everything that the notice says is written page by page, and nothing is wrong with it', async () => {
  for (const [name, write] of chain) await timed(name, () => write(studio.page, source))
  const { problems } = await draft()
  expect(problems).toEqual([])
  expect(studio.complaints).toEqual([])
}, 5_400_000)

test('it reads as the shipped programme does, line by line of the policy book, every letter and mail', async () => {
  const { onlyShipped, onlyBuilt } = compareProgrammes(source, (await draft()).files)
  expect({ onlyShipped, onlyBuilt }).toEqual({ onlyShipped: [], onlyBuilt: [] })
})

test('every hand-computed case of the notice is pasted, comes out as it should, and the programme is published', async () => {
  const { page } = studio
  let pasted = 0
  await timed('examples', async () => {
    pasted = await pasteExamples(page, source, (await draft()).files)
  })
  const { problems, examples, files } = await draft()
  expect(problems).toEqual([])
  expect(examples.failed).toEqual([])
  await timed('publication', () => publishFirst(page))
  const { same } = compareProgrammes(source, files)
  const total = Object.values(seconds).reduce((sum, one) => sum + one, 0)
  const evidence = {
    programme: id,
    seconds: total,
    problems: problems.length,
    examples: pasted,
    failed: examples.failed.length,
    sameLines: same,
  }
  const file = path.join(repository, 'docs/evidence/studio-whole-programme.json')
  writeFileSync(file, `${JSON.stringify({ ...evidence, steps: seconds }, null, 2)}\n`)
}, 1_800_000)
