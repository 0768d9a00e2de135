/** A cap is raised in the browser: examples turn red and keep it from being published, are corrected; who declares already keeps the old cap; and back. */
import { rmSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '../client.js'
import { bakeryAnswers, harbourWith } from '../harbour.js'
import { save } from '../selection.js'
import { startServer, type TestServer } from '../server.js'
import { violations } from './accessibility.js'
import { type People, people, settled, type Window } from './people.js'

let server: TestServer
let browser: People
let administrator: Client
let studio: Window
let earlier: { client: Client; id: string }
const root = harbourWith({
  'rules/grant.worksheet.json': ({ parameters }) => {
    parameters.find(({ id }: { id: string }) => id === 'cap').values[0].value = '50'
  },
  'rules/examples/large.json': ({ given, expect: expected }) => {
    given.answers.plan.cost = '130'
    expected.amounts.grant = 50_000_000
  },
})

beforeAll(async () => {
  server = await startServer({ root })
  browser = await people(server)
  administrator = await server.staff('administrator')
  earlier = await begun()
  studio = await browser.open('/studio/oven-grant/sheet', administrator)
}, 60_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
  rmSync(root, { recursive: true })
})

/** Somebody begins a declaration that reaches the cap. */
async function begun() {
  const client = await server.organisation({ district: 'east' })
  const { id } = await client.post('/api/declarations', { programme: 'oven-grant', stage: 'application' }, 201)
  const answers = bakeryAnswers()
  await save(client, id, { ...answers, plan: { ...answers.plan, cost: '130' } })
  return { client, id }
}

/** What a declaration comes to, in 万元. */
async function amountOf({ client, id }: { client: Client; id: string }): Promise<number> {
  const { sheet } = await client.get(`/api/declarations/${id}/check`)
  return sheet.results[0].fen / 1_000_000
}

const saved = (page: Page) => page.locator('.save-state', { hasText: '草稿已保存' }).waitFor()
const open = (page: Page) => page.getByRole('button', { name: '发布', exact: true }).click()

test('the cap goes from 50 to 60, with everything that this does to examples and to who declares already', async () => {
  const { page } = studio
  const cap = page.getByLabel('封顶的数值')
  expect(await cap.inputValue()).toBe('50')
  await cap.fill('60')
  await saved(page)

  await open(page)
  await page.getByText('有 1 个示例与预期不一致。').waitFor()
  expect(await page.getByRole('button', { name: '确定发布' }).isDisabled()).toBe(true)
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click()

  const large = async () => JSON.parse((await administrator.get('/api/studio/oven-grant/draft')).files['rules/examples/large.json'])
  await page.goto(`${server.url}/studio/oven-grant/examples`)
  await settled(page)
  const row = page.locator('tr', { hasText: (await large()).title }).first()
  await row.getByText('处不一致').waitFor()
  await row.getByRole('button', { name: '采用实际结果…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '确认是对的，采用' }).click()
  await row.getByText('一致', { exact: true }).waitFor()
  await expect.poll(async () => (await large()).expect.amounts.grant, { timeout: 20_000 }).toBe(60_000_000)

  await open(page)
  const dialog = page.getByRole('dialog', { name: '发布' })
  await dialog.getByRole('radio', { name: '只对以后新建的申报件生效（已有的 1 件都不变）' }).waitFor()
  expect(await dialog.getByRole('radio', { name: '还没有提交过的草稿也改用新版本（1 件）' }).isEnabled()).toBe(true)
  expect(await violations(page)).toEqual([])
  await dialog.getByLabel('发布说明').fill('封顶由 50 万元提高到 60 万元。')
  await dialog.getByRole('button', { name: '确定发布' }).click()
  await page.getByRole('row', { name: /第 2 次.*生效中.*封顶由 50 万元/ }).waitFor()
  expect([await amountOf(earlier), await amountOf(await begun())]).toEqual([50, 60])

  await page.getByRole('button', { name: /恢复此版本.*第 1 次发布/ }).click()
  const back = page.getByRole('dialog', { name: '恢复第 1 次发布的版本' })
  await back.getByRole('radio', { name: '还没有提交过的草稿也改用新版本（1 件）' }).check()
  await back.getByRole('button', { name: '查看名单' }).click()
  await back.getByText(/补贴金额：600,000.* → 500,000/).waitFor()
  expect(await violations(page)).toEqual([])
  await back.getByLabel('恢复原因').fill('推迟到下一批。')
  await back.getByRole('button', { name: '恢复并发布' }).click()
  await page.getByRole('row', { name: /第 3 次.*生效中.*推迟到下一批。.*1 件填报中的申报件已改用新版本/ }).waitFor()
  expect(await amountOf(await begun())).toBe(50)
  expect(studio.complaints).toEqual([])
}, 90_000)

test('two people publish: one proposes, the other sends it back with a reason, then publishes it for later; both stand in the record', async () => {
  const other = await browser.open('/studio/oven-grant', await server.staff('administrator', { login: 'second-person' }))
  const [one, two] = [studio.page, other.page]
  await one.goto(`${server.url}/studio/oven-grant/settings`)
  await settled(one)
  const demand = one.getByRole('combobox', { name: '须两人发布' })
  await demand.click()
  await one.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', { hasText: '是' }).click()
  await saved(one)

  const proposing = one.getByRole('dialog', { name: '提请发布' })
  const propose = async (note: string) => {
    await open(one)
    await proposing.getByLabel('发布说明').fill(note)
    await proposing.getByRole('button', { name: '提请发布' }).click()
    await one.getByText('等另一位管理员核对；要撤回请按“发布”。').waitFor()
  }
  await propose('今后由两人发布。')

  await two.reload()
  await two.getByText('请核对“改动”和“影响测算”，再按“发布”决定发布或退回。').waitFor()
  await open(two)
  const deciding = two.getByRole('dialog', { name: '发布' })
  expect(await deciding.getByLabel('发布说明').inputValue()).toBe('今后由两人发布。')
  await deciding.getByRole('button', { name: '退回给提请人' }).click()
  await deciding.getByRole('button', { name: '确定退回' }).click()
  await deciding.getByText('请写明原因，提请的人会看到。').waitFor()
  expect(await violations(two)).toEqual([])
  await deciding.getByLabel('退回的原因').fill('请写明依据。')
  await deciding.getByRole('button', { name: '确定退回' }).click()
  await two.getByText('已退回。').waitFor()

  await one.reload()
  await one.getByText('请写明依据。').waitFor()
  await propose('今后由两人发布，依据内控办法。')
  await open(one)
  expect(await proposing.getByLabel('发布说明').inputValue()).toBe('今后由两人发布，依据内控办法。')
  await proposing.getByRole('button', { name: '重新提请' }).waitFor()
  await proposing.getByRole('button', { name: '取消' }).click()

  await two.reload()
  await settled(two)
  await open(two)
  await deciding.getByText('定时生效').click()
  await deciding.getByLabel('从什么时候起生效').fill('2099-01-01T09:00')
  await deciding.getByRole('button', { name: '确定发布' }).click()
  await two
    .getByRole('row', { name: /第 4 次.*待生效.*依据内控办法.*2099-01-01 09:00 起生效.*second-person 审核员（administrator 审核员提请）/ })
    .waitFor()
  await two.getByText('与待生效的版本相同').waitFor()
  await two.goto(`${server.url}/studio/oven-grant`)
  await two.getByText('第 4 次发布定于 2099-01-01 09:00 起生效').waitFor()
  expect([...studio.complaints, ...other.complaints]).toEqual([])
}, 90_000)
