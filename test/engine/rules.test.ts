/** Rules: what each finding says, and what they add up to. */
import { describe, expect, test } from 'vitest'
import type { Answers, Inputs, Outcome } from '../../server/engine/model.js'
import type { Condition, EligibilityRule } from '../../server/engine/programme.js'
import type { Finding } from '../../server/engine/results.js'
import { findings, verdictOf } from '../../server/engine/rules.js'
import { factsOf, inputsOf, type Parts, programmeOf, stageOf } from './build.js'

const sections: Parts['sections'] = {
  basics: {
    type: 'object',
    title: '基础信息',
    properties: {
      staff: { type: 'integer', title: '人数', unit: '人' },
      chain: { type: 'boolean', title: '是否产业链' },
      code: { type: 'string', title: '代码' },
    },
  },
}
const large: Condition = { fact: 'staff', operator: 'greaterThanInclusive', value: 20 }
const rule: EligibilityRule = {
  name: 'staff-enough',
  label: '人数够',
  clause: 'c-1',
  severity: 'block',
  conditions: large,
  otherwise: '人数不够，不能申报。',
}

function found(rules: EligibilityRule[], basics: Answers, more: Partial<Inputs> = {}): Finding[] {
  const programme = programmeOf({ sections, rules })
  return findings(programme, stageOf(programme), inputsOf({ basics }, more), factsOf(programme, { basics }, more))
}

describe('A finding', () => {
  test('says rule, clause, what was read and where it was answered', () => {
    expect(found([rule], { staff: 20 })).toEqual([
      {
        rule: 'staff-enough',
        label: '人数够',
        severity: 'block',
        outcome: 'met',
        clause: 'c-1',
        clauseLabel: '第一条',
        clauseText: '第一条的原文。',
        trace: { text: '人数不小于 20 人', outcome: 'met', read: '20 人', source: '填报“人数”' },
        missing: [],
        at: ['/basics/staff'],
        overridableBy: [],
        selfCheck: false,
        unknownBlocks: false,
      },
    ])
  })

  test('says in its own words what is not met, and what is missing', () => {
    expect(found([rule], { staff: 19 })).toMatchObject([{ outcome: 'not met', message: '人数不够，不能申报。', missing: [] }])
    expect(found([rule], {})).toMatchObject([{ outcome: 'unknown', message: '暂时不能判断：未填写“人数”。', missing: ['人数'] }])
    expect(found([{ ...rule, whenUnknown: '立项时核验。' }], {})).toMatchObject([{ outcome: 'unknown', message: '立项时核验。' }])
    expect(found([rule], { staff: 20 })[0]?.message).toBeUndefined()
  })

  test('is silent where the rule does not apply, and refuses nothing while that is unknown', () => {
    const applying: EligibilityRule = { ...rule, applies: { fact: 'chain', operator: 'equal', value: true } }
    expect(found([applying], { staff: 1, chain: false })).toEqual([])
    expect(found([applying], { staff: 1, chain: true })).toMatchObject([{ outcome: 'not met' }])
    expect(found([applying], { staff: 20 })).toMatchObject([{ outcome: 'met', missing: [] }])
    expect(found([applying], { staff: 1 })).toMatchObject([
      { outcome: 'unknown', missing: ['是否产业链'], message: '暂时不能判断：未填写“是否产业链”。' },
    ])
    expect(found([applying], {})).toMatchObject([{ outcome: 'unknown', missing: ['是否产业链', '人数'] }])
  })
})

describe('A recorded decision', () => {
  const open: EligibilityRule = { ...rule, overridable: ['district', 'city'] }
  const decided = (outcome: unknown, name = 'staff-enough'): Partial<Inputs> =>
    ({ decisions: { [name]: { outcome, reason: '现场核验 25 人', by: '王五', at: '2024-09-10T02:00:00.000Z' } } }) as Partial<Inputs> // hostile outcomes too

  test('settles what is unknown and overrules what is known, with person and reason', () => {
    const overriddenBy = { outcome: 'met', reason: '现场核验 25 人', by: '王五', at: '2024-09-10T02:00:00.000Z' }
    expect(found([open], {}, decided('met'))).toMatchObject([
      { outcome: 'met', overriddenBy, missing: [], overridableBy: ['district', 'city'] },
    ])
    expect(found([open], { staff: 1 }, decided('met'))).toMatchObject([{ outcome: 'met', overriddenBy, trace: { outcome: 'not met' } }])
    expect(found([open], { staff: 30 }, decided('not met'))).toMatchObject([{ outcome: 'not met', message: '人数不够，不能申报。' }])
  })

  test('counts only for a rule that people may settle, and only as met or not met', () => {
    expect(found([rule], { staff: 1 }, decided('met'))).toMatchObject([{ outcome: 'not met' }])
    for (const outcome of ['unknown', true, null, 'ok'])
      expect(found([open], { staff: 1 }, decided(outcome))).toMatchObject([{ outcome: 'not met' }])
    expect(found([open], { staff: 1 }, decided('met', 'other'))[0]?.overriddenBy).toBeUndefined()
  })

  test('does not bring up a rule that does not apply', () => {
    expect(found([{ ...open, applies: { fact: 'chain', operator: 'equal', value: true } }], { chain: false }, decided('met'))).toEqual([])
  })
})

describe('The verdict', () => {
  const one = (severity: Finding['severity'], outcome: Outcome) => ({ ...finding, severity, outcome })
  const [finding] = found([rule], { staff: 20 }) as [Finding] // one rule, one finding

  test.each<[Finding['severity'], Outcome, Outcome]>([
    ['block', 'met', 'met'],
    ['block', 'not met', 'not met'],
    ['block', 'unknown', 'unknown'],
    ['review', 'met', 'met'],
    ['review', 'not met', 'not met'],
    ['review', 'unknown', 'unknown'],
    ['advise', 'met', 'met'],
    ['advise', 'not met', 'met'],
    ['advise', 'unknown', 'met'],
  ])('of one rule “%s” that is %s is %s', (severity, outcome, verdict) => {
    expect(verdictOf([one(severity, outcome)])).toBe(verdict)
    expect(verdictOf([one('block', 'met'), one(severity, outcome)])).toBe(verdict)
  })

  test('is not met as soon as one blocking rule is not, and met without any rule', () => {
    expect(verdictOf([one('block', 'unknown'), one('review', 'unknown'), one('block', 'not met')])).toBe('not met')
    expect(verdictOf([])).toBe('met')
  })
})

describe('Contradictions', () => {
  test('of two rules are both found, whatever their order', () => {
    const small: EligibilityRule = { ...rule, name: 'staff-few', conditions: { fact: 'staff', operator: 'lessThan', value: 20 } }
    for (const rules of [
      [rule, small],
      [small, rule],
    ]) {
      const all = found(rules, { staff: 20 })
      expect(Object.fromEntries(all.map(({ rule: name, outcome }) => [name, outcome]))).toEqual({
        'staff-enough': 'met',
        'staff-few': 'not met',
      })
      expect(verdictOf(all)).toBe('not met')
    }
  })

  test('of answers only warn where the rule advises', () => {
    const advising: EligibilityRule = { ...rule, severity: 'advise' }
    const all = found([advising], { staff: 1 })
    expect(all).toMatchObject([{ outcome: 'not met', message: '人数不够，不能申报。' }])
    expect(verdictOf(all)).toBe('met')
  })
})
