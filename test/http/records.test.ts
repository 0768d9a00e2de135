import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actOnDeclaration } from '../../server/actions/declarations/act-on-declaration.js'
import { verifySheet } from '../../server/engine/worksheet/verify-sheet.js'
import type { Client } from '../client.js'
import { filesOf, type Parts } from '../engine/build.js'
import { programmeRoot } from '../programme-root.js'
import { act, save } from '../selection.js'
import { day, startServer, type TestServer } from '../server.js'
import { cap, reviewed } from './grants-programme.js'

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
  root = programmeRoot({ fund, cap })
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

describe('Granted amounts', () => {
  const project = (wan: string, client?: Client, supplier?: string) =>
    submitted('cap', { basics: { cost: wan, ...(supplier && { provider: supplier }) } }, { client })
  const result = async (client: Client, id: string) => (await client.get(`/api/declarations/${id}/check`)).sheet.results[0]

  test('of two approvals at once over a cap, one is granted and the other refused with the reason; then what is left', async () => {
    const first = await project('40')
    const second = await project('40', first.owner)
    const { account } = await reviewer.get('/api/session')
    const reach = { cap: 'district' } as const
    const actor = { account: account.id, name: '审核员', role: 'quarter', district: 'east', reach, address: '', mustChangePassword: false }
    // in one process and without a network between them, both have looked before either writes
    const decisions = await Promise.allSettled(
      [first, second].map(({ id }) => actOnDeclaration({ ...server.services, actor }, { id, action: 'approve', version: 3 })),
    )
    expect(decisions.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = decisions.find(({ status }) => status === 'rejected')
    expect(refused).toMatchObject({ reason: { code: 'conflict', message: expect.stringContaining('重新核算后是 100,000.00 元') } })
    const [won, lost] = decisions[0]?.status === 'fulfilled' ? [first, second] : [second, first]
    expect(await fenOf(first.owner, lost.id)).toBe(10_000_000)
    await act(reviewer, lost.id, 'approve')
    expect(await result(first.owner, won.id)).toMatchObject({ fen: 40_000_000, granted: { computed: 40_000_000 } })
    expect(await result(first.owner, lost.id)).toMatchObject({ fen: 10_000_000, parts: [{ fen: 5_000_000 }, { fen: 5_000_000 }] })
  })

  test('are lowered with a reason, never raised, and corrected with a reason; every row stays, each with its own sheet', async () => {
    const { id, owner } = await project('30')
    const lowered = (fen: number, reason: string, of = 'grant') => ({ lowered: [{ result: of, fen, reason }] })
    const refusal = async (more: object, action = 'approve') => (await act(reviewer, id, action, more, 422)).error.problems[0].message
    expect(await refusal(lowered(30_000_001, '多给'))).toContain('不能高于核算的金额')
    expect(await refusal(lowered(20_000_001, ' '))).toContain('为什么低于')
    expect(await refusal(lowered(1, '别的', 'other'))).toBe('这个操作不能改变金额。')
    await act(reviewer, id, 'approve', lowered(20_000_001, '发票不足'))
    expect(await result(owner, id)).toMatchObject({
      fen: 20_000_001,
      parts: [{ fen: 10_000_000 }, { fen: 10_000_001 }],
      granted: { reason: '发票不足', computed: 30_000_000 },
    })
    expect(await refusal({}, 'correct')).toContain('更正时请写明理由')
    await act(reviewer, id, 'correct', { comment: '补齐了发票' })
    const rows = await server.services.store.read.all<{ fen: number; reason: string | null; sheet: string }>(
      'SELECT fen, reason, sheet FROM granted_amount WHERE declaration = ? ORDER BY sequence',
      [id],
    )
    expect(rows.map(({ fen, reason }) => [fen, reason])).toEqual([
      [20_000_001, '发票不足'],
      [30_000_000, '补齐了发票'],
    ])
    expect(rows.flatMap(({ sheet }) => verifySheet(JSON.parse(sheet)))).toEqual([])
    const { write } = server.services.store
    await expect(write((tx) => tx.run('UPDATE granted_amount SET fen = 1'))).rejects.toThrow('never changes')
    await expect(write((tx) => tx.run('DELETE FROM granted_amount'))).rejects.toThrow('never deleted')
  })

  test('that are unknown refuse the step with a sentence, shown beforehand', async () => {
    const { id } = await submitted('cap', {})
    const { actions } = await reviewer.get(`/api/declarations/${id}`)
    expect(actions.find((action: { id: string }) => action.id === 'approve')).toMatchObject({
      lowering: true,
      grants: [],
      problems: [{ message: '“补贴”还不能核定：缺少投入。' }],
    })
    await act(reviewer, id, 'approve', {}, 422)
  })

  test('of a project are what its own settlement reads; which project is chosen, and each has one', async () => {
    const first = await project('30')
    const start = (more: object, status = 201) =>
      first.owner.post('/api/declarations', { programme: 'cap', stage: 'settlement', ...more }, status)
    expect((await start({}, 403)).error.message).toBe('项目批准后才能结算。')
    await act(reviewer, first.id, 'approve', { lowered: [{ result: 'grant', fen: 10_000_000, reason: '分期' }] })
    const other = await project('20', first.owner)
    await act(reviewer, other.id, 'approve')
    expect((await start({}, 422)).error.message).toMatch(/^请选择这份“结算”属于哪一件申报：C-/)
    await start({ parent: (await project('1')).id }, 403) // somebody else's
    const { stages } = await first.owner.get('/api/programmes/cap/home')
    const { parents } = stages.find(({ id }: { id: string }) => id === 'settlement')
    expect(parents.map(({ id }: { id: string }) => id)).toEqual([first.id, other.id])
    const settlement = await start({ parent: first.id })
    expect(settlement.parent).toBe(first.id)
    expect((await start({ parent: first.id }, 403)).error.message).toContain('最多 1 份')
    await save(first.owner, settlement.id, { basics: { spent: '4' } })
    expect(await fenOf(first.owner, settlement.id)).toBe(-6_000_000) // of the first project, though the second came later
    await act(first.owner, settlement.id, 'submit')
    expect((await act(reviewer, settlement.id, 'pay', {}, 422)).error.problems[0].message).toContain('要先决定追回、抵扣还是免除')
    await act(reviewer, settlement.id, 'recover')
    expect(await result(first.owner, settlement.id)).toMatchObject({ fen: -6_000_000, granted: { decision: 'recover' } })
    expect((await start({})).parent).toBe(other.id) // only one is left
  })

  test('are read by the supplier whom the enterprise names, and by nobody else', async () => {
    const supplier = await server.organisation({ kind: 'provider', district: 'east' })
    const rival = await server.organisation({ kind: 'provider', district: 'east' })
    const { id } = await project('20', undefined, supplier.creditCode)
    await act(reviewer, id, 'approve', { lowered: [{ result: 'grant', fen: 1_500_000, reason: '核减' }] })
    const finding = async (client: Client) => {
      const redeemed = await client.post('/api/declarations', { programme: 'cap', stage: 'redeem' }, 201)
      return (await client.get(`/api/declarations/${redeemed.id}/check`)).findings[0]
    }
    const seen = await finding(supplier)
    expect(seen.outcome).toBe('met')
    expect(JSON.stringify(seen)).toContain('1.5')
    expect((await finding(rival)).outcome).toBe('not met')
  })
})

describe('The clock and the rounds of a review', () => {
  test('a resumed clock has what was left when the declaration was returned, and there is no second return', async () => {
    const owner = await server.organisation({ district: 'west' })
    const west = await server.staff('quarter', { login: 'west', district: 'west' })
    const { id } = await submitted('cap', { basics: { cost: '1' } }, { client: owner })
    expect((await west.get(`/api/declarations/${id}`)).deadline.day).toBe('2025-03-10') // five working days after Monday the 3rd
    server.advance(2 * day)
    await act(await server.as('west'), id, 'return', { remarks: [{ at: '/basics/cost', text: '请核对。' }] })
    server.advance(day)
    await act(await server.as(owner.creditCode), id, 'submit')
    const again = await server.as('west')
    const { actions, deadline } = await again.get(`/api/declarations/${id}`)
    expect(deadline.day).toBe('2025-03-11') // Thursday the 6th, and the three days that were left
    expect(actions.find((action: { id: string }) => action.id === 'return').problems).toEqual([
      expect.objectContaining({ message: '“退回”已经办理过 1 次，最多 1 次，请按现有内容作出其他决定。' }),
    ])
    await act(again, id, 'return', { remarks: [{ at: '/basics/cost', text: '再核对。' }] }, 422)
    await act(again, id, 'approve')
  })
})
