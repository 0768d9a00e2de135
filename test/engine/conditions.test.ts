/** Conditions in three values: a missing fact is unknown, never a pass and never a refusal. */
import { describe, expect, test } from 'vitest'
import { weigh } from '../../server/engine/conditions/conditions.js'
import type { Answers, Inputs, Json, Outcome } from '../../server/engine/model.js'
import type { Condition } from '../../server/engine/programme.js'
import { factsOf, type Parts, problemsOf, programmeOf } from './build.js'

const sections: Parts['sections'] = {
  basics: {
    type: 'object',
    title: '基础信息',
    properties: {
      name: { type: 'string', title: '名称' },
      staff: { type: 'integer', title: '人数', unit: '人' },
      revenue: { type: 'string', title: '收入', unit: '万元', decimal: { places: 2 } },
      signed: { type: 'boolean', title: '是否签约' },
      signedOn: { type: 'string', title: '签约日期', format: 'date' },
      size: { type: 'string', title: '规模', oneOf: ['small', 'medium'].map((size) => ({ const: size, title: `${size}型` })) },
      honours: {
        type: 'array',
        title: '荣誉',
        items: { type: 'string', oneOf: ['a', 'b'].map((honour) => ({ const: honour, title: honour })) },
      },
    },
  },
  invoices: {
    type: 'array',
    title: '发票',
    maxItems: 10,
    items: {
      type: 'object',
      properties: {
        paid: { type: 'string', title: '金额', decimal: { places: 2 } },
        paidOn: { type: 'string', title: '付款日期', format: 'date' },
      },
    },
  },
}
const programme = programmeOf({ sections, conditions: { big: { fact: 'staff', operator: 'greaterThan', value: 300 } } })

const judged = (condition: Condition, answers: Answers, more?: Partial<Inputs>) =>
  weigh(condition, factsOf(programme, answers, more), programme)
const outcome = (condition: Condition, answers: Answers, more?: Partial<Inputs>) => judged(condition, answers, more).trace.outcome
const basics = (group: Record<string, Json>): Answers => ({ basics: group })

const met: Condition = { fact: 'staff', operator: 'equal', value: 1 }
const notMet: Condition = { fact: 'staff', operator: 'equal', value: 2 }
const unknown: Condition = { fact: 'name', operator: 'equal', value: '甲' }
const parts: Record<Outcome, Condition> = { met, 'not met': notMet, unknown }
const one = basics({ staff: 1 })

