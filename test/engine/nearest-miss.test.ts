import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluate } from '../../server/engine/evaluate.js'
import type { Answers } from '../../server/engine/model.js'
import { nearestMiss, type Search } from '../../server/engine/nearest/miss.js'
import type { Condition, EligibilityRule } from '../../server/engine/programme.js'
import { inputsOf, type Parts, programmeOf, seedOf } from './build.js'

const rule = (name: string, conditions: Condition, more: Partial<EligibilityRule> = {}): EligibilityRule => ({
  name,
  label: name,
  severity: 'block',
  conditions,
  otherwise: '不符合。',
  ...more,
})
const parts: Parts = {
  sections: {
    basics: {
      type: 'object',
      title: '基础信息',
      properties: {
        staff: { type: 'integer', title: '员工人数', unit: '人' },
        revenue: { type: 'string', title: '收入', decimal: { places: 2 }, unit: '万元' },
        size: {
          type: 'string',
          title: '规模',
          oneOf: [
            { const: 'micro', title: '微型' },
            { const: 'small', title: '小型' },
            { const: 'large', title: '大型' },
          ],
        },
        since: { type: 'string', title: '成立日期', format: 'date' },
      },
    },
  },
  facts: [{ id: 'sound', label: '经营正常', type: 'boolean', kind: 'reviewer', by: ['city'] }],
  rules: [
    rule('staffed', { fact: 'staff', operator: 'greaterThan', value: 20 }),
    rule('earning', { fact: 'revenue', operator: 'greaterThan', value: '100' }),
    rule('sized', { fact: 'size', operator: 'in', value: ['micro', 'small'] }),
    rule('old', { fact: 'since', operator: 'dateBefore', value: '2024-01-01' }),
    rule('healthy', { fact: 'sound', operator: 'equal', value: true }, { severity: 'review' }),
    rule('hint', { fact: 'staff', operator: 'lessThan', value: 5 }, { severity: 'advise' }),
  ],
}
const programme = programmeOf(parts)
const good: Answers = { staff: 30, revenue: '120.00', size: 'small', since: '2020-05-01' }
const miss = (changes: Answers, decisions = { sound: { outcome: true } } as Record<string, { outcome: boolean }>) =>
  nearestMiss(programme, 'application', inputsOf({ basics: { ...good, ...changes } }, { decisions }))

describe('The nearest miss', () => {
  test('is none where the verdict is met', () => {
    expect(miss({})).toEqual({ verdict: 'met', turns: [], sentence: '' })
  })

  test('names the least number that would do', () => {
    const { turns, sentence } = miss({ staff: 3 })
    expect(turns).toMatchObject([{ fact: 'staff', from: 3, to: [21], at: '/basics/staff' }])
    expect(sentence).toBe('如果“员工人数”为“21 人”（现在是“3 人”），就符合条件。')
    expect(miss({ revenue: '99.00' }).turns).toMatchObject([{ fact: 'revenue', to: ['100.01'] }])
  })

  test('names the options that would do, and the last day that would', () => {
    expect(miss({ size: 'large' }).turns).toMatchObject([{ fact: 'size', to: ['micro', 'small'] }])
    expect(miss({ since: '2024-06-01' }).turns).toMatchObject([{ fact: 'since', to: ['2023-12-31'] }])
  })

  test('names what is not known yet, and what others decide', () => {
    const { size: _, ...unsized } = good
    const unknown = nearestMiss(programme, 'application', inputsOf({ basics: unsized }, { decisions: { sound: { outcome: true } } }))
    expect(unknown).toMatchObject({ verdict: 'unknown', turns: [{ fact: 'size', to: ['micro', 'small'] }] })
    expect(unknown.sentence).toContain('现在还不知道')
    expect(miss({}, {})).toMatchObject({ verdict: 'unknown', turns: [{ fact: 'sound', to: [true] }] })
  })

  test('says what must be solved together where no single fact is enough', () => {
    expect(miss({ staff: 3, size: 'large' })).toMatchObject({
      verdict: 'not met',
      turns: [],
      sentence: '没有哪一项单独改变后就能符合，要一并解决：“staffed”、“sized”。',
    })
  })

  test('looks among the rules and facts that it is given, as long as there is time', () => {
    const inputs = inputsOf({ basics: { ...good, staff: 3 } }, { decisions: { sound: { outcome: false } } })
    const find = (search: Search) => nearestMiss(programme, 'application', inputs, search).turns.map(({ fact }) => fact)
    const counts = ({ severity }: { severity: string }) => severity !== 'review'
    expect(find({})).toEqual([])
    expect(find({ counts })).toEqual(['staff'])
    expect(find({ counts, mayChange: ({ id }) => id !== 'staff' })).toEqual([])
    expect(find({ counts, isLate: () => true })).toEqual([])
  })

  test('finds the answer behind a derived fact', () => {
    const derived = programmeOf({
      ...parts,
      facts: [{ id: 'perHead', label: '人均收入', type: 'decimal', unit: '万元', kind: 'expression', formula: 'revenue * 2' }],
      rules: [rule('rich', { fact: 'perHead', operator: 'greaterThanInclusive', value: '200' })],
    })
    const found = nearestMiss(derived, 'application', inputsOf({ basics: { revenue: '10.00' } }))
    expect(found.turns).toMatchObject([{ fact: 'revenue', to: ['100.00'] }])
  })
})

test('Whatever it names makes the verdict met when it is answered', () => {
  const answers = fc.record({
    staff: fc.integer({ min: 0, max: 40 }),
    revenue: fc.integer({ min: 0, max: 20000 }).map((cents) => (cents / 100).toFixed(2)),
    size: fc.constantFrom('micro', 'small', 'large'),
    since: fc.constantFrom('2020-01-01', '2023-12-31', '2024-01-01'),
  })
  fc.assert(
    fc.property(answers, (basics) => {
      const more = { decisions: { sound: { outcome: true } } }
      for (const { fact, to } of nearestMiss(programme, 'application', inputsOf({ basics }, more)).turns)
        for (const value of to)
          expect(evaluate(programme, 'application', inputsOf({ basics: { ...basics, [fact]: value } }, more)).verdict).toBe('met')
    }),
    { seed: seedOf('nearest miss'), numRuns: 200 },
  )
})
