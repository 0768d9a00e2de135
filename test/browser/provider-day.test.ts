/** The day of a provider in a browser, in the shipped programme: invited, admitted, its prices, a contract that names it, another price. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, somebody } from '../client.js'
import { creditCode } from '../credit-codes.js'
import { answersOf, batchOfAll, fill, filled, importLists, stepOfBatch } from '../notice.js'
import { act, pdfFor, programme, save, settle, submitted } from '../selection.js'
import { chosenPassword, day, startServer, type TestServer } from '../server.js'
import { overflow, violations } from './accessibility.js'
import { fieldOf } from './controls.js'
import { type People, people, phone, settled, still, type Window } from './people.js'

const code = creditCode()
const email = 'provider@example.com'

let server: TestServer
let browser: People
let city: Client
let district: Client
let enterprise: Client
let provider: Client | undefined
let project: string

beforeAll(async () => {
  server = await startServer({ now: '2024-09-10T02:00:00.000Z' })
  browser = await people(server)
  city = await server.staff('city')
  district = await server.staff('district', { login: 'ganjingzi', district: 'ganjingzi' })
  const limit = (line: string, category: string, most: string) => ({ code: line, kind: line[0], name: line, category, limit: most })
  await importLists(await server.staff('operator'), [limit('N-01', 'software', '350000'), limit('N-02', 'cloud', '50000')])
  enterprise = await server.organisation({ district: 'ganjingzi', name: '示例齿轮有限公司' })
  await piloted()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

/** Makes the enterprise one of the pilots, with a project that is not finished. */
async function piloted() {
  const { creditCode: own } = await enterprise.get('/api/organisation')
  const selection = await submitted(enterprise)
  await settle(district, selection)
  await act(district, selection, 'pass')
  await act(city, selection, 'approve')
  const list = await batchOfAll(city, 'pilot-list')
  await stepOfBatch(city, list, 'announce')
  server.advance(10 * day)
  city = await server.as('city')
  district = await server.as('ganjingzi')
  enterprise = await server.as(own)
  await stepOfBatch(city, list, 'close')
  await stepOfBatch(city, list, 'publish', ['list'], { date: '2024-09-20' })
  const { contract, products, ...rest } = answersOf('501-project-good')
  const bought = (Array.isArray(products) ? products : []).slice(0, 2).map(({ productCode: _, ...product }) => product)
  project = await filled(enterprise, 'project', {
    ...rest,
    products: bought,
    contract: {
      ...contract,
      contractAmount: '40',
      contractDate: '2024-09-20',
      pledgedOn: '2024-09-20',
      providerName: '',
      providerCode: '',
    },
  })
}

const press = (page: Page, label: string | RegExp) => page.getByRole('button', { name: label, exact: true }).first().click()
/** Nothing for axe, nothing beside the window, also on a phone, nothing on the console; the bar with the buttons covers nothing at the end of the page. */
async function isSound({ page, complaints }: Window) {
  const before = page.viewportSize()
  for (const size of before ? [before, phone] : []) {
    await page.setViewportSize(size)
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
    await still(page)
    expect([...(size === before ? await violations(page) : []), ...(await overflow(page)), ...complaints]).toEqual([])
  }
  if (before) await page.setViewportSize(before)
}
/** Hands a complete declaration in from its page. */
async function handIn({ page }: Window, id: string) {
  await page.goto(`${server.url}/d/${id}/submit`)
  await settled(page)
  await page.getByRole('main').getByRole('checkbox').check()
  await press(page, /^提交/)
  await page.getByRole('dialog').getByRole('button', { name: '确定提交', exact: true }).click()
  await page.waitForURL(/\/receipt/)
  await settled(page)
}

