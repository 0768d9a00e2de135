/** Days of a reviewer and of the bureau in a browser, on the small programme: twenty to-dos, one of them by keyboard alone; an allocation to its payment. */
import { rmSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allocationFiles } from '../allocation.js'
import type { Client } from '../client.js'
import { programmeRoot } from '../programme-root.js'
import { act, pdfFor, printed, save } from '../selection.js'
import { day, startServer, type TestServer } from '../server.js'
import { overflow, violations } from './accessibility.js'
import { keyTo, pdfFile, tabUntil } from './controls.js'
import { type People, people, settled, still, type Window } from './people.js'

const programme = 'oven-grant'
const good = JSON.parse(allocationFiles['rules/examples/eligible.json'] ?? '').given.answers
const withCost = (cost: string) => ({ ...good, plan: { ...good.plan, cost } })

interface Bakery {
  client: Client
  id: string
  name: string
}

let root: string
let server: TestServer
let browser: People
let east: Client
let bureau: Client
let bakeries: Bakery[]

beforeAll(async () => {
  root = programmeRoot({ [programme]: allocationFiles })
  server = await startServer({ root, now: '2025-03-03T02:00:00.000Z' })
  browser = await people(server)
  east = await server.staff('quarter', { login: 'east', district: 'east' })
  bureau = await server.staff('bureau')
  const operator = await server.staff('operator')
  for (const [register, rows] of [
    ['dishonest', []],
    ['budget', [{ year: '2025', amount: '100' }]],
  ] as const)
    await operator.post(`/api/operate/registers/${programme}/${register}`, { asOf: '2025-01-01', rows, dryRun: false })
  bakeries = await Promise.all(Array.from({ length: 20 }, (_, index) => waiting(`第${String(index + 1).padStart(2, '0')}号面包房`)))
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
  if (root) rmSync(root, { recursive: true, force: true })
})

/** A bakery whose application waits for the district. */
async function waiting(name: string): Promise<Bakery> {
  const client = await server.organisation({ district: 'east', name })
  const { id } = await client.post('/api/declarations', { programme, stage: 'application' }, 201)
  await save(client, id, withCost('4'))
  await client.upload(id, 'stampedForm', await printed(client, id))
  await client.upload(id, 'licence', pdfFor(id, 'licence'))
  await act(client, id, 'submit')
  return { client, id, name }
}

const bakery = (index: number): Bakery => {
  const one = bakeries[index]
  if (!one) throw new Error(`There is no bakery ${index}.`)
  return one
}
const states = (ones: readonly Bakery[]) =>
  Promise.all(ones.map(async ({ id }) => (await bureau.get(`/api/declarations/${id}`)).state as string))

/** Corrects what was returned, and hands it in again. */
async function corrected({ client, id }: Bakery) {
  await save(client, id, withCost('3.5'))
  for (const { id: remark } of (await client.get(`/api/declarations/${id}`)).remarks)
    await client.put(`/api/declarations/${id}/remarks/${remark}`, { settled: true, reply: '已改。' })
  await client.upload(id, 'stampedForm', await printed(client, id))
  await act(client, id, 'resubmit')
}

