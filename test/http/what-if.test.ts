import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { WhatIfStep, WhatIfView } from '../../server/actions/views/what-if.js'
import { expectSame, programme } from './what-if-oracle.js'
import { askAndLeave, hashOfTables, whatIfWorld } from './what-if-world.js'

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
  test('equals what was worked out without the engine, and by the database alone: verdicts, amounts, totals, by district', async () => {
    const { result, steps } = answer
    expect(steps.at(-1)).toEqual({ done: count, total: count })
    expect(steps.length).toBeGreaterThan(3)
    expect(await expectSame(result, world.known, world.server)).toBeGreaterThan(80)
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
