/** The expert view in the browser, and two administrators at once: nobody's words are lost on the way. */
import path from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../client.js'
import { repository, startServer, type TestServer } from '../server.js'
import { englishLines, violations } from './accessibility.js'
import { focused, tabUntil } from './controls.js'
import { follow, type People, people, settled, type Window } from './people.js'
import { button, control, region } from './retyping/hand.js'

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

/** Types at the end of the open file. */
async function append({ page }: Window, text: string): Promise<void> {
  await page.locator('.cm-content').click()
  await page.keyboard.press('Control+End')
  await page.keyboard.insertText(text)
}

describe('the files of a draft', () => {
  let window: Window

  beforeAll(async () => {
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

  test('an unknown clause is a problem with a remedy; following it leads to the page of the rule, or to the place in the text', async () => {
    const { page } = window
    await rewrite(window, `rules/${stage}.eligibility.json`, (text) => text.replace(/"clause": ?"1"/, '"clause": "guide-test"'))
    await page.goto(`${server.url}/studio/${programme}/check`)
    await settled(page)
    const problem = page.getByRole('listitem').filter({ hasText: '没有名为“guide-test”的条款' })
    await problem
      .getByRole('link', { name: /没有名为“guide-test”的条款/ })
      .first()
      .click()
    await page.getByRole('region', { name: '从业人员不少于 2 人' }).waitFor()
    await page.goBack()
    await problem.getByRole('link', { name: /^在文件中查看/ }).click()
    await page.getByText(/光标所在：规则“从业人员不少于 2 人”/).waitFor()
    expect(await englishLines(page)).not.toContainEqual(expect.stringMatching(/must|required property/))
    await rewrite(window, `rules/${stage}.eligibility.json`, (text) => text.replace('"guide-test"', '"1"'))
    expect(await draft()).toMatchObject({ problems: [], changed: [] })
    expect(window.complaints).toEqual([])
  }, 120_000)
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

  test('a deleted file comes back by undoing, and goes again by redoing', async () => {
    const { page } = theirs
    const recent = page.getByRole('group', { name: '最近的改动' })
    const gone = page.getByText(/已从草稿中删除$/)
    await page.getByRole('toolbar', { name: '这个文件' }).getByRole('button', { name: '删除' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '删除' }).click()
    await gone.waitFor()
    await recent.getByRole('button', { name: /^撤销/ }).click()
    await page.locator('.cm-content').waitFor()
    await recent.getByRole('button', { name: /^重做/ }).click()
    await gone.waitFor()
    await recent.getByRole('button', { name: /^撤销/ }).click()
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

describe('without a mouse', () => {
  let window: Window
  let page: Page

  beforeAll(async () => {
    // a form as a whole: what is dragged stays in sight
    window = await browser.open(`/studio/${programme}/forms`, administrator, { width: 1366, height: 1600 })
    page = window.page
  }, 60_000)
  afterAll(() => window?.close())

  const structure = () => page.getByRole('navigation', { name: '表单结构' })
  /** The titles of a section's fields, as they stand. */
  const fields = (section: string) =>
    structure()
      .getByRole('region', { name: section })
      .getByRole('button', { name: /^拖动/ })
      .evaluateAll((grips) => grips.map((grip) => grip.getAttribute('aria-label')?.slice(3, -1) ?? ''))
  const stand = (section: string, titles: readonly string[]) => expect.poll(() => fields(section), { timeout: 20_000 }).toEqual(titles)
  const grip = (title: string) => page.getByRole('button', { name: `拖动“${title}”` })
  const undo = () => page.getByRole('group', { name: '最近的改动' }).getByRole('button', { name: /^撤销/ })

  async function drag(from: string, to: string): Promise<void> {
    await grip(from).hover()
    await page.mouse.down()
    const target = await grip(to).boundingBox()
    if (!target) throw new Error(`“${to}” is not there.`)
    await page.mouse.move(target.x + 4, target.y + target.height / 2, { steps: 12 })
    await page.getByText(`移到了“${to}”的位置`).waitFor({ state: 'attached' })
    await page.mouse.up()
  }

  test('a field is dragged within its section and into another one; undoing puts it back', async () => {
    const [basics, plan] = [await fields('基本情况'), await fields('改造计划')]
    const [name = '', code = '', phone = '', staff = '', ...rest] = basics
    await drag(phone, staff)
    await stand('基本情况', [name, code, staff, phone, ...rest])
    await drag(staff, '改造说明')
    await stand('改造计划', ['计划投入', staff, '改造说明'])
    await stand('基本情况', [name, code, phone, ...rest])
    await saved(page)
    expect((await draft()).examples.failed).toEqual([])
    await undo().click()
    await undo().click()
    await stand('基本情况', basics)
    await stand('改造计划', plan)
    expect(await violations(page)).toEqual([])
  }, 60_000)

  /** Presses a key and waits for what a screen reader says. */
  async function hear(key: string, words: string): Promise<void> {
    await page.keyboard.press(key)
    await page.getByText(words).last().waitFor({ state: 'attached' })
  }
  const holds = (name: string) => expect.poll(async () => (await focused(page)).name, { timeout: 20_000 }).toBe(name)

  test('keys do the same, and whoever presses them keeps their place', async () => {
    const [basics, plan] = [await fields('基本情况'), await fields('改造计划')]
    const [name = '', code = '', phone = '', staff = '', ...rest] = basics
    await grip(phone).focus()
    await hear('Space', `已拿起“${phone}”`)
    await hear('ArrowDown', `移到了“${staff}”的位置`)
    await hear('Space', `已放下“${phone}”`)
    await stand('基本情况', [name, code, staff, phone, ...rest])
    await holds(`拖动“${phone}”`)
    await page.getByRole('button', { name: `上移“${phone}”` }).focus()
    await page.keyboard.press('Enter')
    await stand('基本情况', basics)
    await holds(`上移“${phone}”`)
    await page.getByRole('button', { name: '下移“计划投入”' }).focus()
    await page.keyboard.press('Enter')
    await stand('改造计划', [...plan].reverse())
    await holds('上移“计划投入”')
    await page.keyboard.press('Enter')
    await stand('改造计划', plan)
  }, 60_000)

  /** Presses a button by its name. */
  async function enter(button: Locator): Promise<void> {
    await button.focus()
    await page.keyboard.press('Enter')
  }

  /** Opens a list, goes down to what is meant, and takes it. */
  async function pickByKeys(box: Locator, words: string): Promise<void> {
    await box.focus()
    await page.keyboard.press('ArrowDown')
    await page.locator('.ant-select-dropdown:visible').waitFor()
    const meant = page.locator('.ant-select-dropdown:visible .ant-select-item-option-active', { hasText: words })
    for (let presses = 0; presses < 30 && (await meant.count()) === 0; presses++) {
      await page.keyboard.press('ArrowDown')
      await settled(page)
    }
    await meant.waitFor()
    await page.keyboard.press('Enter')
  }

  test('a rule is built, taken away, brought back and published; the focus is never nowhere', async () => {
    await follow(page, `/studio/${programme}/rules`)
    await enter(button(page, '添加规则'))
    await control(region(page, '新的规则'), '要求').focus()
    await page.keyboard.press('Control+A')
    await page.keyboard.type('从业人员不多于 900 人')
    const rule = region(page, '从业人员不多于 900 人')
    await enter(button(rule, '添加一条'))
    await pickByKeys(control(rule, '比较什么'), '从业人员')
    await pickByKeys(control(rule, '怎样比较'), '不超过…')
    await control(rule, '“从业人员”比较的值').focus()
    await page.keyboard.type('900')
    await control(rule, '不符合时对企业说').focus()
    await page.keyboard.type('从业人员多于 900 人。')
    await saved(page)
    expect((await draft()).problems).toEqual([])
    await enter(button(rule, '删除'))
    const dialog = page.getByRole('dialog')
    await enter(dialog.getByRole('button', { name: '删除' }))
    await dialog.waitFor({ state: 'hidden' })
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('.studio-main') !== null), { timeout: 20_000 }).toBe(true)
    await enter(undo())
    await page
      .getByRole('navigation', { name: '规则' })
      .getByRole('button', { name: /从业人员不多于 900 人/ })
      .waitFor()
    const publish = page.getByRole('button', { name: '发布', exact: true })
    await enter(publish)
    await dialog.waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    await holds('发布')
    await saved(page)
    await page.keyboard.press('Enter')
    await dialog.getByRole('checkbox', { name: /已经写明这些规则/ }).focus()
    await page.keyboard.press('Space')
    await tabUntil(page, ({ id }) => id === 'publish-note', '发布说明')
    await page.keyboard.type('只用键盘改的；没有这么大的面包房。')
    await tabUntil(page, ({ name }) => name === '确定发布', '确定发布')
    await page.keyboard.press('Enter')
    await page.getByRole('row', { name: /生效中.*只用键盘改的/ }).waitFor()
    expect(window.complaints).toEqual([])
  }, 90_000)
})
