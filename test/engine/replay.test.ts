import { describe, expect, test } from 'vitest'
import { replay } from '../../server/engine/replay/replay.js'
import { inputsOf, type Parts, programmeOf } from './build.js'

const parts = (least: number, cap: string): Parts => ({
  sections: {
    basics: {
      type: 'object',
      title: '基础信息',
      properties: {
        staff: { type: 'integer', title: '员工人数', unit: '人' },
        spent: { type: 'string', title: '投入', decimal: { places: 2 }, unit: '万元' },
      },
    },
  },
  rules: [
    {
      name: 'staffed',
      label: '人数达标',
      severity: 'block',
      conditions: { fact: 'staff', operator: 'greaterThanInclusive', value: least },
      otherwise: '人数不够。',
    },
  ],
  worksheet: {
    title: '补贴',
    parameters: [{ id: 'cap', label: '封顶', unit: '万元', values: [{ value: cap }] }],
    rows: [{ id: 'subsidy', label: '补贴', formula: 'min(spent, cap)', unit: '万元' }],
    results: [{ id: 'grant', label: '补贴', row: 'subsidy' }],
  },
})
const recorded = (id: string, staff: number | undefined, spent: string | undefined, district: string) => ({
  id,
  stage: 'application',
  district,
  inputs: inputsOf({ basics: { ...(staff !== undefined && { staff }), ...(spent !== undefined && { spent }) } }),
})
const [before, after] = [programmeOf(parts(20, '50')), programmeOf(parts(30, '60'))]
const cases = [
  recorded('steady', 100, '40', 'north'),
  recorded('turned', 25, '40', 'north'),
  recorded('richer', 100, '55.5', 'south'),
  recorded('unsaid', undefined, undefined, 'south'),
]

describe('A replay', () => {
  const answer = replay(before, after, cases)

  test('names the cases that come out otherwise, and no other', () => {
    expect(answer.changed.map(({ id }) => id)).toEqual(['turned', 'richer'])
    expect(answer.total).toBe(4)
  })

  test('says which finding turned, what is asked otherwise and what was read', () => {
    expect(answer.changed[0]).toEqual({
      id: 'turned',
      stage: 'application',
      district: 'north',
      verdict: { before: 'met', after: 'not met' },
      findings: [
        {
          rule: 'staffed',
          label: '人数达标',
          before: 'met',
          after: 'not met',
          why: '要求由“员工人数不小于 20 人”改为“员工人数不小于 30 人”；员工人数不小于 30 人（25 人）',
        },
      ],
      amounts: [],
    })
  })

  test('gives amounts in whole fen with their difference', () => {
    expect(answer.changed[1]).toMatchObject({
      findings: [],
      amounts: [{ result: 'grant', before: 50_000_000, after: 55_500_000, difference: 5_500_000 }],
    })
    expect(answer.changed[1]).not.toHaveProperty('verdict')
  })

  test('adds up, unknown amounts counted and never taken as 0', () => {
    expect(answer.amounts).toEqual([
      {
        result: 'grant',
        label: '补贴',
        before: 130_000_000,
        after: 135_500_000,
        difference: 5_500_000,
        changed: 1,
        unknown: { before: 1, after: 1 },
      },
    ])
    expect(answer.unknown).toEqual({ before: 1, after: 1 })
    expect(answer.verdicts).toEqual([
      { before: 'met', after: 'met', count: 2 },
      { before: 'met', after: 'not met', count: 1 },
      { before: 'unknown', after: 'unknown', count: 1 },
    ])
  })

  test('adds up per district', () => {
    expect(answer.districts.map(({ district, total, changed, verdictsChanged }) => [district, total, changed, verdictsChanged])).toEqual([
      ['north', 2, 1, 1],
      ['south', 2, 1, 0],
    ])
    expect(answer.districts[1]?.amounts[0]).toMatchObject({ before: 50_000_000, after: 55_500_000, unknown: { before: 1, after: 1 } })
  })

  test('under one edition twice changes nothing', () => {
    expect(replay(before, before, cases).changed).toEqual([])
  })

  test('names the cases whose stage an edition does not have, and leaves them out', () => {
    const { notEvaluated, changed, verdicts } = replay(before, after, [{ ...recorded('other', 1, '1', 'north'), stage: 'gone' }])
    expect({ notEvaluated, changed, verdicts }).toEqual({
      notEvaluated: [{ id: 'other', stage: 'gone', lacking: 'both' }],
      changed: [],
      verdicts: [],
    })
  })

  test('says what a rule asks that is new, and what is no longer asked', () => {
    const without = programmeOf({ ...parts(20, '50'), rules: [] })
    const [added] = replay(without, before, [recorded('few', 5, '1', 'north')]).changed
    expect(added?.findings[0]).toMatchObject({ before: 'not applicable', after: 'not met', why: expect.stringContaining('新增要求：') })
    const [removed] = replay(before, without, [recorded('few', 5, '1', 'north')]).changed
    expect(removed?.findings[0]).toMatchObject({ before: 'not met', after: 'not applicable', why: expect.stringContaining('不再要求：') })
  })
})
