/** 5,000 declarations under a draft: the same as the oracle, in seconds; beside a plain run of json-rules-engine. Writes docs/evidence/what-if.json. */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Engine } from 'json-rules-engine'
import { expect, test } from 'vitest'
import type { WhatIfStep } from '../../server/actions/views/what-if.js'
import { repository } from '../server.js'
import { expectSame, type Known, programme } from './what-if-oracle.js'
import { askAndLeave, hashOfTables, whatIfWorld } from './what-if-world.js'

const count = 5000

test('a draft is replayed over 5,000 declarations, to the last fen', async () => {
  const { server, administrator, version, known } = await whatIfWorld(count)
  const before = await hashOfTables(server)
  await askAndLeave(server, administrator, version)
  expect(await hashOfTables(server)).toBe(before)
  const [cpu, began] = [process.cpuUsage(), performance.now()]
  const { text } = await administrator.request('POST', `/api/studio/${programme}/what-if`, {
    body: JSON.stringify({ version }),
    headers: { 'Content-Type': 'application/json' },
  })
  const measured = { cpu: cpuSince(cpu), wall: Math.round(performance.now() - began) }
  const last: WhatIfStep = JSON.parse(text.trim().split('\n').at(-1) ?? '')
  if (!('result' in last)) throw new Error(text.slice(-500))
  const changed = await expectSame(last.result, known, server)
  expect(await hashOfTables(server)).toBe(before)
  await server.close()
  const evidence = { declarations: count, changed, milliseconds: measured, plainRulesEngine: await plain(known) }
  mkdirSync(path.join(repository, 'docs/evidence'), { recursive: true })
  writeFileSync(path.join(repository, 'docs/evidence/what-if.json'), `${JSON.stringify(evidence, null, 2)}\n`)
  expect(measured.cpu).toBeLessThan(60_000)
})

/** The three rules alone, twice, as json-rules-engine runs them: no reading of the store, no amounts, no reasons, no unknown. */
async function plain(known: readonly Known[]) {
  const [cpu, began] = [process.cpuUsage(), performance.now()]
  for (const least of [2, 4]) {
    const engine = new Engine([], { allowUndefinedFacts: true })
    const rule = (fact: string, operator: string, value: unknown) =>
      engine.addRule({ conditions: { all: [{ fact, operator, value }] }, event: { type: fact } })
    rule('staff', 'greaterThanInclusive', least)
    rule('cost', 'lessThanInclusive', 20)
    rule('listed', 'equal', false)
    for (const { staff, cost } of known) await engine.run({ staff, cost: cost === undefined ? undefined : cost / 1_000_000, listed: false })
  }
  return { cpu: cpuSince(cpu), wall: Math.round(performance.now() - began) }
}

function cpuSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return Math.round((user + system) / 1000)
}
