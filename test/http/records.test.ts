import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Workflow } from '../../server/engine/programme.js'
import type { Client } from '../client.js'
import { filesOf, type Parts } from '../engine/build.js'
import { programmeRoot } from '../programme-root.js'
import { act, save } from '../selection.js'
import { startServer, type TestServer } from '../server.js'

/** Reviewed once by the district: approved, returned or refused. */
const reviewed: Workflow = {
  initial: 'draft',
  states: [
    { id: 'draft', label: '草稿', tone: 'neutral', holder: 'enterprise', editable: 'all' },
    { id: 'review', label: '审核', tone: 'active', holder: 'quarter' },
    { id: 'returned', label: '已退回', tone: 'attention', holder: 'enterprise', editable: 'remarks' },
    { id: 'approved', label: '已批准', tone: 'success', final: 'positive' },
  ],
  actions: [
    { id: 'submit', label: '提交', kind: 'submit', by: ['enterprise'], from: ['draft', 'returned'], to: 'review' },
    { id: 'withdraw', label: '撤回', kind: 'withdraw', by: ['enterprise'], from: ['review'], to: 'draft', needs: ['unopened'] },
    { id: 'return', label: '退回', kind: 'return', by: ['quarter'], from: ['review'], to: 'returned', needs: ['remarks'] },
    { id: 'approve', label: '批准', kind: 'approve', by: ['quarter'], from: ['review'], to: 'approved' },
  ],
}

const roles: Parts['programme'] = {
  roles: [
    { id: 'enterprise', label: '企业', scope: 'own' },
    { id: 'quarter', label: '片区', scope: 'district' },
  ],
}

/** A fund that is used up by whoever comes first. */
const fund = filesOf({
  programme: {
    ...roles,
    id: 'fund',
    stages: [{ id: 'application', title: '申报', by: 'enterprise', per: 'many', number: 'F-{year}-{serial}', worksheet: 'sheet' }],
  },
  sections: {
    basics: {
      type: 'object',
      title: '基础信息',
      properties: { cost: { type: 'string', title: '投入', decimal: { places: 2 }, unit: '万元' } },
    },
  },
  workflow: reviewed,
  facts: [{ id: 'left', label: '余额', type: 'decimal', unit: '万元', kind: 'pool', pool: 'budget' }],
  pools: [
    {
      id: 'budget',
      label: '年度资金',
      unit: '万元',
      values: [{ value: '100' }],
      stage: 'application',
      states: ['review', 'returned', 'approved'],
      result: 'grant',
      order: 'submission',
    },
  ],
  worksheet: {
    title: '补贴',
    rows: [{ id: 'grant', label: '补贴', formula: 'min(cost, left)', unit: '万元' }],
    results: [{ id: 'grant', label: '补贴', row: 'grant' }],
  },
})

const minute = 60_000
let root: string
let server: TestServer
let reviewer: Client
beforeAll(async () => {
  root = programmeRoot({ fund })
  server = await startServer({ root, now: '2025-03-03T02:00:00.000Z' }) // a Monday
  reviewer = await server.staff('quarter', { district: 'east' })
})
afterAll(async () => {
  await server.close()
  rmSync(root, { recursive: true, force: true })
})

/** A declaration of a new organisation, unless it is given, that was handed in with these answers. */
async function submitted(programme: string, answers: object, { client, stage = 'application' }: { client?: Client; stage?: string } = {}) {
  const owner = client ?? (await server.organisation({ district: 'east' }))
  const { id } = await owner.post('/api/declarations', { programme, stage }, 201)
  await save(owner, id, answers)
  await act(owner, id, 'submit')
  return { owner, id: String(id) }
}
const cost = (wan: string) => ({ basics: { cost: wan } })
const fenOf = async (client: Client, id: string) => (await client.get(`/api/declarations/${id}/check`)).sheet.results[0].fen
const sendBack = (id: string) => act(reviewer, id, 'return', { remarks: [{ at: '/basics/cost', text: '请补充依据。' }] })

describe('First come, first served', () => {
  test('what others take or give back changes the next answer at once', async () => {
    const asking = await server.organisation({ district: 'east' })
    const { id } = await asking.post('/api/declarations', { programme: 'fund', stage: 'application' }, 201)
    await save(asking, id, cost('100'))
    expect([await fenOf(asking, id), await fenOf(asking, id)]).toEqual([100_000_000, 100_000_000])
    const other = await submitted('fund', cost('10'))
    expect(await fenOf(asking, id)).toBe(90_000_000)
    await act(other.owner, other.id, 'withdraw')
    expect(await fenOf(asking, id)).toBe(100_000_000)
  })

  test('goes by the first submission: a correction keeps its place, a withdrawal gives it up', async () => {
    const first = await submitted('fund', cost('60'))
    server.advance(minute)
    const second = await submitted('fund', cost('60'))
    expect([await fenOf(first.owner, first.id), await fenOf(second.owner, second.id)]).toEqual([60_000_000, 40_000_000])
    await sendBack(first.id)
    server.advance(minute)
    await act(first.owner, first.id, 'submit')
    expect([await fenOf(first.owner, first.id), await fenOf(second.owner, second.id)]).toEqual([60_000_000, 40_000_000])
    await act(first.owner, first.id, 'withdraw', {}, 200)
    await act(first.owner, first.id, 'submit')
    expect(await fenOf(first.owner, first.id)).toBe(60_000_000) // returned before: it is still the correction of the first one
    await act(second.owner, second.id, 'withdraw')
    const third = await submitted('fund', cost('30'))
    server.advance(minute)
    await act(second.owner, second.id, 'submit')
    expect([await fenOf(third.owner, third.id), await fenOf(second.owner, second.id)]).toEqual([30_000_000, 10_000_000])
  })
})