describe('A missing fact', () => {
  const tests: Condition[] = [
    { fact: 'name', operator: 'equal', value: '甲' },
    { fact: 'name', operator: 'notEqual', value: '甲' },
    { fact: 'name', operator: 'in', value: ['甲'] },
    { fact: 'name', operator: 'notIn', value: ['甲'] },
    { fact: 'name', operator: 'startsWith', value: '甲' },
    { fact: 'name', operator: 'startsWithAny', value: ['甲'] },
    { fact: 'honours', operator: 'contains', value: 'a' },
    { fact: 'honours', operator: 'doesNotContain', value: 'a' },
    { fact: 'staff', operator: 'lessThan', value: 10 },
    { fact: 'staff', operator: 'lessThanInclusive', value: 10 },
    { fact: 'staff', operator: 'greaterThan', value: -1 },
    { fact: 'staff', operator: 'greaterThanInclusive', value: -1 },
    { fact: 'revenue', operator: 'between', value: ['0', '1'] },
    { fact: 'signedOn', operator: 'dateBefore', value: '2024-01-01' },
    { fact: 'signedOn', operator: 'dateOnOrBefore', value: '2024-01-01' },
    { fact: 'signedOn', operator: 'dateAfter', value: '2024-01-01' },
    { fact: 'signedOn', operator: 'dateOnOrAfter', value: '2024-01-01' },
    { fact: 'signed', operator: 'notEqual', value: true },
    { fact: 'invoices', operator: 'some', value: { fact: 'paid', operator: 'greaterThan', value: '0' } },
    { fact: 'invoices', operator: 'every', value: { fact: 'paid', operator: 'greaterThan', value: '0' } },
    { fact: 'invoices', operator: 'none', value: { fact: 'paid', operator: 'greaterThan', value: '0' } },
  ]

  test.each(tests.map((condition) => ['operator' in condition ? condition.operator : '', condition] as const))(
    'makes “%s” unknown, and its denial too',
    (_, condition) => {
      for (const answers of [{}, basics({}), basics({ name: '  ', honours: [], staff: '', revenue: null, signedOn: '', signed: null })]) {
        expect(outcome(condition, answers)).toBe('unknown')
        expect(outcome({ not: condition }, answers)).toBe('unknown')
      }
    },
  )

  test('is named with the reason', () => {
    const { trace, missing } = judged({ fact: 'staff', operator: 'notEqual', value: 1 }, {})
    expect(trace).toMatchObject({ text: '人数不为1 人', read: '未知', source: '未填写“人数”' })
    expect(missing.map(({ id }) => id)).toEqual(['staff'])
  })

  test('is decided by “answered” alone', () => {
    const filled: Condition = { fact: 'name', operator: 'answered', value: true }
    expect(outcome(filled, {})).toBe('not met')
    expect(outcome(filled, basics({ name: ' ' }))).toBe('not met')
    expect(outcome(filled, basics({ name: '甲' }))).toBe('met')
    expect(outcome({ ...filled, value: false }, {})).toBe('met')
    expect(outcome({ fact: 'signed', operator: 'answered', value: true }, basics({ signed: false }))).toBe('met')
  })

  test('on the other side of a comparison is unknown as well', () => {
    const compared: Condition = { fact: 'staff', operator: 'notEqual', value: { fact: 'revenue' } }
    expect(outcome(compared, basics({ staff: 3 }))).toBe('unknown')
    expect(outcome(compared, basics({ staff: 3, revenue: '3.00' }))).toBe('not met')
    expect(outcome({ fact: 'staff', operator: 'between', value: [1, { fact: 'revenue' }] }, basics({ staff: 3 }))).toBe('unknown')
    expect(outcome({ fact: 'staff', operator: 'notIn', value: [1, { fact: 'revenue' }] }, basics({ staff: 3 }))).toBe('unknown')
  })
})

describe('Three-valued truth', () => {
  const table: [Outcome, Outcome, all: Outcome, any: Outcome][] = [
    ['met', 'met', 'met', 'met'],
    ['met', 'not met', 'not met', 'met'],
    ['met', 'unknown', 'unknown', 'met'],
    ['not met', 'not met', 'not met', 'not met'],
    ['not met', 'unknown', 'not met', 'unknown'],
    ['unknown', 'unknown', 'unknown', 'unknown'],
  ]

  test.each(table)('%s with %s is %s for all, %s for any', (left, right, all, any) => {
    for (const pair of [
      [parts[left], parts[right]],
      [parts[right], parts[left]],
    ]) {
      expect(outcome({ all: pair }, one)).toBe(all)
      expect(outcome({ any: pair }, one)).toBe(any)
    }
  })

  test('denies what is known and leaves unknown unknown', () => {
    expect(outcome({ not: met }, one)).toBe('not met')
    expect(outcome({ not: notMet }, one)).toBe('met')
    expect(outcome({ not: { all: [met, unknown] } }, one)).toBe('unknown')
    expect(outcome({ not: { not: met } }, one)).toBe('met')
  })

  test('does not call missing what no longer decides', () => {
    expect(judged({ any: [met, unknown] }, one).missing).toEqual([])
    expect(judged({ all: [notMet, unknown] }, one).missing).toEqual([])
    expect(judged({ all: [{ any: [met, unknown] }, { fact: 'signed', operator: 'equal', value: true }] }, one).missing).toMatchObject([
      { id: 'signed' },
    ])
  })

  test('names a condition that stands elsewhere, and one that is nowhere is unknown', () => {
    expect(outcome({ condition: 'big' }, basics({ staff: 301 }))).toBe('met')
    expect(outcome({ condition: 'big' }, {})).toBe('unknown')
    expect(outcome({ condition: 'constructor' }, one)).toBe('unknown')
  })

  test('of nothing is unknown, should it ever get past the compiler', () => {
    expect(outcome({ all: [] }, one)).toBe('unknown')
    expect(outcome({ any: [] }, one)).toBe('unknown')
  })

  test.each([['all'], ['any']])('of an empty “%s” is refused by the compiler', (key) => {
    const rule = {
      name: 'r',
      label: '规则',
      severity: 'block',
      conditions: { [key]: [] } as unknown as Condition,
      otherwise: '不行。',
    } as const
    expect(problemsOf({ sections, rules: [rule] })).not.toEqual([])
  })
})

