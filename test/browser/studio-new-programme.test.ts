/** A small programme from the text of its notice to publication, in an instance that has none: by what one sees, never a file. */
import { rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { readSheet } from 'read-excel-file/universal'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '../client.js'
import { creditCode } from '../credit-codes.js'
import { startServer, type TestServer } from '../server.js'
import { type People, people, settled, type Window } from './people.js'
import { button, confirm, go, pick, press, region, saved, type } from './retyping/hand.js'
import { bareSite, publishFirst } from './retyping/new-programme.js'

const id = 'roof-2026'
const notice = `关于组织申报屋顶绿化补助的通知

一、申报条件

（一）屋顶绿化面积不少于100平方米。

二、补助标准

（一）按绿化面积每平方米补助50元，最高20000元。

三、申报材料

（一）绿化合同。`

let root: string
let server: TestServer
let browser: People
let studio: Window
let administrator: Client

beforeAll(async () => {
  root = bareSite()
  server = await startServer({ root })
  browser = await people(server)
  administrator = await server.staff('administrator')
  studio = await browser.open('/studio', administrator, { width: 1366, height: 900 })
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
  if (root) rmSync(root, { recursive: true, force: true })
})

const draft = async () => administrator.get(`/api/studio/${id}/draft`)

test('the notice becomes clauses, a stage, questions and a material', async () => {
  const { page } = studio
  await press(page, '新建事项')
  await type(page, '通知标题', '关于组织申报屋顶绿化补助的通知')
  await type(page, '发文单位', '澜湾市工业和信息化局')
  await type(page, '编号', id)
  await confirm(page, '新建')
  await settled(page)
  await go(page, '通知条款')
  await press(page, '粘贴通知全文')
  await type(page, '通知全文', notice)
  await page.getByRole('button', { name: /^写入 \d+ 条$/ }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await go(page, '事项设置')
  await press(page, '新增环节')
  await type(page, '环节名称', '补助申报')
  await confirm(page, '新增')
  await settled(page)
  await go(page, '表单')
  const structure = page.getByRole('navigation', { name: '表单结构' })
  await structure.getByRole('button', { name: /^基本信息/ }).click()
  await press(structure, '从 Excel 粘贴')
  await page
    .getByRole('dialog')
    .getByRole('textbox')
    .first()
    .fill('屋顶绿化面积\t数字\t是\t\t\t平方米\t\t一（一）\n屋顶所在地址\t短文本\t是')
  await confirm(page, '添加 2 项')
  await go(page, '材料')
  await press(page, '添加材料')
  const material = page.getByRole('region', { name: '材料：新的材料', exact: true })
  await type(material, '标题', '绿化合同')
  await saved(page)
  expect((await draft()).problems).toEqual([])
}, 60_000)

test('a rule, an amount with a cap, and a letter are written; each place says what they rest on', async () => {
  const { page } = studio
  await go(page, '资格规则')
  await press(page, '添加规则')
  const fresh = region(page, '新的规则')
  await type(fresh, '要求', '面积达到要求')
  const rule = region(page, '面积达到要求')
  await press(rule, '添加一条')
  await pick(rule, '比较什么', '屋顶绿化面积')
  await pick(rule, '怎样比较', '不小于…')
  await type(rule, '“屋顶绿化面积”比较的值', '100')
  await type(rule, '不符合时对企业说', '屋顶绿化面积不足100平方米。')
  await go(page, '测算')
  await press(page, '新建核算表')
  await type(page.getByRole('dialog'), '名称', '补助金额核算')
  await confirm(page, '新建')
  const parameters = region(page, '参数')
  for (const [index, [name, value, unit]] of [
    ['每平方米标准', '50', '元/平方米'],
    ['最高金额', '20000', '元'],
  ].entries()) {
    await press(parameters, '添加参数')
    await type(parameters, `第 ${index + 1} 个参数的名称`, name ?? '')
    await type(parameters, `${name}的数值`, value ?? '')
    await type(parameters, `${name}的单位`, unit ?? '')
  }
  await saved(page)
  const formula = page.getByRole('textbox', { name: '“金额”的公式' })
  await formula.fill('最小值(屋顶绿化面积 * 每平方米标准, 最高金额)')
  await formula.press('Tab')
  await saved(page)
  await go(page, '文书')
  await press(page, '新增文书')
  await type(page.getByRole('dialog'), '文书名称', '承诺书')
  await confirm(page, '新增')
  await page.frameLocator('iframe').locator('.sheet h1', { hasText: '承诺书' }).waitFor()
  await saved(page)
  expect((await draft()).problems).toEqual([])
}, 60_000)

test('two cases are pasted below the headings of the empty table, come out as they should, and the programme is published', async () => {
  const { page } = studio
  await go(page, '示例')
  const empty = button(page, '导出空表')
  await empty.waitFor()
  const [download] = await Promise.all([page.waitForEvent('download'), empty.click()])
  const [headings = []] = await readSheet(new Blob([new Uint8Array(await readFile(await download.path()))]))
  const filled = {
    '基本信息\n单位名称': '澜湾屋顶有限公司',
    '基本信息\n统一社会信用代码': creditCode(1),
    '基本信息\n屋顶所在地址': '听潮区1号',
  }
  const area = '基本信息\n屋顶绿化面积（平方米）'
  const [verdict, amount, rule] = ['预期：结论\n结论', '预期：金额\n金额（元）', '预期：规则\n面积达到要求']
  const cases: Record<string, string>[] = [
    { ...filled, 示例: '面积够，金额封顶', [area]: '500', [verdict]: '符合', [rule]: '符合', [amount]: '20000' },
    { ...filled, 示例: '面积不够', [area]: '99', [verdict]: '不符合', [rule]: '不符合', [amount]: '4950' },
  ]
  const titles = headings.map(String)
  for (const title of Object.keys(cases[0] ?? {})) expect(titles).toContain(title)
  const rows = [titles, ...cases.map((one) => titles.map((title) => one[title] ?? ''))]
  await press(page, '从 Excel 粘贴')
  const text = rows.map((cells) => cells.map((cell) => (cell.includes('\n') ? `"${cell}"` : cell)).join('\t')).join('\n')
  await type(page.getByRole('dialog'), '各示例', text)
  await confirm(page, '写入（新增 2 个，修改 0 个）')
  await page.locator('tr', { hasText: '面积不够' }).getByText('一致', { exact: true }).waitFor()
  await saved(page)
  const { problems, examples } = await draft()
  expect(problems).toEqual([])
  expect(examples.failed).toEqual([])
  await publishFirst(page)
  const visitor = await browser.open('/')
  await visitor.page.getByText('关于组织申报屋顶绿化补助的通知').first().waitFor()
  expect([...studio.complaints, ...visitor.complaints]).toEqual([])
}, 60_000)

test('next year’s is a copy with a name of its own: in order at once, and published beside the first', async () => {
  const { page } = studio
  await page.goto(`${server.url}/studio`)
  await settled(page)
  await press(page, '新建事项')
  const dialog = page.getByRole('dialog')
  await type(dialog, '通知标题', '关于组织申报屋顶绿化补助的通知')
  await type(dialog, '发文单位', '澜湾市城市管理局')
  await type(dialog, '编号', id)
  await pick(dialog, '从哪里开始', '关于组织申报屋顶绿化补助的通知')
  await press(dialog, '新建')
  await dialog.getByText('已有同名的事项').first().waitFor()
  await dialog.getByText('已有这个编号的事项').first().waitFor()
  await type(dialog, '通知标题', '关于组织申报2027年屋顶绿化补助的通知')
  await type(dialog, '编号', 'roof-2027')
  await confirm(page, '新建')
  await settled(page)
  const copy = await administrator.get('/api/studio/roof-2027/draft')
  expect(copy).toMatchObject({ problems: [], examples: { total: 2, failed: [] } })
  await publishFirst(page)
  const shown = await server.visitor().get('/api/programmes/roof-2027')
  expect(shown).toMatchObject({ title: '关于组织申报2027年屋顶绿化补助的通知', issuer: '澜湾市城市管理局', open: true })
  expect(studio.complaints).toEqual([])
}, 60_000)
