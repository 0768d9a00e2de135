/** The administrator's work in the browser: a policy changes on the running server, and nobody's words are lost on the way. */
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../client.js'
import { bakeryAnswers } from '../harbour.js'
import { save } from '../selection.js'
import { repository, startServer, type TestServer } from '../server.js'
import { englishLines, violations } from './accessibility.js'
import { type People, people, settled, type Window } from './people.js'

const [programme, stage] = ['oven-grant', 'application']

let server: TestServer
let browser: People
let administrator: Client

beforeAll(async () => {
  server = await startServer({ root: path.join(repository, 'test/fixtures/harbour') })
  browser = await people(server)
  administrator = await server.staff('administrator')
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const draft = () => administrator.get(`/api/studio/${programme}/draft`)
const addressOf = (file: string) => `/studio/${programme}/files?file=${encodeURIComponent(file)}`

/** The draft is on the server, checked. */
async function saved(page: Page): Promise<void> {
  await page.locator('.save-state', { hasText: /草稿已保存|与生效版本相同/ }).waitFor({ timeout: 60_000 })
}

async function openFile({ page }: Window, file: string): Promise<void> {
  await page.goto(server.url + addressOf(file))
  await settled(page)
  await page.locator('.cm-content').waitFor()
}

/** Replaces what the editor holds, as somebody does who pastes. */
async function rewrite(window: Window, file: string, change: (text: string) => string): Promise<void> {
  const before: string = (await draft()).files[file]
  const after = change(before)
  expect(after).not.toBe(before)
  await openFile(window, file)
  await window.page.locator('.cm-content').click()
  await window.page.keyboard.press('Control+A')
  await window.page.keyboard.insertText(after)
  await expect.poll(async () => (await draft()).files[file], { timeout: 60_000 }).toBe(after)
  await saved(window.page)
}

const begin = async (client: Client): Promise<string> => (await client.post('/api/declarations', { programme, stage }, 201)).id

/** The printed form but for the minute of printing. */
const printOf = async (client: Client, id: string) =>
  (await client.request('GET', `/api/declarations/${id}/print`)).text.replace(/打印时间：[^<]*/, '')

/** Types at the end of the open file. */
async function append({ page }: Window, text: string): Promise<void> {
  await page.locator('.cm-content').click()
  await page.keyboard.press('Control+End')
  await page.keyboard.insertText(text)
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).click()
  await page.keyboard.type(option)
  await page.keyboard.press('Enter')
}

async function supplement(page: Page, kind: string, which: string, value?: string): Promise<void> {
  await page.getByRole('button', { name: '批量补充示例' }).click()
  await choose(page, '补充什么', kind)
  await choose(page, '哪一项', which)
  if (value) await page.getByLabel('填什么').fill(value)
  await settled(page)
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: /^补充 \d+ 个示例$/ }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await saved(page)
}

const clause = '{ "id": "guide-test", "label": "指南 试行", "text": "至少拥有一件有效专利。" },\n    '
const field =
  '"patents": { "type": "integer", "title": "有效专利数", "clause": "guide-test", "minimum": 0, "unit": "件", "selfCheck": true },\n        '
const rule = `{ "name": "has-patents", "label": "至少拥有一件有效专利", "clause": "guide-test", "severity": "block",
      "conditions": { "fact": "patents", "operator": "greaterThanInclusive", "value": 1 },
      "otherwise": "没有有效专利，不符合条件。", "selfCheck": true },
    `
const material = '{ "id": "patentProof", "title": "有效专利证书", "clause": "guide-test", "need": "required" },\n    '
const column = '{ "field": "patents", "label": "有效专利数" },\n    '

const behind = (mark: RegExp, inserted: string) => (text: string) => text.replace(mark, (found) => found + inserted)

