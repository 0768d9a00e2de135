/** Every page of the studio, on a small programme and its site: nothing for axe to find, no word of a library, no sideways scrolling. */
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allocationFiles } from '../allocation.js'
import { programmeRoot } from '../programme-root.js'
import { startServer, type TestServer } from '../server.js'
import { type People, people } from './people.js'
import { press, routes, type Visit, type Visitors, visiting } from './visits.js'

const programme = 'oven-grant'
const who = 'administrator'

let root: string
let server: TestServer
let browser: People
let visitors: Visitors
beforeAll(async () => {
  root = programmeRoot({ [programme]: allocationFiles })
  server = await startServer({ root })
  browser = await people(server)
  visitors = visiting(server, browser, new Map([[who, await server.staff('administrator')]]))
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
  if (root) rmSync(root, { recursive: true, force: true })
})

const visits: Record<string, Visit[]> = {
  '/studio': [
    { name: 'the administrator', who, at: '/studio' },
    { name: 'a new programme', who, at: '/studio', then: press('新建事项') },
  ],
  '/studio/:programme/settings': [
    { name: 'the programme', who, at: `/studio/${programme}/settings` },
    { name: 'a new stage', who, at: `/studio/${programme}/settings`, then: press('新增环节') },
    { name: 'the site', who, at: '/studio/site/settings' },
  ],
  '/studio/:programme': [
    { name: 'the programme', who, at: `/studio/${programme}` },
    { name: 'the site', who, at: '/studio/site' },
  ],
  '/studio/:programme/rules': [
    { name: 'none chosen', who, at: `/studio/${programme}/rules` },
    { name: 'one', who, at: `/studio/${programme}/rules?rule=not-dishonest` },
  ],
  '/studio/:programme/facts': [{ name: 'one', who, at: `/studio/${programme}/facts?at=%2Ffacts%2F1` }],
  '/studio/:programme/sheet': [{ name: 'the first', who, at: `/studio/${programme}/sheet` }],
  '/studio/:programme/tables': [{ name: 'the first', who, at: `/studio/${programme}/tables` }],
  '/studio/:programme/registers': [{ name: 'one', who, at: `/studio/${programme}/registers?register=dishonest` }],
  '/studio/:programme/roles': [
    { name: 'the programme', who, at: `/studio/${programme}/roles` },
    { name: 'the site', who, at: '/studio/site/roles' },
  ],
  '/studio/:programme/calendar': [
    { name: 'a year', who, at: '/studio/site/calendar?year=2026' },
    { name: 'pasting', who, at: '/studio/site/calendar?year=2027', then: press('粘贴放假通知') },
  ],
  '/studio/:programme/examples': [
    { name: 'the table', who, at: `/studio/${programme}/examples?stage=application` },
    {
      name: 'one of them',
      who,
      at: `/studio/${programme}/examples?stage=application`,
      then: (page) => page.locator('.examples-open').first().click(),
    },
  ],
  '/studio/:programme/files': [
    { name: 'the programme', who, at: `/studio/${programme}/files` },
    { name: 'the site', who, at: '/studio/site/files' },
  ],
  '/studio/:programme/notice': [
    { name: 'the clauses', who, at: `/studio/${programme}/notice` },
    { name: 'pasting', who, at: `/studio/${programme}/notice`, then: press('粘贴通知全文') },
  ],
  '/studio/:programme/workflow': [{ name: 'the states', who, at: `/studio/${programme}/workflow` }],
  '/studio/:programme/walk': [
    { name: 'the beginning', who, at: `/studio/${programme}/walk` },
    { name: 'a step', who, at: `/studio/${programme}/walk`, then: press('面包房：提交') },
  ],
  '/studio/:programme/preview': [
    { name: 'the applicant', who, at: `/studio/${programme}/preview?role=enterprise` },
    { name: 'a reviewer', who, at: `/studio/${programme}/preview?role=quarter` },
  ],
  '/studio/:programme/letters': [
    { name: 'the first', who, at: `/studio/${programme}/letters` },
    { name: 'its settings', who, at: `/studio/${programme}/letters`, then: press('名称和设置') },
    { name: 'a new one', who, at: `/studio/${programme}/letters`, then: press('新增文书') },
  ],
  '/studio/:programme/mails': [{ name: 'the first', who, at: `/studio/${programme}/mails` }],
  '/studio/:programme/forms': [
    { name: 'the whole', who, at: `/studio/${programme}/forms` },
    { name: 'a field', who, at: `/studio/${programme}/forms?section=basics&field=staff` },
    { name: 'pasting', who, at: `/studio/${programme}/forms?section=basics`, then: press('从 Excel 粘贴') },
  ],
  '/studio/:programme/materials': [
    { name: 'the list', who, at: `/studio/${programme}/materials` },
    { name: 'one of them', who, at: `/studio/${programme}/materials?at=0` },
  ],
  '/studio/:programme/dictionaries': [{ name: 'the first', who, at: `/studio/${programme}/dictionaries` }],
  '/studio/:programme/book': [{ name: 'all', who, at: `/studio/${programme}/book` }],
  '/studio/:programme/changes': [{ name: 'none', who, at: `/studio/${programme}/changes` }],
  '/studio/:programme/check': [{ name: 'in order', who, at: `/studio/${programme}/check` }],
  '/studio/:programme/what-if': [
    { name: 'not tried yet', who, at: `/studio/${programme}/what-if` },
    { name: 'tried', who, at: `/studio/${programme}/what-if`, then: press('开始测算') },
  ],
  '/studio/:programme/publications': [{ name: 'one', who, at: `/studio/${programme}/publications` }],
  '/studio/:programme/publications/:number': [{ name: 'the first', who, at: `/studio/${programme}/publications/1` }],
}

describe('every page of the studio', () => {
  test('has visits, and nothing else has', () => {
    expect(Object.keys(visits).sort()).toEqual(routes().filter((address) => address.startsWith('/studio')))
  })

  for (const [address, entries] of Object.entries(visits))
    test(`${address} can be used by everybody`, () => visitors.everybody(address, entries), 180_000)
})
