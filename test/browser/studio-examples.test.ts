/** An administrator's examples in the browser: a cell changed by keyboard turns a row red, its result is taken, a workbook goes out and comes back. */
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { readSheet } from 'read-excel-file/universal'
import { afterAll, beforeAll, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import type { Client } from '../client.js'
import { harbourWith } from '../harbour.js'
import { startServer, type TestServer } from '../server.js'
import { violations } from './accessibility.js'
import { type People, people, settled } from './people.js'

const address = '/studio/oven-grant/examples'
const eligible = 'rules/examples/eligible.json'

let server: TestServer
let browser: People
let administrator: Client
let page: Page

beforeAll(async () => {
  server = await startServer({ root: harbourWith({}) })
  browser = await people(server)
  administrator = await server.staff('administrator')
  page = (await browser.open(address, administrator)).page
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const files = async (): Promise<Record<string, string>> => (await administrator.get('/api/studio/oven-grant/draft')).files
const example = async () => JSON.parse((await files())[eligible] ?? '')
/** The cell of a row below a heading. */
async function cell(title: string, heading: string) {
  const headings = await page.locator('.examples-grid thead tr:last-child th').allInnerTexts()
  const index = headings.findIndex((text) => text.trim() === heading)
  expect(index, headings.join()).toBeGreaterThanOrEqual(0)
  return page.locator('.examples-grid tbody tr', { hasText: title }).first().locator('td').nth(index)
}

test('a cell is changed by keyboard, its row turns red, and the result is taken as expectation', async () => {
  const { title, expect: before } = await example()
  const wanted = before.verdict
  await page.getByText('预期的结果').click()
  await page.getByRole('checkbox', { name: '只看各示例不同的列' }).uncheck()
  await settled(page)
  await (await cell(title, '结论')).click()
  await page.keyboard.press('Enter')
  await page.keyboard.type('不能确定')
  await page.keyboard.press('Enter')
  const row = page.locator('tr', { hasText: title }).first()
  await row.getByText('处不一致').waitFor()
  expect(await violations(page)).toEqual([])
  await row.getByRole('button', { name: '采用实际结果…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('结论').first().waitFor()
  await dialog.getByRole('button', { name: '确认是对的，采用' }).click()
  await row.getByText('一致', { exact: true }).waitFor()
  await expect.poll(async () => (await example()).expect.verdict, { timeout: 20_000 }).toBe(wanted)
}, 60_000)

test('a workbook that was changed comes back after it was looked at; a mistake in it changes nothing', async () => {
  const { title } = await example()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出 Excel' }).click()])
  const rows = (await readSheet(new Blob([new Uint8Array(await readFile(await download.path()))]), { parseNumber: (text) => text })).map(
    (cells) => cells.map((one) => (one === null ? '' : String(one))),
  )
  const count = rows.length - 1
  const place = rows.findIndex((cells) => cells[1] === title)
  const copy = [...(rows[place] ?? [])]
  copy[0] = ''
  copy[1] = '从表格来的示例'
  const send = async (changed: string[][]) => {
    const content = await writeExcelFile(changed.map((cells) => cells.map((value) => ({ value, type: String })))).toBuffer()
    await page.getByLabel('选择示例的 Excel 文件').setInputFiles({ name: '示例.xlsx', mimeType: '', buffer: Buffer.from(content) })
  }
  const verdict = rows[0]?.findIndex((heading) => heading.endsWith('\n结论')) ?? -1
  await send(rows.map((cells, index) => (index === place ? cells.map((one, at) => (at === verdict ? '大概' : one)) : cells)))
  await page.getByText('“大概”不是“结论”的选项').waitFor()
  await page.getByRole('button', { name: '取消' }).click()
  await send([...rows, copy])
  await page.getByRole('button', { name: '全部导入（新增 1 个，修改 0 个，删除 0 个）' }).click()
  await page.getByRole('button', { name: '从表格来的示例', exact: true }).waitFor()
  await page.getByText(`共 ${count + 1} 个`).waitFor()
  await expect
    .poll(async () => Object.values(await files()).filter((text) => text.includes('从表格来的示例')).length, { timeout: 20_000 })
    .toBe(1)
}, 60_000)

test('an example is copied, renamed in its form, and removed; each step can be undone', async () => {
  await page.getByRole('button', { name: '复制“从表格来的示例”' }).click()
  const drawer = page.getByRole('dialog', { name: /示例：/ })
  await drawer.getByLabel('名称', { exact: true }).first().fill('副本改了名')
  await drawer.getByRole('button', { name: '关闭' }).click()
  await page.getByRole('button', { name: '删除“副本改了名”' }).click()
  await page.getByRole('button', { name: '副本改了名', exact: true }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: /^撤销/ }).first().click()
  await page.getByRole('button', { name: '副本改了名', exact: true }).waitFor()
}, 60_000)