/** Nothing for axe, nothing beside the window, nothing on the console. */
async function isSound({ page, complaints }: Window) {
  await still(page)
  expect([...(await violations(page)), ...(await overflow(page)), ...complaints]).toEqual([])
}
const press = (page: Page, label: string | RegExp) => page.getByRole('button', { name: label, exact: true }).first().click()
const confirm = async (page: Page, label: string) => {
  await page.getByRole('dialog').getByRole('button', { name: label, exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await settled(page)
}
describe('a day of a reviewer with twenty to-dos', () => {
  let desk: Window
  beforeAll(async () => {
    desk = await browser.open('/review', east)
  })
  afterAll(() => desk?.close())

  test('one is found by its name; the address keeps the filter', async () => {
    const { page } = desk
    await page.getByText('共 20 件').waitFor()
    await isSound(desk)
    await page.getByRole('main').getByLabel('搜索', { exact: true }).fill('07号')
    await page.keyboard.press('Enter')
    await page.getByText('共 1 件').waitFor()
    expect(decodeURIComponent(page.url())).toContain('07号')
  })

  test('by keyboard alone it is opened, remarked on and returned', async () => {
    const { page } = desk
    await page.goto(`${server.url}/review`)
    await settled(page)
    await tabUntil(page, ({ name }) => name === bakery(6).name, bakery(6).name)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/review\/d\//)
    await settled(page)
    await isSound(desk)
    await keyTo(page, '写意见：计划投入')
    await page.getByRole('dialog').getByLabel('需要怎样修改').waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
    await page.keyboard.type('与报价单不一致，请核对。')
    await keyTo(page, '保存意见')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await keyTo(page, '退回修改（1 条意见）')
    await page.getByRole('dialog').waitFor()
    await keyTo(page, '退回修改，发出 1 条意见')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await expect.poll(() => states([bakery(6)])).toEqual(['returned'])
  })

  test('what comes back stands under its own heading, with old and new beside each other, and is passed', async () => {
    const { page } = desk
    await corrected(bakery(6))
    await page.goto(`${server.url}/review`)
    await settled(page)
    await page.getByRole('main').getByText('重新提交').first().click()
    await page.getByText('共 1 件').waitFor()
    await page.getByRole('link', { name: bakery(6).name }).click()
    await settled(page)
    const changed = page.getByRole('row', { name: /计划投入/ })
    expect([await changed.locator('del').innerText(), await changed.locator('.value').innerText()].join(' ')).toMatch(/4.*3\.5/)
    await isSound(desk)
    await press(page, '初审通过')
    await confirm(page, '确定初审通过')
    await expect.poll(() => states([bakery(6)])).toEqual(['bureau-review'])
  })

  test('the others are passed at once, with a result for each', async () => {
    const { page } = desk
    await page.goto(`${server.url}/review`)
    await settled(page)
    await page.getByLabel('全选本页').check()
    await press(page, '批量初审通过')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('请输入件数 19 以确认').fill('19')
    await dialog.getByRole('button', { name: '初审通过 19 件' }).click()
    await dialog.getByText('批量初审通过的结果').waitFor()
    await isSound(desk)
    expect(new Set(await states(bakeries))).toEqual(new Set(['bureau-review']))
  })
})

describe('an allocation', () => {
  let desk: Window
  const address = () => new URL(desk.page.url()).pathname
  const upload = async (title: string, document: string) => {
    const { page } = desk
    await page.getByLabel(`选择“${title}”的 PDF`).setInputFiles(pdfFile(`${document}.pdf`, pdfFor(document, title)))
    await page.getByRole('link', { name: new RegExp(`${document}.pdf`) }).waitFor()
  }
  const step = async (label: string) => {
    await press(desk.page, label)
    await desk.page.getByRole('dialog').locator('#step-comment').waitFor()
    const date = desk.page.getByRole('dialog').locator('#step-date')
    if ((await date.count()) > 0) await date.fill(server.now().slice(0, 10))
    await confirm(desk.page, label)
  }

  beforeAll(async () => {
    const members = [bakery(0), bakery(1)]
    for (const { id } of members) await act(bureau, id, 'pass')
    const { id, version } = await east.post('/api/batches', { programme, kind: 'recommendation' }, 201)
    const chosen = await east.post(`/api/batches/${id}/members`, { version, add: members.map((one) => one.id) })
    const body = { body: pdfFor(id, 'letter'), headers: { 'Content-Type': 'application/pdf' } }
    await east.request('PUT', `/api/batches/${id}/documents/letter?name=letter.pdf`, body)
    const { version: latest } = await east.get(`/api/batches/${id}`)
    await east.post(`/api/batches/${id}/actions`, { version: Math.max(latest, chosen.version), action: 'send' })
    desk = await browser.open('/batches', bureau)
  })
  afterAll(() => desk?.close())

  test('is made of what the district recommended, deliberated and published', async () => {
    const { page } = desk
    await isSound(desk)
    await press(page, /^新建资金分配方案/)
    await confirm(page, '新建')
    await press(page, '选择列入')
    await page.getByRole('dialog').getByLabel('全选（2 家）').check()
    await confirm(page, '列入 2 家')
    await step('提交审议')
    await upload('会议纪要', 'minutes')
    await isSound(desk)
    await step('审议通过并公示')
    await page.getByText('公示期').first().waitFor()
  })

  test('everybody reads the notice and may object; an objection that does not hold stops nothing', async () => {
    const visitor = await browser.open('/notices')
    await visitor.page.getByRole('main').getByRole('link').first().click()
    await settled(visitor.page)
    await visitor.page.getByText(bakery(1).name).first().waitFor()
    await isSound(visitor)
    await visitor.page.getByLabel('异议的内容和理由').fill('没有这台烤炉。')
    await press(visitor.page, '提交异议')
    await visitor.page.getByText('处理期间公示暂停').waitFor()
    await visitor.close()
    const { page } = desk
    await page.reload()
    await settled(page)
    await press(page, '处理异议')
    await page.getByRole('dialog').getByText('不成立', { exact: true }).click()
    await page.getByRole('dialog').getByLabel('处理意见').fill('现场查看，烤炉已安装。')
    await isSound(desk)
    await confirm(page, '确定')
  })

  test('is granted after the notice and paid; the members are told by their state', async () => {
    const at = address()
    await desk.close()
    server.advance(14 * day)
    bureau = await server.as('bureau')
    desk = await browser.open(at, bureau)
    const { page } = desk
    await step('公示结束')
    await upload('资金分配方案', 'plan')
    await step('资金下达')
    for (const { name } of [bakery(0), bakery(1)]) {
      await press(page, `记录拨付 ${name}`)
      await page.locator('#pay-day').fill(server.now().slice(0, 10))
      await confirm(page, '记录')
    }
    await isSound(desk)
    await step('全部拨付')
    expect(await states([bakery(0), bakery(1)])).toEqual(['paid', 'paid'])
  })
})
