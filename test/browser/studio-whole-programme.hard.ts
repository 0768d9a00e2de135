/** A whole programme from the text of its notice, in the browser alone, by what one sees: never a file, never an import. */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '../client.js'
import { repository, startServer, type TestServer } from '../server.js'
import { type People, people, type Window } from './people.js'
import { chain } from './retyping/chain.js'
import { importExamples } from './retyping/examples.js'
import { press, type } from './retyping/hand.js'
import { readSource, type Source } from './retyping/source.js'

const id = 'lanwan-green-2026'
let server: TestServer
let browser: People
let studio: Window
let administrator: Client
let source: Source

beforeAll(async () => {
  const site = path.join(repository, 'test/fixtures/lanwan-site')
  const root = mkdtempSync(path.join(tmpdir(), 'shenbao-site-'))
  cpSync(site, root, { recursive: true })
  const file = path.join(root, 'schemas/site/site.json')
  writeFileSync(file, readFileSync(file, 'utf8').replace(`["${id}"]`, '[]'))
  server = await startServer({ root })
  browser = await people(server)
  administrator = await server.staff('administrator')
  source = await readSource(id, site)
  studio = await browser.open('/studio', administrator, { width: 1366, height: 900 })
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
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
  await press(page, '发布')
  await type(page.getByRole('dialog'), '发布说明', '第一次发布，依据通知全文。')
  await press(page.getByRole('dialog'), '确定发布')
  await page.waitForURL('**/publications')
  await page.getByText('尚未发布').waitFor({ state: 'hidden' })
}, 1_800_000)
