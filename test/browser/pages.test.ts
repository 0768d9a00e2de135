/** Every page of the router, for everybody it is made for (the studio's: studio-pages.test.ts): empty, filled, with errors, closed; nothing for axe to find, no word of a library, no sideways scrolling. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../client.js'
import { begin, programme, stage } from '../selection.js'
import { startServer, type TestServer } from '../server.js'
import { englishLines, violations } from './accessibility.js'
import { type People, people } from './people.js'
import { press, routes, sidewaysOnPhone, type Visit, type Visitors, visiting } from './visits.js'

let server: TestServer
let browser: People
let visitors: Visitors
const ids = new Map<string, string>()
const clients = new Map<string, Client>()

const fresh = 'fresh'
/** Organisations of the demonstration by the state their declaration is in. */
const demonstrated = {
  draft: '91210211MAC0DE0168',
  waiting: '91210203MAY0DEM08H',
  returned: '91210213123456788H',
  approved: '912102127123456724',
  rejected: '91210283MADLNJ015T',
  atCity: '912102810555000101',
  provider: '91210231MA0P7WX3XW',
  severalProjects: '91210283MA0CA5T00X',
  toConfirm: '91210211MAC0AXLE1W',
}

beforeAll(async () => {
  server = await startServer({ demo: true })
  browser = await people(server)
  visitors = visiting(server, browser, clients)
  for (const [name, login] of Object.entries(demonstrated)) clients.set(name, await server.as(login))
  for (const login of ['admin', 'operator', 'xigang', 'jinpu', 'city', 'third-party']) clients.set(login, await server.as(login))
  const newcomer = await server.organisation({ district: 'zhongshan' })
  clients.set(fresh, newcomer)
  ids.set(fresh, await begin(newcomer))
  for (const name of ['draft', 'waiting', 'returned', 'approved', 'rejected', 'atCity']) ids.set(name, await ownDeclaration(name))
  ids.set('batch', await publishedList(false))
  ids.set('notice', await publishedList(true))
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

function signedIn(name: string): Client {
  const client = clients.get(name)
  if (!client) throw new Error(`Nobody is called ${name}.`)
  return client
}

async function ownDeclaration(name: string): Promise<string> {
  const { items } = await signedIn(name).get(`/api/declarations?programme=${programme}&stage=${stage}`)
  return items[0].id
}

/** A list of the one that waits for it: empty and being made, or published with an objection against it. */
async function publishedList(isPublic: boolean): Promise<string> {
  const city = signedIn('city')
  const { id, version } = await city.post('/api/batches', { programme, kind: 'pilot-list' }, 201)
  if (!isPublic) return id
  const chosen = await city.post(`/api/batches/${id}/members`, { version, add: [ids.get('approved')] })
  await city.post(`/api/batches/${id}/actions`, { version: chosen.version, action: 'announce' })
  await server.visitor().post(`/api/notices/${id}/objections`, { member: 1, text: '请核实主营产品。' }, 201)
  return id
}

const ofDeclaration =
  (name: string, below = '') =>
  () =>
    `/d/${ids.get(name)}${below}`
const applicantPage = (below: string, ...names: string[]): Visit[] =>
  names.map((name) => ({ name, who: name, at: ofDeclaration(name, below) }))
const seeing = (words: string) => (page: Page) => page.getByText(words).first().waitFor()
const handingIn = async (page: Page) => {
  await page.getByRole('row').filter({ hasText: '草稿' }).getByRole('checkbox').first().check()
  await page.getByRole('button', { name: '批量提交' }).click()
  await page.getByRole('dialog').waitFor()
}
const sections = ['basics', 'maturity', 'needs']

const visits: Record<string, Visit[]> = {
  '/': [{ name: 'a visitor', at: '/' }],
  '/p/:programme': [
    { name: 'a visitor', at: `/p/${programme}` },
    { name: 'the notice unfolded', at: `/p/${programme}`, then: (page) => page.locator('details summary').last().click() },
  ],
  '/p/:programme/self-check': [
    { name: 'unanswered', at: `/p/${programme}/self-check` },
    { name: 'answered', at: `/p/${programme}/self-check`, then: (page) => page.getByRole('radio', { name: '其他城市' }).click() },
  ],
  '/register/:kind': [
    { name: 'empty', at: '/register/enterprise' },
    { name: 'with errors', at: '/register/enterprise', then: press('注册') },
    { name: 'the consent', at: '/register/enterprise', then: press('查看须知全文') },
    { name: 'a provider', at: '/register/provider' },
  ],
  '/login': [
    { name: 'empty', at: '/login' },
    { name: 'refused', at: '/login', then: press('登录') },
  ],
  '/forgotten': [
    { name: 'empty', at: '/forgotten' },
    { name: 'with errors', at: '/forgotten', then: press(/发送|找回|重置|提交/) },
  ],
  '/password': [{ name: 'signed in', who: 'draft', at: '/password' }],
  '/setup': [{ name: 'an old link', at: '/setup?token=none' }],
  '/home': [
    { name: 'a newcomer', who: fresh, at: '/home' },
    { name: 'returned', who: 'returned', at: '/home' },
    { name: 'approved', who: 'approved', at: '/home' },
    { name: 'a provider', who: 'provider', at: '/home' },
  ],
  '/todo': [
    { name: 'something to do', who: 'returned', at: '/todo' },
    { name: 'nothing to do', who: 'approved', at: '/todo' },
    { name: 'a paper that another one uploaded', who: 'toConfirm', at: '/todo', then: seeing('等待贵单位确认的材料（1 份）') },
    { name: 'a provider that is named', who: 'provider', at: '/todo', then: seeing('1 件等待确认') },
  ],
  '/help': [
    { name: 'a visitor', at: '/help' },
    { name: 'signed in', who: 'draft', at: '/help' },
  ],
  '/s/:programme/:stage': [
    { name: 'one', who: 'draft', at: `/s/${programme}/${stage}` },
    { name: 'a stage that is not there yet', who: 'draft', at: `/s/${programme}/project` },
    { name: 'handing in several at once', who: 'severalProjects', at: `/s/${programme}/project`, then: handingIn },
  ],
  '/d/:id': applicantPage('', fresh, 'draft', 'waiting', 'returned', 'approved', 'rejected'),
  '/d/:id/section/:section': sections.flatMap((section) => [
    ...applicantPage(`/section/${section}`, fresh, 'draft', 'returned', 'approved'),
    { name: `${section} with errors`, who: fresh, at: ofDeclaration(fresh, `/section/${section}`), then: press(/^保存并继续/) },
    ...(section === 'needs'
      ? [
          { name: 'a row', who: fresh, at: ofDeclaration(fresh, '/section/needs'), then: press('+新增') },
          { name: 'pasting', who: fresh, at: ofDeclaration(fresh, '/section/needs'), then: press('从表格粘贴') },
        ]
      : []),
  ]),
  '/d/:id/materials': applicantPage('/materials', fresh, 'returned', 'approved'),
  '/d/:id/print': [
    ...applicantPage('/print', fresh, 'approved'),
    { name: 'a letter', who: 'approved', at: ofDeclaration('approved', '/print?letter=commitment-letter') },
  ],
  '/d/:id/submit': [
    ...applicantPage('/submit', fresh, 'returned'),
    { name: 'refused', who: fresh, at: ofDeclaration(fresh, '/submit'), then: press(/^提交给/) },
  ],
  '/d/:id/receipt': applicantPage('/receipt', 'waiting', 'approved'),
  '/d/:id/history': applicantPage('/history', fresh, 'approved'),
  '/review': [
    { name: 'one overdue', who: 'xigang', at: '/review' },
    { name: 'nothing', who: 'jinpu', at: '/review' },
    { name: 'the city', who: 'city', at: '/review' },
    { name: 'the third party', who: 'third-party', at: '/review' },
  ],
  '/review/d/:id': [
    { name: 'at the district', who: 'xigang', at: () => `/review/d/${ids.get('waiting')}` },
    { name: 'at the city', who: 'city', at: () => `/review/d/${ids.get('atCity')}` },
    { name: 'decided', who: 'city', at: () => `/review/d/${ids.get('approved')}` },
    { name: 'the third party', who: 'third-party', at: () => `/review/d/${ids.get('atCity')}` },
    { name: 'rejecting', who: 'xigang', at: () => `/review/d/${ids.get('waiting')}`, then: press(/^不通过/) },
    { name: 'returning', who: 'xigang', at: () => `/review/d/${ids.get('waiting')}`, then: press(/^退回/) },
  ],
  '/figures': [
    { name: 'the city', who: 'city', at: '/figures' },
    { name: 'a district', who: 'xigang', at: '/figures' },
  ],
  '/batches': [
    { name: 'the city', who: 'city', at: '/batches' },
    { name: 'a new one', who: 'city', at: '/batches', then: press(/^新建/) },
    { name: 'none', who: 'xigang', at: '/batches' },
  ],
  '/batches/:id': [
    { name: 'being made', who: 'city', at: () => `/batches/${ids.get('batch')}` },
    { name: 'choosing', who: 'city', at: () => `/batches/${ids.get('batch')}`, then: press('选择列入') },
    { name: 'published', who: 'city', at: () => `/batches/${ids.get('notice')}` },
    { name: 'deciding', who: 'city', at: () => `/batches/${ids.get('notice')}`, then: press('处理异议') },
  ],
  '/notices': [{ name: 'a visitor', at: '/notices' }],
  '/notices/:id': [
    { name: 'a visitor', at: () => `/notices/${ids.get('notice')}` },
    { name: 'an empty objection', at: () => `/notices/${ids.get('notice')}`, then: press('提交异议') },
  ],
  '/transfers': [{ name: 'none', who: 'xigang', at: '/transfers' }],
  // the studio's pages are visited on a small programme; on this one, those that grow with it
  '/studio/:programme/rules': [{ name: 'one', who: 'admin', at: `/studio/${programme}/rules?rule=not-funded-before` }],
  '/studio/:programme/sheet': [{ name: 'the first', who: 'admin', at: `/studio/${programme}/sheet` }],
  '/studio/:programme/tables': [{ name: 'the first', who: 'admin', at: `/studio/${programme}/tables` }],
  '/studio/:programme/workflow': [{ name: 'the states', who: 'admin', at: `/studio/${programme}/workflow` }],
  '/operate/accounts': [{ name: 'all', who: 'operator', at: '/operate/accounts' }],
  '/operate/registers': [{ name: 'all', who: 'operator', at: '/operate/registers' }],
  '/operate/mails': [{ name: 'all', who: 'operator', at: '/operate/mails' }],
  '/operate/audit': [{ name: 'all', who: 'operator', at: '/operate/audit' }],
}

describe('every page of the router', () => {
  test('has visits here, or where the studio is visited', () => {
    expect(routes()).toEqual(expect.arrayContaining(Object.keys(visits)))
    expect(Object.keys(visits)).toEqual(expect.arrayContaining(routes().filter((address) => !address.startsWith('/studio'))))
  })

  for (const [address, entries] of Object.entries(visits))
    test(`${address} can be used by everybody`, () => visitors.everybody(address, entries), 180_000)

  test('an unknown address says so', async () => {
    const { page, found } = await visitors.visit({ name: 'unknown', at: '/nowhere/at/all' })
    expect(found).toEqual([])
    expect(await page.locator('main').innerText()).toContain('没有')
  })

  test('an unlabelled field, a word of a library and a wide element are found', async () => {
    const { page } = await visitors.visit({ name: 'login', at: '/login' })
    await page.evaluate(() => {
      const field = document.createElement('input')
      const wide = document.createElement('p')
      wide.textContent = "must have required property 'x'"
      wide.style.width = '2000px'
      document.querySelector('main')?.append(field, wide)
    })
    expect((await violations(page)).some((line) => line.startsWith('label'))).toBe(true)
    expect(await englishLines(page)).toHaveLength(1)
    expect(await sidewaysOnPhone(page)).not.toEqual([])
  })
})
