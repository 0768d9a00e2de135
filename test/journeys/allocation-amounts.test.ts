/** What a batch allocates is what is granted: caps hold inside a batch and between batches; money goes to the account that stands. */
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allocationFiles } from '../allocation.js'
import type { Client } from '../client.js'
import { submittedBakery } from '../harbour.js'
import { changeBatch, refusal } from '../notice.js'
import { programmeRoot } from '../programme-root.js'
import { act, pdfFor } from '../selection.js'
import { startServer, type TestServer } from '../server.js'

const programme = 'oven-grant'
/** A file of configuration, freely changed. */
// biome-ignore lint/suspicious/noExplicitAny: the edge of a test
const changed = (name: string, change: (content: any) => void): [string, string] => {
  const content = JSON.parse(allocationFiles[name] ?? '')
  change(content)
  return [name, JSON.stringify(content)]
}

/** At most 3 万元 for one bakery over all its applications; the batch alone grants. */
const files = {
  ...Object.fromEntries(Object.entries(allocationFiles).filter(([name]) => !name.startsWith('rules/examples/'))),
  ...Object.fromEntries([
    changed('schemas/programme.json', ({ stages: [application] }) => {
      application.per = 'many'
    }),
    changed('rules/facts.json', (content) => {
      content.pools = []
      content.facts.push(
        {
          id: 'grantedBefore',
          label: '已核定',
          type: 'decimal',
          unit: '万元',
          kind: 'history',
          stage: 'application',
          granted: true,
          aggregate: 'sum',
          of: 'grant',
        },
        {
          id: 'openApplications',
          label: '未办结的申请',
          type: 'integer',
          kind: 'history',
          stage: 'application',
          states: ['quarter-review'],
          aggregate: 'count',
        },
      )
    }),
    changed('rules/grant.worksheet.json', ({ rows }) => {
      rows[1].formula = 'min(half, cap - grantedBefore)'
    }),
    changed('rules/application.workflow.json', ({ actions }) => {
      const grant = actions.find(({ id }: { id: string }) => id === 'grant')
      grant.grants = ['grant']
      grant.lowering = true
    }),
    changed('rules/batches.json', ({ batches: [, allocation] }) => {
      allocation.amount.grants = 'grant'
      delete allocation.budget
      for (const action of allocation.workflow.actions) action.needs = action.needs?.filter((need: string) => need !== 'withinBudget')
      allocation.payments.payee = [{ id: 'account', label: '收款账号', formula: 'account' }]
      allocation.payments.held = [
        { when: { fact: 'openApplications', operator: 'greaterThan', value: 0 }, message: '这一家另有申请正在初审，办结以后再拨付。' },
      ]
    }),
  ]),
}

let root: string
let server: TestServer
let east: Client
let bureau: Client
let bakery: Awaited<ReturnType<TestServer['organisation']>>

beforeAll(async () => {
  root = programmeRoot({ [programme]: files })
  server = await startServer({ root, now: '2025-03-03T02:00:00.000Z' })
  east = await server.staff('quarter', { login: 'east', district: 'east' })
  bureau = await server.staff('bureau')
  const operator = await server.staff('operator')
  await operator.post(`/api/operate/registers/${programme}/dishonest`, { asOf: '2025-01-01', rows: [], dryRun: false })
  bakery = await server.organisation({ district: 'east', name: '第一面包房' })
})
afterAll(async () => {
  await server.close()
  rmSync(root, { recursive: true, force: true })
})

const answers = (cost: string) => {
  const good = JSON.parse(allocationFiles['rules/examples/eligible.json'] ?? '').given.answers
  return { ...good, plan: { ...good.plan, cost } }
}

/** An application that its quarter recommended. */
async function recommended(cost: string): Promise<string> {
  const id = await submittedBakery(bakery, answers(cost))
  await act(east, id, 'approve')
  await act(bureau, id, 'pass')
  const batch = await east.post('/api/batches', { programme, kind: 'recommendation' }, 201)
  await changeBatch(east, 'post', batch.id, 'members', { add: [id] })
  await step(east, batch.id, 'send', ['letter'])
  return id
}

const upload = (client: Client, id: string, document: string) =>
  client.request('PUT', `/api/batches/${id}/documents/${document}?name=a.pdf`, {
    body: pdfFor(id, document),
    headers: { 'Content-Type': 'application/pdf' },
  })

