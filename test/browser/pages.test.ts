/** Every page of the router, for everybody it is made for: empty, filled, with errors, closed; nothing for axe to find, no word of a library, no sideways scrolling. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../client.js'
import { begin, programme, stage } from '../selection.js'
import { repository, startServer, type TestServer } from '../server.js'
import { englishLines, overflow, violations } from './accessibility.js'
import { desktop, follow, type People, people, phone, settled, still, type Window } from './people.js'

let server: TestServer
let browser: People
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
}

beforeAll(async () => {
  server = await startServer({ demo: true })
  browser = await people(server)
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

interface Visit {
  name: string
  /** Absent = not signed in. */
  who?: string
  at: string | (() => string)
  /** What is done on the page before it is looked at. */
  then?: (page: Page) => Promise<void>
}

const press = (label: string | RegExp) => (page: Page) => page.getByRole('button', { name: label }).first().click()
const ofDeclaration =
  (name: string, below = '') =>
  () =>
    `/d/${ids.get(name)}${below}`
const applicantPage = (below: string, ...names: string[]): Visit[] =>
  names.map((name) => ({ name, who: name, at: ofDeclaration(name, below) }))
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
    { name: 'the consent', at: '/register/enterprise', then: press('查看全文') },
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
  ],
  '/help': [
    { name: 'a visitor', at: '/help' },
    { name: 'signed in', who: 'draft', at: '/help' },
  ],
  '/s/:programme/:stage': [
    { name: 'one', who: 'draft', at: `/s/${programme}/${stage}` },
    { name: 'a stage that is not there yet', who: 'draft', at: `/s/${programme}/project` },
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
  '/studio': [
    { name: 'the administrator', who: 'admin', at: '/studio' },
    { name: 'a new programme', who: 'admin', at: '/studio', then: press('新建事项') },
  ],
  '/studio/:programme/settings': [
    { name: 'the programme', who: 'admin', at: `/studio/${programme}/settings` },
    { name: 'a new stage', who: 'admin', at: `/studio/${programme}/settings`, then: press('新增环节') },
    { name: 'the site', who: 'admin', at: '/studio/site/settings' },
  ],
  '/studio/:programme': [
    { name: 'the programme', who: 'admin', at: `/studio/${programme}` },
    { name: 'the site', who: 'admin', at: '/studio/site' },
  ],
  '/studio/:programme/rules': [
    { name: 'none chosen', who: 'admin', at: `/studio/${programme}/rules` },
    { name: 'one', who: 'admin', at: `/studio/${programme}/rules?rule=not-funded-before` },
  ],
  '/studio/:programme/facts': [{ name: 'one', who: 'admin', at: `/studio/${programme}/facts?at=%2Ffacts%2F3` }],
  '/studio/:programme/sheet': [{ name: 'the first', who: 'admin', at: `/studio/${programme}/sheet` }],
  '/studio/:programme/tables': [{ name: 'the first', who: 'admin', at: `/studio/${programme}/tables` }],
  '/studio/:programme/registers': [{ name: 'one', who: 'admin', at: `/studio/${programme}/registers?register=pilots2022` }],
  '/studio/:programme/roles': [
    { name: 'the programme', who: 'admin', at: `/studio/${programme}/roles` },
    { name: 'the site', who: 'admin', at: '/studio/site/roles' },
  ],
  '/studio/:programme/calendar': [
    { name: 'a year', who: 'admin', at: '/studio/site/calendar?year=2026' },
    { name: 'pasting', who: 'admin', at: '/studio/site/calendar?year=2027', then: press('粘贴放假通知') },
  ],
  '/studio/:programme/examples': [
    { name: 'the table', who: 'admin', at: `/studio/${programme}/examples?stage=closing` },
    {
      name: 'one of them',
      who: 'admin',
      at: `/studio/${programme}/examples?stage=project`,
      then: (page) => page.locator('.examples-open').first().click(),
    },
  ],
  '/studio/:programme/files': [
    { name: 'the programme', who: 'admin', at: `/studio/${programme}/files` },
    { name: 'the site', who: 'admin', at: '/studio/site/files' },
  ],
  '/studio/:programme/notice': [
    { name: 'the clauses', who: 'admin', at: `/studio/${programme}/notice` },
    { name: 'pasting', who: 'admin', at: `/studio/${programme}/notice`, then: press('粘贴通知全文') },
  ],
  '/studio/:programme/workflow': [{ name: 'the states', who: 'admin', at: `/studio/${programme}/workflow` }],
  '/studio/:programme/walk': [
    { name: 'the beginning', who: 'admin', at: `/studio/${programme}/walk` },
    { name: 'a step', who: 'admin', at: `/studio/${programme}/walk`, then: press('试点企业：提交') },
  ],
  '/studio/:programme/preview': [
    { name: 'the applicant', who: 'admin', at: `/studio/${programme}/preview?role=enterprise` },
    { name: 'a reviewer', who: 'admin', at: `/studio/${programme}/preview?role=district` },
  ],
  '/studio/:programme/letters': [
    { name: 'the first', who: 'admin', at: `/studio/${programme}/letters` },
    { name: 'its settings', who: 'admin', at: `/studio/${programme}/letters`, then: press('名称和设置') },
    { name: 'a new one', who: 'admin', at: `/studio/${programme}/letters`, then: press('新增文书') },
  ],
  '/studio/:programme/mails': [{ name: 'the first', who: 'admin', at: `/studio/${programme}/mails` }],
  '/studio/:programme/forms': [
    { name: 'the whole', who: 'admin', at: `/studio/${programme}/forms` },
    { name: 'a field', who: 'admin', at: `/studio/${programme}/forms?section=basics&field=city` },
    { name: 'pasting', who: 'admin', at: `/studio/${programme}/forms?section=basics`, then: press('从 Excel 粘贴') },
  ],
  '/studio/:programme/materials': [
    { name: 'the list', who: 'admin', at: `/studio/${programme}/materials` },
    { name: 'one of them', who: 'admin', at: `/studio/${programme}/materials?at=0` },
  ],
  '/studio/:programme/dictionaries': [{ name: 'the first', who: 'admin', at: `/studio/${programme}/dictionaries` }],
  '/studio/:programme/book': [{ name: 'all', who: 'admin', at: `/studio/${programme}/book` }],
  '/studio/:programme/changes': [{ name: 'none', who: 'admin', at: `/studio/${programme}/changes` }],
  '/studio/:programme/check': [{ name: 'in order', who: 'admin', at: `/studio/${programme}/check` }],
  '/studio/:programme/what-if': [
    { name: 'not tried yet', who: 'admin', at: `/studio/${programme}/what-if` },
    { name: 'tried', who: 'admin', at: `/studio/${programme}/what-if`, then: press('开始测算') },
  ],
  '/studio/:programme/publications': [{ name: 'one', who: 'admin', at: `/studio/${programme}/publications` }],
  '/studio/:programme/publications/:number': [{ name: 'the first', who: 'admin', at: `/studio/${programme}/publications/1` }],
  '/operate/accounts': [{ name: 'all', who: 'operator', at: '/operate/accounts' }],
  '/operate/registers': [{ name: 'all', who: 'operator', at: '/operate/registers' }],
  '/operate/mails': [{ name: 'all', who: 'operator', at: '/operate/mails' }],
  '/operate/audit': [{ name: 'all', who: 'operator', at: '/operate/audit' }],
}

