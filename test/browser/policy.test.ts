/** A policy changes on the running server by uploading changed files: everything new has the new field, everything old stays what it was. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../client.js'
import {
  act,
  begin,
  goodAnswers,
  importRegisters,
  pdfFor,
  printAndUpload,
  printed,
  programme,
  save,
  settle,
  stage,
  stamped,
  submitted,
} from '../selection.js'
import { startServer, type TestServer } from '../server.js'
import { answer, chooseFiles, fieldOf } from './controls.js'
import { type People, people, settled, type Window } from './people.js'

let server: TestServer
let browser: People
let administrator: Client
let district: Client
let studio: Window
let earlier: { client: Client; id: string; view: object; print: string }
let newcomer: Client & { creditCode: string }
let id: string

beforeAll(async () => {
  server = await startServer()
  browser = await people(server)
  await importRegisters(await server.staff('operator'))
  administrator = await server.staff('administrator')
  district = await server.staff('district', { login: 'zhongshan', district: 'zhongshan' })
  const client = await server.organisation({ district: 'zhongshan', name: '示例在先有限公司' })
  const old = await submitted(client)
  earlier = { client, id: old, view: await client.get(`/api/declarations/${old}`), print: await printOf(client, old) }
  studio = await browser.open(`/studio/${programme}`, administrator)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

/** The printed form without the minute of its printing. */
const printOf = async (client: Client, declaration: string) =>
  (await client.request('GET', `/api/declarations/${declaration}/print`)).text.replace(/打印时间：[^<]*/g, '')
const draft = () => administrator.get(`/api/studio/${programme}/draft`)
const go = async ({ page }: Window, address: string) => {
  await page.goto(server.url + address)
  await settled(page)
}
const saved = (page: Page) => page.locator('.save-state', { hasText: '草稿已保存' }).waitFor({ timeout: 60_000 })