describe('Values', () => {
  test.each<[string, Condition, Record<string, Json>]>([
    ['text "1000" is no integer', { fact: 'staff', operator: 'greaterThan', value: 10 }, { staff: '1000' }],
    ['1000.5 is no integer', { fact: 'staff', operator: 'greaterThan', value: 10 }, { staff: 1000.5 }],
    ['a list is no number', { fact: 'staff', operator: 'greaterThan', value: 10 }, { staff: [1000] }],
    ['a number is no decimal text', { fact: 'revenue', operator: 'greaterThan', value: '10' }, { revenue: 1000 }],
    ['an exponent is no decimal', { fact: 'revenue', operator: 'greaterThan', value: '10' }, { revenue: '1e3' }],
    ['Infinity is no decimal', { fact: 'revenue', operator: 'greaterThan', value: '10' }, { revenue: 'Infinity' }],
    ['text "true" is no answer to yes or no', { fact: 'signed', operator: 'notEqual', value: false }, { signed: 'true' }],
    ['30 February is no date', { fact: 'signedOn', operator: 'dateAfter', value: '2024-01-01' }, { signedOn: '2024-02-30' }],
    ['a text is no list', { fact: 'honours', operator: 'doesNotContain', value: 'a' }, { honours: 'b' }],
    ['an unknown option is no answer', { fact: 'size', operator: 'notEqual', value: 'small' }, { size: 'giant' }],
    ['the name of a prototype is no option', { fact: 'size', operator: 'notEqual', value: 'small' }, { size: 'constructor' }],
    ['an object is no text', { fact: 'name', operator: 'notEqual', value: '甲' }, { name: { startsWith: '甲' } }],
  ])('%s: unknown', (_, condition, group) => {
    expect(outcome(condition, basics(group))).toBe('unknown')
  })

  test('decimals are compared exactly, whatever their zeros', () => {
    expect(outcome({ fact: 'revenue', operator: 'equal', value: '19.99' }, basics({ revenue: '19.99' }))).toBe('met')
    expect(outcome({ fact: 'revenue', operator: 'equal', value: '0.3' }, basics({ revenue: '0.30' }))).toBe('met')
    expect(outcome({ fact: 'revenue', operator: 'in', value: ['1', '0.07'] }, basics({ revenue: '0.07' }))).toBe('met')
    const large = '900719925474099.31'
    expect(outcome({ fact: 'revenue', operator: 'greaterThan', value: '900719925474099.30' }, basics({ revenue: large }))).toBe('met')
    expect(outcome({ fact: 'revenue', operator: 'equal', value: '900719925474099.32' }, basics({ revenue: large }))).toBe('not met')
  })

  test('an integer and a decimal that say the same number are equal', () => {
    expect(outcome({ fact: 'staff', operator: 'equal', value: { fact: 'revenue' } }, basics({ staff: 12, revenue: '12.00' }))).toBe('met')
  })

  test('a day and an instant of the same day in Shanghai are equal', () => {
    const sameDay: Condition = { fact: 'signedOn', operator: 'equal', value: { fact: 'now' } }
    const late = { now: '2024-09-10T16:30:00.000Z' } // 00:30 on the 11th in Shanghai
    expect(outcome(sameDay, basics({ signedOn: '2024-09-11' }), late)).toBe('met')
    expect(outcome(sameDay, basics({ signedOn: '2024-09-10' }), late)).toBe('not met')
    expect(outcome({ ...sameDay, operator: 'notEqual' }, basics({ signedOn: '2024-09-11' }), late)).toBe('not met')
    expect(outcome({ ...sameDay, operator: 'dateOnOrAfter' }, basics({ signedOn: '2024-09-11' }), late)).toBe('met')
    expect(outcome({ ...sameDay, operator: 'dateAfter' }, basics({ signedOn: '2024-09-11' }), late)).toBe('not met')
  })

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('“%s” names no fact', (fact) => {
    expect(outcome({ fact, operator: 'notEqual', value: 'x' }, JSON.parse(`{"basics":{"${fact}":"y"},"${fact}":{"a":1}}`))).toBe('unknown')
    expect(outcome({ fact, operator: 'none', value: met }, JSON.parse(`{"${fact}":[]}`))).toBe('unknown')
  })
})