describe('a change of policy', () => {
  let window: Window
  let earlier: { client: Client; id: string; print: string }

  beforeAll(async () => {
    const client = await server.organisation({ district: 'east' })
    const id = await begin(client)
    await save(client, id, bakeryAnswers())
    const print = await printOf(client, id)
    earlier = { client, id, print }
    window = await browser.open(`/studio/${programme}/files`, administrator)
  }, 60_000)
  afterAll(() => window?.close())

  test('a broken text is kept, its problem is named at its line, and the draft cannot be published', async () => {
    const { page } = window
    await openFile(window, 'schemas/clauses.json')
    await append(window, ',')
    await page.getByRole('heading', { name: /这个文件有 1 个问题/ }).waitFor({ timeout: 60_000 })
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: '发布', exact: true }).click()
    await page.getByText('配置还有 1 个问题。').waitFor()
    expect(await page.getByRole('button', { name: '确定发布' }).isDisabled()).toBe(true)
    await page.getByRole('button', { name: '取消' }).click()
    await page.getByRole('toolbar', { name: '这个文件' }).getByRole('button', { name: '撤销' }).click()
    await page.getByRole('heading', { name: '这个文件没有问题' }).waitFor({ timeout: 60_000 })
  }, 120_000)

  test('an unknown clause is a problem with a remedy, and following it leads to the place', async () => {
    const { page } = window
    await rewrite(window, `schemas/${stage}.form.json`, (text) =>
      behind(/"basics": \{[\s\S]*?"properties": \{\s*/, field)(text).replace(/"required": \[\s*"name"/, '"required": ["patents", "name"'),
    )
    await page.goto(`${server.url}/studio/${programme}/check`)
    await settled(page)
    await page.getByRole('link', { name: /没有名为“guide-test”的条款/ }).click()
    await page.getByText('光标所在：字段“基本情况” › 字段“有效专利数”').waitFor()
    expect(new URL(page.url()).searchParams.get('at')).toMatch(/^\/properties\/basics\/properties\/patents/)
    expect(await englishLines(page)).not.toContainEqual(expect.stringMatching(/must|required property/))
  }, 120_000)

  test('clause, rule, material and column are written; every example asks for the new answer, and all are supplemented at once', async () => {
    const { page } = window
    await rewrite(window, 'schemas/clauses.json', behind(/"clauses": \[\s*/, clause))
    await rewrite(window, `rules/${stage}.eligibility.json`, behind(/"rules": \[\s*/, rule))
    await rewrite(window, `schemas/${stage}.materials.json`, behind(/"materials": \[\s*/, material))
    await rewrite(window, `schemas/${stage}.ui.json`, behind(/"columns": \[\s*/, column))
    const { problems, examples } = await draft()
    expect(problems).toEqual([])
    const { files } = await draft()
    const asked = Object.entries<string>(files).filter(
      ([path, text]) => path.startsWith('rules/examples/') && JSON.parse(text).stage === stage,
    )
    expect(examples.failed).toHaveLength(asked.length)
    await page.goto(`${server.url}/studio/${programme}/check`)
    await settled(page)
    expect(await violations(page)).toEqual([])
    await supplement(page, '一项填报内容', '有效专利数', '1')
    await supplement(page, '一份材料', '有效专利证书')
    expect((await draft()).examples.failed).toEqual([])
    await page.getByRole('link', { name: /至少拥有一件有效专利/ }).waitFor()
  }, 240_000)

  test('the changes read as sentences, and publishing asks for a note', async () => {
    const { page } = window
    await page.goto(`${server.url}/studio/${programme}/changes?file=${encodeURIComponent(`schemas/${stage}.form.json`)}`)
    await settled(page)
    const summary = await page.getByRole('list', { name: '改了什么' }).innerText()
    expect(summary).toContain('字段“基本情况” › 字段“有效专利数”')
    expect(summary).toMatch(/必填项：\s*有效专利数/)
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: '发布', exact: true }).click()
    await page.getByText('只对以后新建的申报件生效（已有的 1 件都不变）').waitFor()
    await page.getByRole('button', { name: '确定发布' }).click()
    await page.getByText('请写明这次修改了什么、依据是什么。').waitFor()
    await page.getByLabel('发布说明').fill('增加专利要求。')
    await page.getByRole('checkbox', { name: /已经写明这些规则/ }).check()
    await page.getByRole('button', { name: '确定发布' }).click()
    await page.waitForURL(/\/publications$/)
    await page.getByRole('row', { name: /第 2 次.*生效中.*增加专利要求。/ }).waitFor()
  }, 120_000)

  test('without a restart the new field is in form, self-check, list, print and checklist; the earlier declaration is byte for byte what it was', async () => {
    const newcomer = await server.organisation({ district: 'east' })
    const id = await begin(newcomer)
    const seen = async (at: string, words: string) => {
      const { page, close } = await browser.open(at, newcomer)
      await page.getByText(words).first().waitFor()
      await close()
    }
    await seen(`/p/${programme}/self-check`, '有效专利数')
    await seen(`/d/${id}/section/basics`, '有效专利数')
    await seen(`/d/${id}/materials`, '有效专利证书')
    await seen(`/s/${programme}/${stage}`, '有效专利数')
    expect(await printOf(newcomer, id)).toContain('有效专利数')
    expect(await printOf(earlier.client, earlier.id)).toBe(earlier.print)
  }, 120_000)

  test('going back is one more publication with its own note', async () => {
    const { page } = window
    await page.getByRole('button', { name: /恢复此版本.*第 1 次发布/ }).click()
    await page.getByLabel('恢复原因').fill('推迟到下一批。')
    await page.getByRole('button', { name: '恢复并发布' }).click()
    await page.getByRole('row', { name: /第 3 次.*生效中.*恢复第 1 次.*推迟到下一批。/ }).waitFor()
    expect(await violations(page)).toEqual([])
    expect(window.complaints).toEqual([])
  }, 60_000)
})

describe('two administrators', () => {
  const letter = 'templates/pledge.hbs'
  let mine: Window
  let theirs: Window

  beforeAll(async () => {
    mine = await browser.open(addressOf(letter), administrator)
    theirs = await browser.open(addressOf('rules/facts.json'), await server.staff('administrator', { login: 'second' }))
  }, 60_000)
  afterAll(() => Promise.all([mine?.close(), theirs?.close()]))

  test('changes of different files come together, and it is said', async () => {
    await append(mine, '{{!-- 甲 --}}\n')
    await saved(mine.page)
    await append(theirs, '\n')
    await theirs.page.getByText(/已并入其改动：文书模板/).waitFor({ timeout: 60_000 })
    await expect.poll(async () => (await draft()).changed, { timeout: 60_000 }).toEqual(['rules/facts.json', letter])
  }, 120_000)

  test('changes of the same file stand side by side until somebody chooses', async () => {
    const { page } = theirs
    await openFile(theirs, letter)
    await append(mine, '{{!-- 乙 --}}\n')
    await expect.poll(async () => (await draft()).files[letter], { timeout: 60_000 }).toContain('-- 乙 --')
    await append(theirs, '{{!-- 丙 --}}\n')
    const dialog = page.getByRole('dialog', { name: /同一个文件有两份改动/ })
    await dialog.waitFor({ timeout: 60_000 })
    await dialog.getByText('-- 乙 --').waitFor()
    await dialog.getByText('-- 丙 --').waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByLabel(/留下我的/).check()
    await page.getByRole('button', { name: '按选择保存' }).click()
    await expect.poll(async () => (await draft()).files[letter], { timeout: 60_000 }).toContain('-- 丙 --')
    expect((await draft()).files[letter]).not.toContain('-- 乙 --')
  }, 120_000)

  test('a deleted file comes back by undoing', async () => {
    const { page } = theirs
    await page.getByRole('toolbar', { name: '这个文件' }).getByRole('button', { name: '删除' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '删除' }).click()
    await page.getByText(/已从草稿中删除$/).waitFor()
    await page.getByRole('group', { name: '最近的改动' }).getByRole('button', { name: /^撤销/ }).click()
    await page.locator('.cm-content').waitFor()
  }, 60_000)

  test('what could not be sent stays on this computer, and closing the window asks first', async () => {
    const { page, context } = theirs
    await saved(page)
    await context.setOffline(true)
    await append(theirs, '{{!-- 丁 --}}\n')
    await page.getByText('可以继续修改，连上服务器后会自动保存').waitFor({ timeout: 30_000 })
    const asked = new Promise<string>((resolve) =>
      page.once('dialog', (dialog) => {
        resolve(dialog.type())
        void dialog.dismiss()
      }),
    )
    await page.close({ runBeforeUnload: true })
    expect(await asked).toBe('beforeunload')
    await context.setOffline(false)
    await expect.poll(async () => (await draft()).files[letter], { timeout: 60_000 }).toContain('-- 丁 --')
  }, 120_000)
})
