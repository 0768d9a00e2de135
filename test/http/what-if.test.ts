import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { WhatIfStep, WhatIfView } from '../../server/actions/views/what-if.js'
import { askAndLeave, hashOfTables, oracle, programme, sumsBySql, whatIfWorld } from './what-if-world.js'

const count = 231
let world: Awaited<ReturnType<typeof whatIfWorld>>
let answer: Awaited<ReturnType<typeof ask>>

beforeAll(async () => {
  world = await whatIfWorld(count)
  answer = await ask()
})
afterAll(() => world?.server.close())

const address = `/api/studio/${programme}/what-if`

async function ask(): Promise<{ steps: { done: number; total: number }[]; result: WhatIfView }> {
  const { administrator, version } = world
  const { status, text } = await administrator.request('POST', address, {
    body: JSON.stringify({ version }),
    headers: { 'Content-Type': 'application/json' },
  })
  expect(status).toBe(200)
  const lines = text
    .trim()
    .split('\n')
    .map((line): WhatIfStep => JSON.parse(line))
  const last = lines.at(-1)
  if (!last || !('result' in last)) throw new Error(text.slice(-500))
  return { steps: lines.flatMap((line) => ('done' in line ? [line] : [])), result: last.result }
}

describe('What a draft would change', () => {
  test('equals what was worked out without the engine: verdicts, amounts, totals, by district', () => {
    const expected = oracle(world.known)
    const { result, steps } = answer
    expect(steps.at(-1)).toEqual({ done: count, total: count })
    expect(steps.length).toBeGreaterThan(3)
    expect(result.total).toBe(count)
    expect(result.changed.map(({ id }) => id)).toEqual(expected.changed.map(({ id }) => id))
    expect(expected.changed.length).toBeGreaterThan(80)
    const verdicts = Object.fromEntries(result.changed.map(({ id, verdict }) => [id, verdict]))
    const amounts = Object.fromEntries(result.changed.map(({ id, amounts: [amount] }) => [id, amount]))
    for (const { id, before, after } of expected.changed) {
      expect(verdicts[id]).toEqual(before.verdict === after.verdict ? undefined : { before: before.verdict, after: after.verdict })
      expect(amounts[id]?.after).toBe(before.fen === after.fen ? undefined : after.fen)
    }
    expect(result.amounts[0]).toMatchObject({
      before: expected.amounts.before,
      after: expected.amounts.after,
      unknown: { before: expected.amounts.unknown, after: expected.amounts.unknown },
    })
    expect(result.budgets).toEqual([
      { label: '年度资金', fen: 100_000_000, before: expected.amounts.before, after: expected.amounts.after },
    ])
    expect(
      result.districts.map(({ district, total, changed, amounts: [sum] }) => ({
        district,
        total,
        changed,
        before: sum?.before,
        after: sum?.after,
      })),
    ).toEqual([...expected.districts].sort((a, b) => (a.district < b.district ? -1 : 1)).map(({ unknown: _, ...district }) => district))
    expect(result.stages.map(({ stage, total }) => ({ stage, total }))).toEqual([{ stage: 'application', total: count }])
  })

  test('equals what the database alone sums up', async () => {
    const { before, after, unknown, refused } = (await sumsBySql(world.server, world.known)) ?? {}
    expect(answer.result.amounts[0]).toMatchObject({ before, after, unknown: { before: unknown, after: unknown } })
    expect(answer.result.changed.filter(({ verdict }) => verdict?.before === 'met' && verdict.after === 'not met')).toHaveLength(
      refused ?? -1,
    )
  })

  test('says whose verdict turns and why, with number, name and state, in words', () => {
    const turned = answer.result.changed.find(({ verdict }) => verdict)
    expect(turned?.label).toMatch(/^第\d+面包房（APP-\d+）$/)
    expect(turned?.state).toBeTruthy()
    expect(turned?.findings[0]?.why).toContain('要求由“从业人员不小于 2 人”改为“从业人员不小于 4 人”')
  })

  test('writes nothing, also when whoever asked goes away midway', async () => {
    const { administrator, version, server } = world
    const before = await hashOfTables(server)
    await askAndLeave(server, administrator, version)
    expect(await hashOfTables(server)).toBe(before)
    expect((await ask()).result.total).toBe(count)
  })

  test('is refused for a draft that somebody else has changed, and for one that does not compile', async () => {
    const { administrator, version } = world
    expect((await administrator.post(address, { version: version + 1 }, 409)).error.message).toContain('重新测算')
    const draft = await administrator.get(`/api/studio/${programme}/draft`)
    const broken = await administrator.put(`/api/studio/${programme}/draft`, { version, files: { 'rules/facts.json': '{' } })
    expect((await administrator.post(address, { version: broken.version }, 422)).error.problems[0].file).toBe('rules/facts.json')
    const mended = { 'rules/facts.json': draft.files['rules/facts.json'] }
    world.version = (await administrator.put(`/api/studio/${programme}/draft`, { version: broken.version, files: mended })).version
  })
})
