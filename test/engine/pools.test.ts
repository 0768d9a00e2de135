import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diff } from '../../server/engine/diff/diff.js'
import { type PoolMember, poolAmount, poolLeft, shareOut } from '../../server/engine/facts/pools.js'
import type { Pool } from '../../server/engine/programme.js'
import { type Parts, problemsOf, programmeOf, seedOf } from './build.js'

const pool: Pool = {
  id: 'budget',
  label: '年度资金',
  unit: '万元',
  values: [
    { from: '2024-01-01', value: '100' },
    { from: '2025-01-01', value: '200' },
  ],
  stage: 'application',
  states: ['done'],
  result: 'grant',
  order: 'submission',
}
const wan = 1_000_000
const member = (id: string, submittedAt: string | undefined, fen: number | null): PoolMember => ({
  id,
  fen,
  ...(submittedAt && { submittedAt }),
})
const [first, second, third] = [
  member('c', '2024-03-01T01:00:00Z', 60 * wan),
  member('b', '2024-03-02T01:00:00Z', 30 * wan),
  member('a', '2024-03-02T01:00:00.001Z', 30 * wan),
]
const now = '2024-06-01T00:00:00Z'

describe('What a pool leaves, first come first served', () => {
  const left = (own: PoolMember, members = [third, first, second]) => poolLeft(pool, members, own, now)

  test('is what those before have not reserved, whatever order they are read in', () => {
    expect([first, second, third].map((own) => left(own))).toEqual(['100', '40', '10'])
    expect([first, second, third].map((own) => left(own, [second, third, first]))).toEqual(['100', '40', '10'])
  })

  test('is nothing, never less, for who comes after it is used up', () => {
    expect(left(member('z', undefined, 0), [first, second, third])).toBe('0')
  })

  test('of two at the same instant goes to the smaller id', () => {
    const twin = { ...second, id: 'aa' }
    expect(left(second, [first, second, twin])).toBe('10')
    expect(left(twin, [first, second, twin])).toBe('40')
  })

  test('is unknown while an amount before it is, or no amount is in force', () => {
    expect(left(second, [{ ...first, fen: null }, second])).toBeUndefined()
    expect(left(first, [first, { ...second, fen: null }])).toBe('100')
    expect(poolLeft(pool, [], first, '2023-12-31T15:59:59Z')).toBeUndefined()
  })

  test('changes with the amount in force on the day in Shanghai', () => {
    expect(poolAmount(pool, '2024-12-31')).toBe(100 * wan)
    expect(poolLeft(pool, [], first, '2024-12-31T16:00:00Z')).toBe('200')
  })
})

describe('A pool shared by rate', () => {
  const shared: Pool = { ...pool, order: 'pro-rata' }

  test('gives everybody the same share, and all that is asked where it suffices', () => {
    expect(poolLeft(shared, [first, second, third], second, now)).toBe('25')
    expect(poolLeft(shared, [second], second, now)).toBe('30')
    expect(poolLeft(shared, [first, { ...third, fen: null }], first, now)).toBeUndefined()
  })

  test('gives the fen that remain to the largest remainders, then to the earliest', () => {
    const thirds = [
      member('x', '2024-01-03T00:00:00Z', 10),
      member('y', '2024-01-02T00:00:00Z', 10),
      member('z', '2024-01-01T00:00:00Z', 10),
    ]
    expect([...shareOut(20, thirds, 'pro-rata')].sort()).toEqual([
      ['x', 6],
      ['y', 7],
      ['z', 7],
    ])
  })
})

test('Shares add up to what there is or what is asked, and nobody gets more than asked', () => {
  const members = fc.array(fc.record({ fen: fc.integer({ min: 0, max: 10 ** 12 }), day: fc.integer({ min: 10, max: 28 }) }), {
    maxLength: 12,
  })
  fc.assert(
    fc.property(
      members,
      fc.integer({ min: 0, max: 10 ** 13 }),
      fc.constantFrom('submission' as const, 'pro-rata' as const),
      (list, amount, order) => {
        const all = list.map(({ fen, day }, index) => member(`m${index}`, `2024-01-${day}T00:00:00Z`, fen))
        const shares = shareOut(amount, all, order)
        const asked = list.reduce((sum, { fen }) => sum + fen, 0)
        expect([...shares.values()].reduce((sum, share) => sum + share, 0)).toBe(Math.min(asked, amount))
        for (const { id, fen } of all) expect(shares.get(id)).toBeLessThanOrEqual(fen ?? 0)
        expect(shareOut(amount, [...all].reverse(), order)).toEqual(shares)
      },
    ),
    { seed: seedOf('pools'), numRuns: 300 },
  )
})