describe('Rows', () => {
  const paid = (operator: 'some' | 'every' | 'none'): Condition => ({
    fact: 'invoices',
    operator,
    value: { fact: 'paidOn', operator: 'dateOnOrAfter', value: '2024-01-01' },
  })
  const good = { paidOn: '2024-05-01' }
  const bad = { paidOn: '2023-05-01' }
  const open = { paid: '1' }
  const table: [string, Json[], some: Outcome, every: Outcome, none: Outcome][] = [
    ['no row', [], 'not met', 'met', 'met'],
    ['a good row', [good], 'met', 'met', 'not met'],
    ['a bad row', [bad], 'not met', 'not met', 'met'],
    ['a good and a bad row', [good, bad], 'met', 'not met', 'not met'],
    ['an unknown row', [open], 'unknown', 'unknown', 'unknown'],
    ['a good and an unknown row', [good, open], 'met', 'unknown', 'not met'],
    ['a bad and an unknown row', [bad, open], 'unknown', 'not met', 'unknown'],
    ['a row that is no row', ['x'], 'unknown', 'unknown', 'unknown'],
  ]

  test.each(table)('%s', (_, invoices, some, every, none) => {
    const answers = { invoices }
    expect([outcome(paid('some'), answers), outcome(paid('every'), answers), outcome(paid('none'), answers)]).toEqual([some, every, none])
  })

  test('are told one by one', () => {
    const { trace, missing } = judged(paid('every'), { invoices: [good, open] })
    expect(trace.parts?.map(({ text, outcome: part }) => [text, part])).toEqual([
      ['第 1 行：付款日期不早于 2024年1月1日', 'met'],
      ['第 2 行：付款日期不早于 2024年1月1日', 'unknown'],
    ])
    expect(missing.map(({ label }) => label)).toEqual(['付款日期'])
  })

  test('may be compared with a fact outside them', () => {
    const within: Condition = {
      fact: 'invoices',
      operator: 'every',
      value: { fact: 'paid', operator: 'lessThan', value: { fact: 'revenue' } },
    }
    expect(outcome(within, { ...basics({ revenue: '9.5' }), invoices: [{ paid: '9.49' }] })).toBe('met')
    expect(outcome(within, { ...basics({ revenue: '9.5' }), invoices: [{ paid: '9.5' }] })).toBe('not met')
    expect(outcome(within, { invoices: [{ paid: '9.5' }] })).toBe('unknown')
  })

  test('none yet count as not filled in', () => {
    const filled: Condition = { fact: 'invoices', operator: 'answered', value: true }
    expect(outcome(filled, { invoices: [] })).toBe('not met')
    expect(outcome(filled, { invoices: [good] })).toBe('met')
  })

  test('where the form demands some, none yet are unknown, so that an empty table passes nothing', () => {
    const { invoices } = sections ?? {}
    if (invoices?.type !== 'array') throw new Error('The fixture has no rows.')
    const demanding = programmeOf({ sections: { invoices: { ...invoices, minItems: 1 } } })
    const said = (operator: 'some' | 'every' | 'none') => weigh(paid(operator), factsOf(demanding, { invoices: [] }), demanding)
    expect((['some', 'every', 'none'] as const).map((operator) => said(operator).trace.outcome)).toEqual(['unknown', 'unknown', 'unknown'])
    expect(said('every').missing.map((reading) => reading.missing)).toEqual(['未填写“发票”'])
  })
})

describe('The trace', () => {
  test('says what was compared, what was read and where', () => {
    const { trace } = judged(
      { all: [{ fact: 'revenue', operator: 'between', value: ['1', '9.5'] }, { not: met }] },
      basics({ revenue: '10', staff: 2 }),
    )
    expect(trace).toEqual({
      text: '全部满足',
      outcome: 'not met',
      parts: [
        { text: '收入在 1 万元 至 9.5 万元 之间（含两端）', outcome: 'not met', read: '10 万元', source: '填报“收入”' },
        { text: '人数不为1 人', outcome: 'met', read: '2 人', source: '填报“人数”' },
      ],
    })
  })
})
