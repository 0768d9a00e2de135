/** A whole programme from the text of its notice, in the browser alone, by what one sees: never a file, never an import. */
import { rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '../client.js'
import { repository, startServer, type TestServer } from '../server.js'
import { type People, people, type Window } from './people.js'
import { chain } from './retyping/chain.js'
import { importExamples } from './retyping/examples.js'
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

test('everything that the notice says is written page by page, and nothing is wrong with it', async () => {
  for (const [name, write] of chain) {
    const started = Date.now()
    await write(studio.page, source)
    console.log(name, Math.round((Date.now() - started) / 1000), 's')
  }
  const { problems } = await administrator.get(`/api/studio/${id}/draft`)
  expect(problems).toEqual([])
  expect(studio.complaints).toEqual([])
}, 5_400_000)

test('every hand-computed case of the notice is filled into the tables, comes out as it should, and the programme is published', async () => {
  const { page } = studio
  await importExamples(page, source, (await administrator.get(`/api/studio/${id}/draft`)).files)
  const { problems, examples } = await administrator.get(`/api/studio/${id}/draft`)
  expect(problems).toEqual([])
  expect(examples.failed).toEqual([])
  await publishFirst(page)
}, 1_800_000)
