/** A season's changes of a policy by an officer who sees no file: what is asked, required, decided and printed; then taken to another instance. */
import { rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '../client.js'
import { bakeryAnswers, harbourWith, submittedBakery } from '../harbour.js'
import { act, save } from '../selection.js'
import { startServer, type TestServer } from '../server.js'
import { violations } from './accessibility.js'
import { type People, people, settled, type Window } from './people.js'
import { button, confirm, control, go, pick, pickOnly, press, region, saved, type } from './retyping/hand.js'

const [programme, stage] = ['oven-grant', 'application']

let server: TestServer
let browser: People
let administrator: Client
let studio: Window
let earlier: { client: Client; id: string; print: string }

beforeAll(async () => {
  server = await startServer({ root: harbourWith({}) })
  browser = await people(server)
  administrator = await server.staff('administrator')
  const client = await server.organisation({ district: 'east' })
  const id = await begin(client)
  await save(client, id, bakeryAnswers())
  earlier = { client, id, print: await printOf(client, id) }
  studio = await browser.open(`/studio/${programme}`, administrator)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const draft = () => administrator.get(`/api/studio/${programme}/draft`)
const begin = async (client: Client): Promise<string> => (await client.post('/api/declarations', { programme, stage }, 201)).id
/** The printed form but for the minute of printing. */
const printOf = async (client: Client, id: string) =>
  (await client.request('GET', `/api/declarations/${id}/print`)).text.replace(/打印时间：[^<]*/, '')

const properties = (page: Page) => page.getByRole('complementary', { name: '属性' })
const group = (page: Page, name: string) => properties(page).getByRole('group', { name, exact: true })

test('a mandatory question comes from a spreadsheet, with its clause, its width on paper and its rule', async () => {
  const { page } = studio
  await go(page, '通知条款')
  await press(page, '新增一条')
  const clause = page.getByRole('dialog')
  await type(clause, '编号', '办法第五条')
  await type(clause, '条款原文', '至少拥有一件有效专利。')
  await confirm(page, '保存')
  await go(page, '表单')
  const structure = page.getByRole('navigation', { name: '表单结构' })
  await structure.getByRole('button', { name: /^基本情况/ }).click()
  await press(structure, '从 Excel 粘贴')
  await page.getByRole('dialog').getByRole('textbox').first().fill('有效专利数\t整数\t是\t\t\t件\t\t办法第五条')
  await confirm(page, '添加 1 项')
  await structure.getByRole('button', { name: /^\*?有效专利数/ }).click()
  await pick(group(page, '显示'), '打印宽度', '整行')
  await pick(group(page, '基本'), '用于自测', '是')
  await go(page, '资格规则')
  await press(page, '添加规则')
  await type(region(page, '新的规则'), '要求', '至少拥有一件有效专利')
  const rule = region(page, '至少拥有一件有效专利')
  await pick(rule, '依据条款', '办法第五条')
  await press(rule, '添加一条')
  await pick(rule, '比较什么', '有效专利数')
  await pick(rule, '怎样比较', '不小于…')
  await type(rule, '“有效专利数”比较的值', '1')
  await type(rule, '不符合时对企业说', '没有有效专利，不符合条件。')
  await saved(page)
  expect((await draft()).problems).toEqual([])
}, 60_000)

test('a material is asked for only under a condition that reads as a sentence', async () => {
  const { page } = studio
  await go(page, '材料')
  await press(page, '添加材料')
  await type(region(page, '材料：新的材料'), '标题', '专利证书')
  const material = region(page, '材料：专利证书')
  await pick(material.getByRole('group', { name: '基本', exact: true }), '依据条款', '办法第五条')
  const asked = material.getByRole('group', { name: '什么时候要', exact: true })
  await press(asked, '添加一条')
  await pick(asked, '比较什么', '计划投入')
  await pick(asked, '怎样比较', '大于…')
  await type(asked, '“计划投入”比较的值', '25')
  await asked.getByText('计划投入大于 25').first().waitFor()
  await type(asked, '要求的原因', '因为您填写的计划投入超过 25 万元')
  await saved(page)
  expect((await draft()).problems).toEqual([])
}, 60_000)

test('experts review before the bureau does, within five working days, and are told by a mail of their own', async () => {
  const { page } = studio
  await go(page, '邮件')
  await press(page, '新增邮件')
  await page.getByLabel('“新的邮件”的模板').waitFor()
  await settled(page)
  await type(page, '主题', '有申请等待专家评审')
  await saved(page)
  await go(page, '流程')
  const table = region(page, '状态和操作')
  const drawer = page.getByRole('dialog').last()
  const close = async () => {
    await press(drawer, '关闭')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  }
  await press(page, '新增状态')
  await type(drawer, '名称', '专家评审')
  await pick(drawer, '办理角色', '第三方专家')
  await type(drawer, '办理时限', '5')
  await pick(drawer, '颜色', '蓝色：正在办理')
  await pick(drawer, '政策依据', '办法第五条')
  await close()
  await press(table, '修改操作：初审通过')
  await pick(drawer, '做完到哪个状态', '专家评审')
  await pick(drawer, '发邮件给接着办理的人', '有申请等待专家评审')
  await close()
  await press(table, '新增操作：专家评审')
  await type(drawer, '按钮上的字', '评审通过')
  await pick(drawer, '种类', '通过')
  await pickOnly(drawer, '谁来做', ['第三方专家'])
  await pick(drawer, '做完到哪个状态', '市局复核')
  await close()
  await saved(page)
  expect((await draft()).problems).toEqual([])
}, 60_000)

test('the commitment letter says what is promised about it', async () => {
  const { page } = studio
  await go(page, '文书')
  await page.getByLabel('“承诺书”的模板').click()
  await page.keyboard.press('Control+End')
  await page.keyboard.insertText('<p>所列专利均为本店所有。</p>')
  await page.frameLocator('iframe').locator('.sheet').getByText('所列专利均为本店所有。').waitFor()
  await saved(page)
  expect((await draft()).problems).toEqual([])
}, 30_000)

test('every example asks for what is new; all are supplemented at once, and what comes out otherwise is read as a sentence', async () => {
  const { page } = studio
  await go(page, '检查')
  const supplement = async (kind: string, which: string, value?: string) => {
    await press(page, '批量补充示例')
    const dialog = page.getByRole('dialog')
    await pick(dialog, '补充什么', kind)
    await pick(dialog, '哪一项', which)
    if (value) await type(dialog, '填什么', value)
    expect(await violations(page)).toEqual([])
    await dialog.getByRole('button', { name: /^补充 \d+ 个示例$/ }).click()
    await dialog.waitFor({ state: 'hidden' })
    await saved(page)
  }
  await supplement('一项填报内容', '基本情况 › 有效专利数', '1')
  const { failed } = (await draft()).examples
  expect(failed.map(({ title }: { title: string }) => title)).toEqual(['投入较大'])
  await supplement('一份材料（已上传，并且要求）', '专利证书')
  expect((await draft()).examples.failed).toEqual([])
  await go(page, '改动')
  const changes = page.getByRole('region', { name: /^改了什么/ })
  for (const words of ['新增字段“有效专利数”（必填', '新增材料“专利证书”', '新增状态“专家评审”', '新增规则“至少拥有一件有效专利”'])
    await changes.getByText(words).first().waitFor()
  expect(await violations(page)).toEqual([])
}, 60_000)

test('it is published with a note that explains what no example tries; who began before keeps every byte', async () => {
  const { page } = studio
  await press(page, '发布')
  const dialog = page.getByRole('dialog', { name: '发布' })
  await dialog.getByText('只对以后新建的申报件生效（已有的 1 件都不变）').waitFor()
  await dialog.getByRole('button', { name: '确定发布' }).click()
  await dialog.getByText('请写明这次修改了什么、依据是什么。').waitFor()
  await publish(dialog, '增加专利要求和专家评审。')
  await page.getByRole('row', { name: /第 2 次.*生效中.*增加专利要求和专家评审。/ }).waitFor()
  expect(await printOf(earlier.client, earlier.id)).toBe(earlier.print)
}, 60_000)

test('whoever declares now is asked, on the page, on paper and in the letter, and comes to the experts with a limit and a mail', async () => {
  const client = await server.organisation({ district: 'east' })
  const answers = bakeryAnswers()
  const id = await submittedBakery(client, { ...answers, basics: { ...answers.basics, [await fieldKey()]: 3 } })
  const seen = await browser.open(`/p/${programme}/self-check`)
  await seen.page.getByText('有效专利数').first().waitFor()
  await seen.close()
  expect(await printOf(client, id)).toMatch(/有效专利数<\/th><td [^>]*colspan="20">3 件/)
  expect((await client.request('GET', `/api/declarations/${id}/letters/pledge`)).text).toContain('所列专利均为本店所有。')
  const quarter = await server.staff('quarter', { district: 'east' })
  const [bureau, expert] = [await server.staff('bureau'), await server.staff('expert')]
  await bureau.put(`/api/declarations/${id}/assignment`, { account: (await expert.get('/api/session')).account.id })
  await act(quarter, id, 'approve')
  await expect
    .poll(() => server.mails('expert@staff.example.com').then((all) => all.map(({ subject }) => subject)), { timeout: 20_000 })
    .toContain('有申请等待专家评审')
  const view = await client.get(`/api/declarations/${id}`)
  expect(view).toMatchObject({ stateLabel: '专家评审', deadline: { workingDaysLeft: 5 } })
  const { checklist } = await client.get(`/api/declarations/${id}/check`)
  expect(checklist.map(({ title }: { title: string }) => title)).not.toContain('专利证书')
}, 60_000)

/** Publishes with a note that says why no example fails the new rule. */
async function publish(dialog: Locator, note: string): Promise<void> {
  await type(dialog, '发布说明', note)
  await dialog.getByRole('checkbox', { name: /已经写明这些规则/ }).check()
  await dialog.getByRole('button', { name: '确定发布' }).click()
}

/** The key that the studio gave the new question. */
async function fieldKey(): Promise<string> {
  const form = JSON.parse((await draft()).files[`schemas/${stage}.form.json`])
  const [key] = Object.entries<{ title: string }>(form.properties.basics.properties).find(([, { title }]) => title === '有效专利数') ?? []
  return key ?? ''
}

test('exported, imported into an empty instance and exported again it is the same, byte for byte', async () => {
  const exported = await downloaded(studio.page, '第 2 次发布')
  const root = harbourWith({})
  for (const folder of ['schemas', 'rules', 'templates']) rmSync(path.join(root, folder, programme), { recursive: true, force: true })
  const other = await startServer({ root })
  const elsewhere = await people(other)
  try {
    const { page, complaints } = await elsewhere.open('/studio', await other.staff('administrator'))
    await press(page, '导入新事项')
    const zip = { name: 'oven-grant-2.zip', mimeType: 'application/zip', buffer: exported }
    const dialog = page.getByRole('dialog')
    await dialog.locator('input[type="file"]').setInputFiles(zip)
    await control(dialog, '事项编号').waitFor()
    await confirm(page, '导入为草稿')
    await settled(page)
    await press(page, '发布')
    await publish(page.getByRole('dialog', { name: '发布' }), '从另一个平台搬来。')
    await page.getByRole('row', { name: /第 1 次.*生效中.*从另一个平台搬来。/ }).waitFor()
    expect((await downloaded(page, '第 1 次发布')).equals(exported)).toBe(true)
    expect([...studio.complaints, ...complaints]).toEqual([])
  } finally {
    await elsewhere.close()
    await other.close()
    rmSync(root, { recursive: true })
  }
}, 60_000)

/** The ZIP of a publication. */
async function downloaded(page: Page, of: string): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, `下载：${of}`).click()])
  return readFile(await download.path())
}
