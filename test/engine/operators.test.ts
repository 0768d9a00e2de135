/** The table of operators: what each compares, and how it is said. */
import { Decimal } from 'decimal.js'
import { Engine } from 'json-rules-engine'
import { describe, expect, test } from 'vitest'
import { type OperatorName, operand, operatorNames, operators } from '../../server/engine/conditions/operators.js'
import type { FactType, Json } from '../../server/engine/model.js'

type Case = [OperatorName, FactType, Json, passes: Json[], fails: Json[]]

const cases: Case[] = [
  ['equal', 'string', '甲', ['甲'], ['甲 ', '']],
  ['equal', 'decimal', '0.30', ['0.3', '0.300'], ['0.31', '-0.3']],
  ['equal', 'integer', 0, [0], [1]],
  ['equal', 'boolean', false, [false], [true]],
  ['equal', 'date', '2024-01-01', ['2024-01-01', '2023-12-31T16:00:00Z'], ['2024-01-02', '2023-12-31T15:59:59Z']],
  ['notEqual', 'string', '甲', ['乙'], ['甲']],
  ['in', 'string', 'a', [['b', 'a']], [['b'], ['ab']]],
  ['in', 'decimal', '1.0', [['0', '1']], [['0', '10']]],
  ['notIn', 'string', 'a', [['b']], [['a', 'b']]],
  ['contains', 'list', ['a', 'b'], ['a'], ['c', 'ab']],
  ['doesNotContain', 'list', ['a', 'b'], ['c'], ['a']],
  ['lessThan', 'decimal', '19.99', ['20', '19.991'], ['19.99', '9']],
  ['lessThanInclusive', 'decimal', '19.99', ['19.990', '20'], ['19.98', '2']],
  ['greaterThan', 'integer', 1000, [999, 10], [1000, 1001]],
  ['greaterThanInclusive', 'integer', 1000, [1000, -1], [1001]],
  [
    'between',
    'integer',
    5,
    [
      [5, 5],
      [1, 5],
      [5, 9],
    ],
    [
      [6, 9],
      [1, 4],
      [9, 1],
    ],
  ],
  ['between', 'decimal', '0.07', [['0.07', '0.070']], [['0.071', '1']]],
  [
    'between',
    'date',
    '2024-02-29',
    [
      ['2024-02-29', '2024-02-29'],
      ['2024-01-01', '2024-12-31'],
    ],
    [['2024-03-01', '2024-12-31']],
  ],
  ['startsWith', 'string', '3451', ['345', '3451', ''], ['451', '34511', '3452']],
  ['startsWithAny', 'string', '3451', [['A', '34']], [['A', '4'], []]],
  ['dateBefore', 'date', '2024-01-01', ['2024-01-02', '2024-01-01T16:00:00Z'], ['2024-01-01', '2023-12-31T16:00:00Z']],
  ['dateOnOrBefore', 'date', '2024-01-01', ['2024-01-01', '2024-01-02'], ['2023-12-31']],
  ['dateAfter', 'date', '2024-01-01', ['2023-12-31'], ['2024-01-01', '2024-01-01T15:59:59Z']],
  ['dateOnOrAfter', 'date', '2024-01-01', ['2024-01-01', '2023-12-31'], ['2024-01-02']],
]

describe('Operators', () => {
  test.each(cases)('%s of %s %j', (name, type, fact, passes, fails) => {
    const passed = (value: Json) => operators[name].test(operand(type, fact), operand(type, value))
    expect(passes.filter((value) => !passed(value))).toEqual([])
    expect(fails.filter(passed)).toEqual([])
  })

  test.each(cases)('%s of %s %j inside json-rules-engine', async (name, type, fact, passes, fails) => {
    const engine = new Engine()
    engine.addOperator(operators[name].operator)
    engine.addFact('it', operand(type, fact))
    for (const [index, value] of [...passes, ...fails].entries())
      engine.addRule({ conditions: { all: [{ fact: 'it', operator: name, value: operand(type, value) }] }, event: { type: String(index) } })
    const { events } = await engine.run()
    expect(events.map((event) => Number(event.type)).sort()).toEqual(passes.map((_, index) => index))
  })

  test('refuse to compare as numbers what is none', () => {
    expect(() => operators.greaterThan.test('1000', 10)).toThrow(TypeError)
    expect(() => operators.lessThan.test(true, 10)).toThrow(TypeError)
    expect(() => operators.lessThan.test([1], 10)).toThrow(TypeError)
    expect(() => operand('string', { a: 1 })).toThrow(TypeError)
    expect(() => operand('string', null)).toThrow(TypeError)
  })

  test('of rows are never asked to compare a whole section', () => {
    for (const name of ['some', 'every', 'none'] as const) expect(() => operators[name].test([], [])).toThrow(TypeError)
  })

  test('keep decimals exact', () => {
    const value = operand('decimal', '0.1')
    expect(Decimal.isDecimal(value) && value.plus('0.2').toFixed()).toBe('0.3')
  })

  test('each say the test and its denial in different Chinese words with label and value', () => {
    for (const name of operatorNames) {
      const { say, deny, shape } = operators[name]
      const [said, denied] = [say('收入', '$& 万元'), deny('收入', '$& 万元')]
      expect(said, name).not.toBe(denied)
      for (const sentence of [said, denied]) {
        expect(sentence).toContain('收入')
        expect(sentence).not.toMatch(/[a-z@{}]/)
        if (shape !== 'flag') expect(sentence).toContain('$& 万元')
      }
    }
  })
})
