import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Demonstration, DemonstrationBatchStep, DemonstrationDeclaration } from '../server/engine/generated/demo.js'
import { allocationFiles } from './allocation.js'
import { creditCode } from './credit-codes.js'
import { programmeRoot } from './programme-root.js'
import { startServer, type TestServer } from './server.js'

const good = JSON.parse(allocationFiles['rules/examples/eligible.json'] ?? '').given.answers
let minutes = 0
/** Each moment of a day after the one before. */
const on = (daysAgo: number) => ({
  daysAgo,
  time: `${String(9 + Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes++ % 60).padStart(2, '0')}`,
})

const bakery = (key: string, district: string): DemonstrationDeclaration => ({
  key,
  organisation: key,
  stage: 'application',
  steps: [
    { kind: 'start', at: on(60), by: 'organisation' },
    { kind: 'save', at: on(60), by: 'organisation', answers: { ...good, plan: { ...good.plan, cost: '4' } } },
    { kind: 'print', at: on(60), by: 'organisation' },
    { kind: 'upload', at: on(60), by: 'organisation', materials: ['stampedForm', 'licence'] },
    { kind: 'act', at: on(60), by: 'organisation', action: 'submit' },
    { kind: 'act', at: on(59), by: district, action: 'approve' },
    { kind: 'act', at: on(58), by: 'bureau', action: 'pass' },
  ],
})
const recommendation = (district: string, member: string): DemonstrationBatchStep[] => [
  { kind: 'create', at: on(57), by: district },
  { kind: 'choose', at: on(57), by: district, members: [member] },
  { kind: 'document', at: on(57), by: district, documents: ['letter'] },
  { kind: 'act', at: on(57), by: district, action: 'send' },
]
const organisation = (key: string, district: string) => ({
  key,
  kind: 'enterprise',
  name: `${key}面包房`,
  creditCode: creditCode(),
  district,
  contact: '李明',
  mobile: '13900000001',
  email: `${key}@example.com`,
  registered: on(61),
})

const demonstration: Demonstration = {
  title: '分配',
  staff: [
    { login: 'east', name: '东', role: 'quarter', district: 'east' },
    { login: 'west', name: '西', role: 'quarter', district: 'west' },
    { login: 'bureau', name: '局', role: 'bureau' },
  ],
  organisations: [organisation('dong', 'east'), organisation('xi', 'west')],
  registers: [
    { register: 'dishonest', imported: on(62), rows: [] },
    { register: 'budget', imported: on(62), rows: [{ year: '2025', amount: '8' }] },
  ],
  declarations: [bakery('dong', 'east'), bakery('xi', 'west')],
  batches: [
    { key: 'rec-east', batch: 'recommendation', state: 'sent', steps: recommendation('east', 'dong') },
    { key: 'rec-west', batch: 'recommendation', state: 'sent', steps: recommendation('west', 'xi') },
    {
      key: 'plan',
      batch: 'allocation',
      state: 'done',
      steps: [
        { kind: 'create', at: on(56), by: 'bureau' },
        { kind: 'choose', at: on(56), by: 'bureau', members: ['dong', 'xi'] },
        { kind: 'lower', at: on(56), by: 'bureau', member: 'dong', fen: 1_500_001, reason: '审计核减' },
        { kind: 'document', at: on(56), by: 'bureau', documents: ['minutes', 'plan'] },
        { kind: 'act', at: on(56), by: 'bureau', action: 'submit' },
        { kind: 'act', at: on(55), by: 'bureau', action: 'publish' },
        { kind: 'object', at: on(55), by: 'visitor', member: 'xi', text: '没有这台烤炉。', name: '邻居' },
        { kind: 'answer', at: on(55), by: 'bureau', outcome: 'upheld', answer: '经查属实。' },
        { kind: 'act', at: on(20), by: 'bureau', action: 'close' },
        { kind: 'act', at: on(20), by: 'bureau', action: 'grant' },
        { kind: 'pay', at: on(10), by: 'bureau', member: 'dong', fen: 500_000, receipt: true },
        { kind: 'pay', at: on(9), by: 'bureau', member: 'dong' },
        { kind: 'act', at: on(8), by: 'bureau', action: 'finish' },
      ],
    },
  ],
}

let server: TestServer
let root: string
beforeAll(async () => {
  root = programmeRoot({ 'oven-grant': { ...allocationFiles, 'rules/demo/demo.json': JSON.stringify(demonstration) } })
  server = await startServer({ root, demo: true, now: '2025-06-20T02:00:00.000Z' })
})
afterAll(async () => {
  await server?.close()
  if (root) rmSync(root, { recursive: true, force: true })
})

describe('a demonstration with batches', () => {
  test('plays them through to the last payment, with an upheld objection', async () => {
    const bureau = await server.as('bureau')
    const { items } = await bureau.get('/api/batches?kind=allocation')
    const plan = await bureau.get(`/api/batches/${items[0].id}`)
    expect(plan).toMatchObject({ state: 'done', members: 1, totalFen: 1_500_001, objections: [{ outcome: 'upheld', name: '邻居' }] })
    expect(plan.payments.map(({ fen, receipt }: { fen: number; receipt?: string }) => [fen, receipt !== undefined])).toEqual([
      [500_000, true],
      [1_000_001, false],
    ])
    const states = (await bureau.get('/api/declarations?limit=50')).items.map(({ state }: { state: string }) => state)
    expect(states.sort()).toEqual(['bureau-review', 'paid'])
  })

  test('tells whom one may sign in as', () => {
    const roles = server.running.accounts.map(({ login, role }) => (role === 'enterprise' ? role : `${role} ${login}`))
    expect(roles.sort()).toEqual([
      'administrator admin',
      'bureau bureau',
      'enterprise',
      'enterprise',
      'operator operator',
      'quarter east',
      'quarter west',
    ])
  })

  test('happened in the past, in one unbroken log', async () => {
    const operator = await server.as('operator')
    expect(await operator.get('/api/operate/audit/verification')).toMatchObject({ intact: true })
    const bureau = await server.as('bureau')
    const { items } = await bureau.get('/api/batches')
    for (const { createdAt } of items) expect(createdAt < '2025-05-01').toBe(true)
  })
})
