/** What a draft does to declarations, worked out in plain TypeScript, and again by the database alone: never by the engine. */
import { expect } from 'vitest'
import type { WhatIfView } from '../../server/actions/views/what-if.js'
import type { TestServer } from '../server.js'

export const programme = 'oven-grant'
export const districts = ['east', 'west', 'island']

/** What decides in an edition: the least staff, and the cap in fen. */
export interface Policy {
  staff: number
  cap: number
}
/** In fen. */
export const wan = 1_000_000
export const policies = { first: { staff: 2, cap: 3 * wan }, second: { staff: 2, cap: 2.5 * wan }, draft: { staff: 4, cap: 4 * wan } }

/** What was inserted, as the oracle reads it. */
export interface Known {
  id: string
  district: string
  policy: Policy
  staff?: number
  /** In fen. */
  cost?: number
}

/** The answer says the same: whose verdict and amount change, and to what; totals, by district too; against the budget. */
export async function expectSame(result: WhatIfView, known: readonly Known[], server: TestServer): Promise<number> {
  const { changed, amounts, districts: own } = oracle(known)
  expect(result.total).toBe(known.length)
  expect(result.changed.map(({ id }) => id)).toEqual(changed.map(({ id }) => id))
  const verdicts = Object.fromEntries(result.changed.map(({ id, verdict }) => [id, verdict]))
  const granted = Object.fromEntries(result.changed.map(({ id, amounts: [amount] }) => [id, amount]))
  for (const { id, before, after } of changed) {
    expect(verdicts[id], id).toEqual(before.verdict === after.verdict ? undefined : { before: before.verdict, after: after.verdict })
    expect(granted[id]?.after, id).toBe(before.fen === after.fen ? undefined : after.fen)
  }
  const { before, after, unknown } = amounts
  expect(result.amounts[0]).toMatchObject({ before, after, unknown: { before: unknown, after: unknown } })
  expect(result.budgets).toEqual([{ label: '年度资金', fen: 100_000_000, before, after }])
  expect(
    result.districts.map(({ amounts: [sum], district, ...one }) => ({
      district,
      total: one.total,
      changed: one.changed,
      before: sum?.before,
      after: sum?.after,
    })),
  ).toEqual([...own].sort((a, b) => (a.district < b.district ? -1 : 1)).map(({ unknown: _, ...district }) => district))
  expect(result.stages.map(({ stage, total }) => ({ stage, total }))).toEqual([{ stage: 'application', total: known.length }])
  await expectSameBySql(result, known, server)
  return changed.length
}

async function expectSameBySql(result: WhatIfView, known: readonly Known[], server: TestServer): Promise<void> {
  const sql = await sumsBySql(server, known)
  const { before, after, unknown } = sql ?? {}
  expect(result.amounts[0]).toMatchObject({ before, after, unknown: { before: unknown, after: unknown } })
  const refused = result.changed.filter(({ verdict }) => verdict?.before === 'met' && verdict.after === 'not met')
  expect(refused).toHaveLength(sql?.refused ?? -1)
}

type Verdict = 'met' | 'not met' | 'unknown'

/** The rules of the fixture in plain words: enough staff decides; nobody is listed; a cost over 200,000 yuan only advises. */
const verdict = ({ staff }: Known, policy: Policy): Verdict => (staff === undefined ? 'unknown' : staff >= policy.staff ? 'met' : 'not met')

/** Half of the cost, at most the cap, in fen. */
const grant = ({ cost }: Known, { cap }: Policy) => (cost === undefined ? null : Math.min(cost / 2, cap))

/** What the draft changes, case by case and in sum. */
function oracle(known: readonly Known[]) {
  const cases = known.map((one) => ({
    ...one,
    before: { verdict: verdict(one, one.policy), fen: grant(one, one.policy) },
    after: { verdict: verdict(one, policies.draft), fen: grant(one, policies.draft) },
  }))
  const changed = cases.filter(({ before, after }) => before.verdict !== after.verdict || before.fen !== after.fen)
  return { cases, changed, amounts: sums(cases), districts: districts.map((district) => ({ district, ...sumsOf(cases, district) })) }

  function sumsOf(all: typeof cases, district: string) {
    const own = all.filter((one) => one.district === district)
    return { total: own.length, changed: own.filter((one) => changed.includes(one)).length, ...sums(own) }
  }
}

/** The sums again, by the database alone: half of the cost, at most the cap of the edition, in fen. */
async function sumsBySql({ services }: TestServer, known: readonly Known[]) {
  const caps = new Map(known.map(({ id, policy }) => [id, policy.cap]))
  const { read } = services.store
  const editions = await read.all<{ id: string; edition: string }>('SELECT min(id) AS id, edition FROM declaration GROUP BY edition')
  const cap = `CASE edition ${editions.map(({ id, edition }) => `WHEN '${edition}' THEN ${caps.get(id)}`).join(' ')} END`
  const cost = `CAST(round(json_extract(answers, '$.plan.cost') * ${wan}) AS INTEGER)`
  return read.get<{ before: number; after: number; unknown: number; refused: number }>(
    `SELECT sum(min(${cost} / 2, ${cap})) AS before, sum(min(${cost} / 2, ${policies.draft.cap})) AS after,
            sum(json_extract(answers, '$.plan.cost') IS NULL) AS unknown,
            sum(json_extract(answers, '$.basics.staff') >= ${policies.first.staff} AND json_extract(answers, '$.basics.staff') < ${policies.draft.staff}) AS refused
     FROM declaration WHERE programme = '${programme}'`,
  )
}

function sums(cases: readonly { before: { fen: number | null }; after: { fen: number | null } }[]) {
  const sum = (side: 'before' | 'after') => cases.reduce((total, one) => total + (one[side].fen ?? 0), 0)
  return { before: sum('before'), after: sum('after'), unknown: cases.filter(({ before }) => before.fen === null).length }
}