/** One window per person, as in life; all of them at once. */
const windows = new Map<string, Window>()

async function windowAt(address: string, who?: string): Promise<Window> {
  const known = windows.get(who ?? '')
  if (!known) {
    const opened = await browser.open(address, who === undefined ? undefined : clients.get(who))
    windows.set(who ?? '', opened)
    return opened
  }
  known.complaints.length = 0
  // a page that is open already is opened afresh, without what was done on it
  if (new URL(known.page.url()).pathname !== new URL(address, server.url).pathname) await follow(known.page, address)
  else {
    await known.page.goto(server.url + address)
    await settled(known.page)
  }
  return known
}

async function visit({ who, at, then }: Visit): Promise<{ page: Page; found: string[] }> {
  const { page, complaints } = await windowAt(typeof at === 'string' ? at : at(), who)
  if (then) {
    await then(page)
    await settled(page)
  }
  return { page, found: [...complaints, ...(await violations(page)), ...(await englishLines(page)).map((line) => `English: ${line}`)] }
}

async function sidewaysOnPhone(page: Page): Promise<string[]> {
  await page.setViewportSize(phone)
  await still(page)
  const wide = await overflow(page)
  await page.setViewportSize(desktop)
  return wide.map((element) => `wider than a phone: ${element}`)
}

describe('every page of the router', () => {
  test('has visits, and nothing else has', () => {
    const table = readFileSync(path.join(repository, 'web/routes.tsx'), 'utf8')
    const routes = [...table.matchAll(/\bpath: '([^']+)'/g)].map(([, address]) => address)
    expect(routes.length).toBeGreaterThan(20)
    expect(Object.keys(visits).sort()).toEqual(routes.sort())
  })

  for (const [address, entries] of Object.entries(visits)) {
    test(`${address} can be used by everybody`, async () => {
      const lanes = [...new Set(entries.map(({ who }) => who))].map((who) => entries.filter((entry) => entry.who === who))
      await Promise.all(
        lanes.map(async (lane) => {
          for (const entry of lane) {
            const { page, found } = await visit(entry)
            expect([...found, ...(await sidewaysOnPhone(page))], `${address}, ${entry.name}`).toEqual([])
          }
        }),
      )
    }, 180_000)
  }

  test('an unknown address says so', async () => {
    const { page, found } = await visit({ name: 'unknown', at: '/nowhere/at/all' })
    expect(found).toEqual([])
    expect(await page.locator('main').innerText()).toContain('没有')
  })

  test('an unlabelled field, a word of a library and a wide element are found', async () => {
    const { page } = await visit({ name: 'login', at: '/login' })
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
