/** The one story of the journey in a browser: its server, its people, where the enterprise stands. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { creditCode } from '../../credit-codes.js'
import { importRegisters, programme } from '../../selection.js'
import { startServer, type TestServer } from '../../server.js'
import * as controls from '../controls.js'
import { chooseFiles, pdfFile } from '../controls.js'
import { type People, people, settled, type Window } from '../people.js'

export const code = creditCode(720)
export const email = 'browser-journey@example.com'
export const name = '示例轴承制造有限公司'
const data = mkdtempSync(path.join(tmpdir(), 'shenbao-journey-'))

export let server: TestServer
export let browser: People
export let enterprise: Window
/** The enterprise's. */
export let page: Page
/** Address of its declaration. */
export let own: string

/** Where the pages of the declaration are found from now on. */
export const keepOwn = (address: string) => {
  own = address
}

/** Opens the self-check, for nobody that is known yet. */
export async function begin(): Promise<void> {
  server = await startServer({ data, now: '2024-12-10T02:00:00.000Z' })
  browser = await people(server, 'no-preference')
  await importRegisters(await server.staff('operator'))
  enterprise = await browser.open(`/p/${programme}/self-check`)
  page = enterprise.page
}

export async function end(): Promise<void> {
  await browser?.close()
  await server?.close()
  rmSync(data, { recursive: true, force: true })
}

/** Presses a button of the enterprise's page. */
export const press = (label: string | RegExp) => page.getByRole('button', { name: label }).first().click()
/** Goes to another of the enterprise's pages. */
export const go = async (address: string) => {
  await page.goto(server.url + address)
  await settled(page)
}
/** Waits until the page says that everything is saved. */
export const savedWords = () => page.getByText('已自动保存').first().waitFor({ timeout: 30_000 })

/** Goes away and comes back at the same address with the same data, as after an update. */
export async function restarted(between: () => Promise<void>): Promise<void> {
  const now = server.now()
  const { port } = new URL(server.url)
  await server.close()
  await between()
  server = await startServer({ data, now, variables: { PORT: port } })
}

/** Where the focus is on the enterprise's page. */
export const focused = () => controls.focused(page)
export const tabUntil = (found: (at: Awaited<ReturnType<typeof focused>>) => boolean, what: string) => controls.tabUntil(page, found, what)
export const tabTo = (label: string) => tabUntil(({ name: at }) => at === label, label)
export const tabToField = (key: string) => tabUntil(({ key: at }) => at === key, key)

/** Prints the form, and uploads what came out of the printer. */
export async function printAndScan(): Promise<void> {
  await press('直接打印')
  await page.getByText('打印后内容没有改动').waitFor()
  const paper = await enterprise.context.newPage()
  await paper.goto(`${server.url}/api/declarations/${own.slice(3)}/print`)
  const scan = pdfFile('盖章扫描件.pdf', await paper.pdf({ preferCSSPageSize: true }))
  await paper.close()
  const place = page.locator('.material')
  const replace = place.getByRole('button', { name: /^替换/ })
  await chooseFiles(page, (await replace.count()) > 0 ? replace : place.getByRole('button', { name: /^选择文件/ }), scan)
  await place.getByText('已上传').waitFor()
}
