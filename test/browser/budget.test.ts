/** What the enterprise's form costs the browser: files, bytes, script per keystroke. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import type { Page, Response } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { begin } from '../selection.js'
import { repository, startServer, type TestServer } from '../server.js'
import { type People, people, settled, type Window } from './people.js'

const strokes = 40

let server: TestServer
let browser: People
let window: Window
/** Answers of the server that are files, not data. */
let files: Response[]

beforeAll(async () => {
  server = await startServer()
  browser = await people(server)
  const enterprise = await server.organisation({ district: 'zhongshan' })
  const id = await begin(enterprise)
  window = await browser.open('/login', enterprise)
  files = []
  await window.page.goto('about:blank')
  const watch = (response: Response) => {
    if (!new URL(response.url()).pathname.startsWith('/api/')) files.push(response)
  }
  window.page.on('response', watch)
  await window.page.goto(`${server.url}/d/${id}/section/basics`)
  await settled(window.page)
  window.page.off('response', watch)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const kilobytes = async (found: readonly Response[]) =>
  (await Promise.all(found.map((response) => response.body()))).reduce((total, body) => total + brotliCompressSync(body).length, 0) / 1024

describe('the form of the enterprise', () => {
  test('loads at most 330 KB of JavaScript, compressed, with at most 12 requests for files', async () => {
    const scripts = files.filter((response) => response.request().resourceType() === 'script')
    expect(scripts.length).toBeGreaterThan(1)
    const size = await kilobytes(scripts)
    console.info(`${size.toFixed(0)} KB of JavaScript in ${scripts.length} files, ${files.length} requests`)
    expect(size).toBeGreaterThan(100)
    expect(size).toBeLessThanOrEqual(330)
    expect(files.length, files.map((response) => response.url()).join('\n')).toBeLessThanOrEqual(12)
    expect(new Set(files.map((response) => new URL(response.url()).origin))).toEqual(new Set([server.url]))
  })

  test('loads nothing of what administrators build programmes with', async () => {
    // what editors, condition builders, graphs and lists to drag write into a page
    const marks = /cm-content|queryBuilder-|react-flow__|DndDescribedBy/
    const built = path.join(repository, 'dist/web/assets')
    const theirs = readdirSync(built).filter((name) => name.endsWith('.js') && marks.test(readFileSync(path.join(built, name), 'utf8')))
    expect(theirs.length).toBeGreaterThan(3)
    const scripts = files.filter((response) => response.request().resourceType() === 'script')
    for (const response of scripts) expect(await response.text()).not.toMatch(marks)
  })

  test('a keystroke in the largest section costs at most 10 ms of script, or twenty times a bare field on a slow machine', async () => {
    const { page } = window
    const field = await strokesIn(page, '[id="basics.profile"]')
    await page.evaluate(() => document.querySelector('main')?.append(Object.assign(document.createElement('textarea'), { id: 'bare' })))
    const bare = await strokesIn(page, '#bare')
    console.info(`script per keystroke: ${field.toFixed(2)} ms in the form, ${bare.toFixed(2)} ms in a bare field`)
    expect(field).toBeLessThanOrEqual(Math.max(10, bare * 20))
  })
})

/** Milliseconds of script per keystroke. */
async function strokesIn(page: Page, field: string): Promise<number> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable')
  const script = async () =>
    (await devtools.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0
  await page.locator(field).click()
  await page.keyboard.type('warm')
  const before = await script()
  await page.keyboard.type('x'.repeat(strokes), { delay: 30 })
  const after = await script()
  await devtools.detach()
  return ((after - before) * 1000) / strokes
}