async function step(client: Client, id: string, action: string, documents: string[] = [], more: object = {}, status = 200) {
  for (const document of documents) await upload(client, id, document)
  return changeBatch(client, 'post', id, 'actions', { action, ...more }, status)
}

const day = 86_400_000
/** Days later everybody signs in again. */
async function later(days: number) {
  server.advance(days * day)
  const code = bakery.creditCode
  east = await server.as('east')
  bureau = await server.as('bureau')
  bakery = { ...bakery, ...(await server.as(code)) }
}

/** A plan with these members, up to the step that grants. */
async function plan(members: string[]): Promise<string> {
  const { id } = await bureau.post('/api/batches', { programme, kind: 'allocation' }, 201)
  await changeBatch(bureau, 'post', id, 'members', { add: members })
  return id
}
async function published(id: string) {
  await step(bureau, id, 'submit')
  await step(bureau, id, 'publish', ['minutes'], { date: '2025-03-02' })
}
const lower = (id: string, declaration: string, fen: number) =>
  changeBatch(bureau, 'put', id, `members/${declaration}/amount`, { fen, reason: '同一家最高三万元' })
const grant = (id: string, status?: number) => step(bureau, id, 'grant', ['plan'], { date: '2025-03-02' }, status)
const grantOf = async (id: string) => (await bureau.get(`/api/declarations/${id}/check`)).sheet.results[0]

let lowered: string
let first: string

test('a cap over all applications of one bakery holds inside a batch: too much together is told before it leaves the desk', async () => {
  const second = await recommended('5')
  first = await recommended('4')
  const id = await plan([first, second])
  const refused = await step(bureau, id, 'submit', [], {}, 422)
  expect(refusal(refused)).toContain('“第一面包房”拟定 25,000.00 元，重新核算后最多 10,000.00 元')
  expect((await grantOf(first)).granted).toBeUndefined()
  await lower(id, second, 500_000)
  await published(id)
  await later(7)
  await step(bureau, id, 'close')
  await grant(id)
  expect((await grantOf(first)).granted).toMatchObject({ computed: 2_000_000 })
  expect(await grantOf(second)).toMatchObject({ fen: 500_000, granted: { computed: 1_000_000, reason: '同一家最高三万元' } })
  lowered = id
})

test('of two plans that would pass the cap together, signed at the same time, one is granted and the other refused', async () => {
  const [third, fourth] = [await recommended('1.6'), await recommended('1.8')]
  const plans = [await plan([third]), await plan([fourth])]
  for (const id of plans) await published(id)
  await later(7)
  for (const id of plans) await step(bureau, id, 'close')
  for (const id of plans) await upload(bureau, id, 'plan')
  const versions = await Promise.all(plans.map(async (id) => (await bureau.get(`/api/batches/${id}`)).version))
  const answers = await Promise.all(
    plans.map((id, index) =>
      bureau.request('POST', `/api/batches/${id}/actions`, {
        body: JSON.stringify({ action: 'grant', version: versions[index], date: '2025-03-02' }),
        headers: { 'Content-Type': 'application/json' },
      }),
    ),
  )
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
  const granted = (await Promise.all([first, third, fourth].map(grantOf))).flatMap(({ granted: one, fen }) => (one ? [fen] : []))
  expect(granted).toHaveLength(2)
  expect(500_000 + granted.reduce((sum, fen) => sum + fen, 0)).toBeLessThanOrEqual(3_000_000)
})

test('money goes to the account that stands, which only those who pay read; while something is open that holds it back, none goes', async () => {
  const at = `/api/batches/${lowered}/members/${first}/payee`
  expect(await bureau.get(at)).toEqual({ parts: [{ id: 'account', label: '收款账号', text: expect.stringMatching(/^\d+$/) }], held: [] })
  await bakery.get(at, 404)
  await east.get(at, 404)
  const waiting = await submittedBakery(bakery, answers('1'))
  const pay = (fen: number, status?: number) =>
    bureau.post(`/api/batches/${lowered}/payments`, { declaration: first, day: '2025-03-10', fen }, status)
  expect(refusal(await pay(2_000_000, 422))).toContain('这一家另有申请正在初审')
  await act(east, waiting, 'approve')
  const { payments } = await pay(2_000_000, 201)
  expect(payments[0].payee).toEqual([{ label: '收款账号', text: expect.stringMatching(/^\d+$/) }])
})