const parts: Parts = {
  sections: {
    basics: {
      type: 'object',
      title: '基础信息',
      properties: { spent: { type: 'string', title: '投入', decimal: { places: 2 }, unit: '万元' } },
    },
  },
  facts: [{ id: 'left', label: '余额', type: 'decimal', unit: '万元', kind: 'pool', pool: 'budget' }],
  pools: [pool],
  worksheet: {
    title: '补贴',
    rows: [
      { id: 'wanted', label: '申请', formula: 'spent * 1', unit: '万元' },
      { id: 'subsidy', label: '补贴', formula: 'min(wanted, left)', unit: '万元' },
    ],
    results: [
      { id: 'grant', label: '补贴', row: 'subsidy' },
      { id: 'wish', label: '申请', row: 'wanted' },
    ],
  },
}
const draw = { stage: 'application', states: ['done'], result: 'grant' }
const several = (stages: NonNullable<Pool['stages']>): Partial<Pool> => ({ stage: undefined, states: undefined, result: undefined, stages })
const withPool = (changes: Partial<Pool>): Parts => ({ ...parts, pools: [{ ...pool, ...changes }] })

describe('compile', () => {
  test('accepts a pool that its worksheet reads', () => {
    expect(problemsOf(parts)).toEqual([])
    expect(problemsOf(withPool({ order: 'pro-rata', result: 'wish' }))).toEqual([])
    expect(problemsOf(withPool(several([draw, { ...draw, result: 'wish' }])))).toEqual([])
    expect(problemsOf(withPool({ submission: 'last' }))).toEqual([])
  })

  test.each([
    ['a stage that there is not', { stage: 'aplication' }, '/pools/0/stage', 'unknown-stage'],
    ['a state that there is not', { states: ['doen'] }, '/pools/0/states/0', 'unknown-state'],
    ['a result that there is not', { result: 'grand' }, '/pools/0/result', 'unknown-result'],
    ['a clause that there is not', { clause: 'c-9' }, '/pools/0/clause', 'unknown-clause'],
    ['two amounts from one day', { values: [{ value: '1' }, { value: '2' }] }, '/pools/0/values/1', 'repeated'],
    ['a day that there is not', { values: [{ from: '2024-02-30', value: '1' }] }, '/pools/0/values/0/from', 'value'],
    ['a share of what depends on the share', { order: 'pro-rata' as const }, '/pools/0/result', 'pool-circle'],
    ['an amount in another unit than the fact', { unit: '元' as const }, '/facts/0/unit', 'unit'],
    ['another name than the fact', { id: 'budgets' }, '/facts/0/pool', 'unknown-pool'],
    ['stages beside one stage', { stages: [draw] }, '/pools/0/stage', 'value'],
    ['no stage at all', { stage: undefined, states: undefined, result: undefined }, '/pools/0', 'missing-key'],
    [
      'a state that one of its stages does not have',
      several([draw, { ...draw, result: 'wish', states: ['doen'] }]),
      '/pools/0/stages/1/states/0',
      'unknown-state',
    ],
    ['a stage that there is not among several', several([{ ...draw, stage: 'reports' }]), '/pools/0/stages/0/stage', 'unknown-stage'],
    ['one amount that draws on it twice', several([draw, draw]), '/pools/0/stages/1/stage', 'repeated'],
    [
      'an order of submission where nobody comes first',
      { order: 'pro-rata' as const, result: 'wish', submission: 'last' as const },
      '/pools/0/submission',
      'value',
    ],
  ])('refuses a pool with %s', (_, changes, at, code) => {
    expect(problemsOf(withPool(changes)).map((problem) => ({ at: problem.at, code: problem.code }))).toEqual([{ at, code }])
  })
})

test('A changed pool is said as a sentence', () => {
  const sentences = diff(programmeOf(parts), programmeOf(withPool({ values: [{ value: '300' }] }))).map(({ text }) => text)
  expect(sentences).toEqual(['资金池“年度资金”的数值由 自2024-01-01起 100 万元、自2025-01-01起 200 万元 改为 300 万元'])
  expect(diff(programmeOf(parts), programmeOf(withPool({ submission: 'last' }))).map(({ text }) => text)).toEqual([
    '资金池“年度资金”增加了以哪次提交为准：最后一次提交',
  ])
})