/** What the administrator changed at home, by file. */
const changes: Record<string, (text: string) => string> = {
  'schemas/clauses.json': (text) =>
    text.replace(
      /"clauses": \[\s*/,
      (found) => `${found}{ "id": "guide-test", "label": "指南 试行", "text": "至少拥有一件有效专利。" },\n    `,
    ),
  [`schemas/${stage}.form.json`]: (text) =>
    text
      .replace(
        /"basics": \{[\s\S]*?"properties": \{\s*/,
        (found) =>
          `${found}"patents": { "type": "integer", "title": "有效专利数", "clause": "guide-test", "minimum": 0, "unit": "件", "selfCheck": true },\n        `,
      )
      .replace('"required": ["name"', '"required": ["patents", "name"'),
  [`schemas/${stage}.ui.json`]: (text) =>
    text.replace(/"columns": \[\s*/, (found) => `${found}{ "field": "patents", "label": "有效专利数" },\n    `),
  [`schemas/${stage}.materials.json`]: (text) =>
    text.replace(
      /"materials": \[\s*/,
      (found) => `${found}{ "id": "patentProof", "title": "有效专利证书", "clause": "guide-test", "need": "required" },\n    `,
    ),
  [`rules/${stage}.eligibility.json`]: (text) =>
    text
      .replace(
        /"rules": \[\s*/,
        (found) => `${found}{ "name": "has-patents", "label": "至少拥有一件有效专利", "clause": "guide-test", "severity": "block",
      "conditions": { "fact": "patents", "operator": "greaterThanInclusive", "value": 1 },
      "otherwise": "没有有效专利，不符合条件。", "selfCheck": true },
    `,
      )
      .replace(/("name": "scale-as-revenue"[\s\S]*?"greaterThanInclusive",\s*"value": )"2000"/, '$1"7000"')
      .replace(/("name": "scale-as-revenue"[\s\S]*?"lessThan",\s*"value": )"2000"/, '$1"7000"'),
}

async function upload(files: Record<string, string>): Promise<void> {
  const { page } = studio
  await go(studio, `/studio/${programme}/files`)
  await page.getByRole('toolbar', { name: '全部文件' }).getByRole('button', { name: '上传' }).click()
  const dialog = page.getByRole('dialog', { name: '上传配置文件' })
  const chosen = Object.entries(files).map(([path, text]) => ({
    name: path.slice(path.lastIndexOf('/') + 1),
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  }))
  await chooseFiles(page, dialog.getByRole('button', { name: '选择文件' }), chosen)
  await dialog.getByRole('button', { name: `写入草稿（${chosen.length} 个文件）` }).click()
  await dialog.waitFor({ state: 'hidden' })
  await expect.poll(async () => (await draft()).files, { timeout: 60_000 }).toMatchObject(files)
  await saved(page)
}

async function supplement(kind: string, which: string, value?: string): Promise<void> {
  const { page } = studio
  await page.getByRole('button', { name: '批量补充示例' }).click()
  for (const [label, option] of [
    ['补充什么', kind],
    ['哪一项', which],
  ] as const) {
    await page.getByLabel(label, { exact: true }).click()
    await page.keyboard.type(option)
    await page.keyboard.press('Enter')
  }
  if (value) await page.getByLabel('填什么').fill(value)
  await page.getByRole('button', { name: /^补充 \d+ 个示例$/ }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await saved(page)
}

/** Whether publishing is refused, and with which words. */
async function refused(words: RegExp): Promise<void> {
  const { page } = studio
  await page.getByRole('button', { name: '发布', exact: true }).click()
  await page.getByRole('dialog').getByText(words).waitFor()
  expect(await page.getByRole('button', { name: '确定发布' }).isDisabled()).toBe(true)
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

describe('the administrator', () => {
  test('uploads changed files; nothing is published while an example is red', async () => {
    const { files } = await draft()
    await upload(Object.fromEntries(Object.entries(changes).map(([path, change]) => [path, change(files[path])])))
    expect((await draft()).problems).toEqual([])
    await refused(/有 \d+ 个示例与预期不一致/)
  }, 120_000)

  test('supplements all examples, mends those that state the old condition, adds one, and publishes with a note', async () => {
    const { page } = studio
    await go(studio, `/studio/${programme}/check`)
    await supplement('一项填报内容', '有效专利数', '1')
    await supplement('一份材料', '有效专利证书')
    const { files, examples } = await draft()
    await refused(new RegExp(`有 ${examples.failed.length} 个示例与预期不一致`))
    const mended = examples.failed.map(({ path }: { path: string }) => [path, withOther(files[path], 'scale-as-revenue')])
    const [[, first]] = mended
    await upload({ ...Object.fromEntries(mended), 'rules/examples/900-without-patents.json': withoutPatents(first) })
    expect((await draft()).examples.failed).toEqual([])
    await page.getByRole('button', { name: '发布', exact: true }).click()
    await page.getByText('已有的 1 件申报件继续使用它们开始时的版本').waitFor()
    await page.getByLabel('发布说明').fill('增加专利要求，规上标准改为7000万元。')
    await page.getByRole('button', { name: '确定发布' }).click()
    await page.waitForURL(/\/publications$/)
    await page.getByRole('row', { name: /第 2 次.*生效中.*增加专利要求/ }).waitFor()
  }, 240_000)
})

/** An example that states the other outcome of a rule. */
function withOther(text: string, rule: string): string {
  const example = JSON.parse(text)
  example.expect.findings[rule] = example.expect.findings[rule] === 'met' ? 'not met' : 'met'
  return JSON.stringify(example, null, 2)
}

/** A case of its own for the new rule. */
function withoutPatents(text: string): string {
  const example = JSON.parse(text)
  example.given.answers.basics.patents = 0
  return JSON.stringify(
    { ...example, title: '没有有效专利', expect: { verdict: 'not met', findings: { 'has-patents': 'not met' } } },
    null,
    2,
  )
}

describe('from then on, without a restart', () => {
  let form: Window
  beforeAll(async () => {
    newcomer = await server.organisation({ district: 'zhongshan', name: '示例在后有限公司' })
    id = await begin(newcomer)
    form = await browser.open(`/d/${id}/section/basics`, newcomer)
  }, 60_000)
  afterAll(() => form?.close())

  test('the self-check asks for the new field, and cites its clause', async () => {
    const { page, close } = await browser.open(`/p/${programme}/self-check`)
    await answer(page, 'patents', '0')
    const finding = page.locator('.finding', { hasText: '没有有效专利，不符合条件。' })
    await finding.getByText('依据：指南 试行').click()
    await finding.getByText('至少拥有一件有效专利。').last().waitFor()
    await close()
  })

  test('the form demands the new field; the changed condition and the sixth material count', async () => {
    const { page } = form
    await page.getByRole('button', { name: '保存并继续' }).click()
    expect(await page.locator('.error-summary').innerText()).toContain('请填写“有效专利数”')
    await answer(page, 'patents', '3')
    await page.getByText('已自动保存').first().waitFor({ timeout: 30_000 })
    const good = goodAnswers()
    await save(newcomer, id, { ...good, basics: { ...good.basics, patents: 3 } })
    await go(form, `/d/${id}/submit`)
    expect(await page.locator('.finding', { hasText: '规上/规下与营业收入相符' }).innerText()).toContain('提示')
    await page
      .getByText('缺少：有效专利证书')
      .or(page.getByText(/有效专利证书/))
      .first()
      .waitFor()
    await go(form, `/d/${id}/materials`)
    expect(await page.locator('.material').count()).toBe(6)
    await printAndUpload(newcomer, id)
    await newcomer.upload(id, 'patentProof', pdfFor(id, 'patentProof'))
    await act(newcomer, id, 'submit')
  })

  test('lists, print and the reviewer’s remark know the new field; the correction stands in the log', async () => {
    await go(form, `/s/${programme}/${stage}`)
    expect(await cellUnder(form.page, '有效专利数')).toMatch(/^3/)
    expect((await newcomer.request('GET', `/api/declarations/${id}/print`)).text).toMatch(/有效专利数<\/th><td[^>]*>3 件</)
    const desk = await browser.open('/review', district)
    expect(await cellUnder(desk.page, '有效专利数', '示例在后有限公司')).toMatch(/^3/)
    await desk.page.getByRole('link', { name: '示例在后有限公司' }).click()
    await desk.page.getByRole('button', { name: '写意见：有效专利数' }).click()
    await desk.page.getByLabel('需要怎样修改').fill('与证书不一致。')
    await desk.page.getByRole('button', { name: '保存意见' }).click()
    await desk.page.getByRole('button', { name: /^退回修改/ }).click()
    await desk.page.getByRole('button', { name: '退回修改，发出 1 条意见' }).click()
    await expect.poll(async () => (await newcomer.get(`/api/declarations/${id}`)).state).toBe('returned-by-district')
    await desk.close()
    await go(form, `/d/${id}/section/basics`)
    expect(await form.page.locator('[data-field]:not(.field-fixed)').count()).toBe(1)
    await answer(form.page, 'patents', '2')
    await expect.poll(async () => (await newcomer.get(`/api/declarations/${id}`)).answers.basics.patents, { timeout: 30_000 }).toBe(2)
    await newcomer.upload(id, stamped, await printed(newcomer, id))
    for (const { id: remark } of (await newcomer.get(`/api/declarations/${id}`)).remarks)
      await newcomer.put(`/api/declarations/${id}/remarks/${remark}`, { settled: true })
    await act(newcomer, id, 'resubmit')
    await go(form, `/d/${id}/history`)
    await form.page.getByText('改动 2 处').click() // the field, and the stamped print that follows it
    const log = await form.page.locator('main').innerText()
    expect(log).toContain('与证书不一致。')
    expect(log).toMatch(/有效专利数[\s\S]*3 件[\s\S]*2 件/)
    expect(form.complaints).toEqual([])
  })

  test('the earlier declaration keeps its edition, its view and its print, and goes on', async () => {
    const { client, view, print } = earlier
    expect(await client.get(`/api/declarations/${earlier.id}`)).toEqual(view)
    expect(await printOf(client, earlier.id)).toBe(print)
    const { page, close } = await browser.open(`/d/${earlier.id}/section/basics`, client)
    expect(await fieldOf(page, 'revenue').count()).toBe(1)
    expect(await fieldOf(page, 'patents').count()).toBe(0)
    await close()
    await settle(district, earlier.id)
    expect((await act(district, earlier.id, 'pass')).declaration.state).toBe('city-review')
  })

  test('after going back, a new declaration is as before', async () => {
    const { page } = studio
    await page.getByRole('button', { name: /恢复此版本.*第 1 次发布/ }).click()
    await page.getByLabel('恢复原因').fill('推迟到下一批。')
    await page.getByRole('button', { name: '恢复并发布' }).click()
    await page.getByRole('row', { name: /第 3 次.*生效中/ }).waitFor()
    const third = await server.organisation({ district: 'zhongshan' })
    const { page: basics, close } = await browser.open(`/d/${await begin(third)}/section/basics`, third)
    expect(await fieldOf(basics, 'revenue').count()).toBe(1)
    expect(await fieldOf(basics, 'patents').count()).toBe(0)
    await close()
    expect(await printOf(newcomer, id)).toContain('有效专利数')
    expect(studio.complaints).toEqual([])
  })
})

/** The text under a heading of the page's list, in the first row or that of somebody. */
async function cellUnder(page: Page, heading: string, of?: string): Promise<string> {
  const heads = await page.locator('main table thead th').allInnerTexts()
  const place = heads.findIndex((head) => head.trim() === heading)
  expect(place, heads.join('|')).toBeGreaterThanOrEqual(0)
  const rows = page.locator('main table tbody tr')
  const row = of ? rows.filter({ hasText: of }) : rows.first()
  return (await row.locator('td, th').nth(place).innerText()).trim()
}