describe('the day of a provider', () => {
  test('who is looked for in vain is invited by a link, which knows the district', async () => {
    const desk = await browser.open(`/d/${project}/section/contract`, enterprise)
    const { page } = desk
    await fieldOf(page, 'providerName').locator('input').fill('云服务')
    await page.getByText('需联系自己的服务商进行申报入库，申报入库后再进行备案').last().waitFor()
    const link = await page.getByRole('link', { name: /register\/provider/ }).getAttribute('href')
    await isSound(desk)
    await desk.close()
    const guest = await browser.open(new URL(link ?? '').pathname + new URL(link ?? '').search)
    await guest.page.locator('#register-name').fill('示例云服务有限公司')
    await guest.page.locator('#register-creditCode').fill(code)
    await guest.page.locator('#register-contact').fill('郑凯')
    await guest.page.locator('#register-mobile').fill('13900000007')
    await guest.page.locator('#register-email').fill(email)
    await guest.page.locator('#register-consent').check()
    await press(guest.page, '注册')
    await guest.page.getByRole('heading', { name: '注册成功' }).waitFor()
    await guest.close()
    const current = await server.mailedPassword(email)
    provider = await server.as(code, current)
    await provider.put('/api/session/password', { current, next: chosenPassword })
    expect((await provider.get('/api/organisation')).district).toBe('ganjingzi')
  })

  test('the entry is handed in; once it is admitted the prices can be declared', async () => {
    const client = somebody(provider)
    const entry = await filled(client, 'provider', answersOf('301-provider-good'))
    const desk = await browser.open(`/d/${entry}`, client)
    await handIn(desk, entry)
    await fill(city, entry, 'admission', { admittedOn: '2024-03-01' })
    await act(city, entry, 'approve')
    await desk.page.goto(`${server.url}/home`)
    await settled(desk.page)
    await press(desk.page, /新增产品和价格/)
    await desk.page.getByRole('heading', { name: '任务清单' }).waitFor()
    const product = new URL(desk.page.url()).pathname.split('/').at(-1) ?? ''
    const { about, items } = answersOf('401-product-good')
    await save(client, product, { about: { ...about, effectiveOn: '2024-09-21' }, items })
    await client.upload(product, 'priceList', pdfFor(product, 'priceList'))
    await desk.page.goto(`${server.url}/d/${product}/section/items`)
    await settled(desk.page)
    await isSound(desk)
    await handIn(desk, product)
    await act(city, product, 'approve')
    await desk.close()
  })

  test('the enterprise finds it; the contract that names it is confirmed, what it does not see stays hidden', async () => {
    const form = await browser.open(`/d/${project}/section/contract`, enterprise)
    await fieldOf(form.page, 'providerName').locator('input').fill('示例云')
    await form.page.getByRole('button', { name: /示例云服务有限公司/ }).click()
    await expect.poll(() => fieldOf(form.page, 'providerCode').locator('input').inputValue()).toBe(code)
    await press(form.page, '保存')
    await expect.poll(async () => (await enterprise.get(`/api/declarations/${project}`)).answers.contract.providerCode).toBe(code)
    await form.close()
    await act(enterprise, project, 'submit')
    const desk = await browser.open('/home', somebody(provider))
    const { page } = desk
    await page.getByText('1 件等待确认').waitFor()
    await isSound(desk)
    expect(await page.getByRole('main').innerText()).not.toMatch(/622202/)
    await page.getByRole('radio', { name: '属实', exact: true }).check()
    await press(page, '提交确认')
    await page.getByText('1 件等待确认').waitFor({ state: 'hidden' })
    await desk.close()
    const { findings } = await district.get(`/api/declarations/${project}/check`)
    expect(findings.find(({ rule }: { rule: string }) => rule === 'contract-confirmed')).toMatchObject({ outcome: 'met' })
  })

  test('another price waits for its review beside the one that counts', async () => {
    const client = somebody(provider)
    const { about, items } = answersOf('401-product-good')
    const changed = (Array.isArray(items) ? items : []).slice(0, 1).map((item) => ({ ...item, itemPrice: '300000' }))
    const why = { ...about, kind: 'change', effectiveOn: '2024-10-08', changeReason: '版本升级，成本下降。' }
    const change = await filled(client, 'product', { about: why, items: changed })
    const desk = await browser.open(`/d/${change}`, client)
    await handIn(desk, change)
    await desk.page.goto(`${server.url}/s/${programme}/product`)
    await settled(desk.page)
    const rows = desk.page.getByRole('row')
    await rows.filter({ hasText: '调整价格' }).getByText('等待市局审核').waitFor()
    await rows.filter({ hasText: '首次申报' }).getByText('已通过').waitFor()
    await isSound(desk)
    await desk.close()
  })
})
