/** Where all facts are known, the walk over conditions says what json-rules-engine's own run says. */
import fc from 'fast-check'
import { Engine, type TopLevelCondition } from 'json-rules-engine'
import { describe, expect, test } from 'vitest'
import { judge } from '../../server/engine/conditions/conditions.js'
import { operators } from '../../server/engine/conditions/operators.js'
import type { Condition, Programme } from '../../server/engine/programme.js'
import { factsOf, programmeOf, seedOf } from './build.js'
import { treesOf } from './condition-trees.js'

const decimal = { places: 2 }
const programme = programmeOf({
  sections: {
    all: {
      type: 'object',
      title: '全部',
      properties: {
        i: { type: 'integer', title: '整数一' },
        j: { type: 'integer', title: '整数二' },
        d: { type: 'string', title: '小数一', decimal },
        e: { type: 'string', title: '小数二', decimal },
        s: { type: 'string', title: '文字一' },
        t: { type: 'string', title: '文字二' },
        b: { type: 'boolean', title: '是否一' },
        c: { type: 'boolean', title: '是否二' },
        on: { type: 'string', title: '日期', format: 'date' },
        l: {
          type: 'array',
          title: '多选',
          items: { type: 'string', oneOf: ['x', 'y', 'z'].map((option) => ({ const: option, title: option })) },
        },
      },
    },
  },
})

// few values each, so that equality and bounds are hit
const integer = fc.integer({ min: -2, max: 3 })
const amount = fc.constantFrom('-1', '0', '0.1', '0.10', '0.3', '1', '1.00', '19.99', '1000')
const word = fc.constantFrom('a', 'ab', 'abc', '345', '3451', '中小', '中小企业')
const day = fc.constantFrom('2023-12-31', '2024-01-01', '2024-02-29', '2024-10-01')
const option = fc.constantFrom('x', 'y', 'z')
const several = <Value>(value: fc.Arbitrary<Value>) => fc.array(value, { minLength: 1, maxLength: 4 })
const of = (facts: string[], names: (keyof typeof operators)[], value: fc.Arbitrary<unknown>) =>
  fc.record({ fact: fc.constantFrom(...facts), operator: fc.constantFrom(...names), value }) as fc.Arbitrary<Condition>
const orAnother = (value: fc.Arbitrary<unknown>, facts: string[]) =>
  fc.oneof({ weight: 4, arbitrary: value }, { weight: 1, arbitrary: fc.constantFrom(...facts).map((fact) => ({ fact })) })

const same = ['equal', 'notEqual'] as const
const among = ['in', 'notIn'] as const
const bounds = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'] as const
const dates = ['dateBefore', 'dateOnOrBefore', 'dateAfter', 'dateOnOrAfter'] as const
const leaf = fc.oneof(
  of(['i', 'j'], [...same, ...bounds], orAnother(integer, ['i', 'j'])),
  of(['i', 'j'], [...among], several(integer)),
  of(['i', 'j'], ['between'], fc.tuple(integer, integer)),
  of(['d', 'e'], [...same, ...bounds], orAnother(amount, ['d', 'e'])),
  of(['d', 'e'], [...among], several(amount)),
  of(['d', 'e'], ['between'], fc.tuple(amount, amount)),
  of(['s', 't'], [...same], orAnother(word, ['s', 't'])),
  of(['s', 't'], [...among, 'startsWithAny'], several(word)),
  of(['s', 't'], ['startsWith'], word),
  of(['b', 'c'], [...same], orAnother(fc.boolean(), ['b', 'c'])),
  of(['on'], [...same, ...dates], day),
  of(['on'], ['between'], fc.tuple(day, day)),
  of(['l'], ['contains', 'doesNotContain'], option),
)
const tree = treesOf(leaf, ['first', 'second'])
const named = fc.record({ first: leaf, second: fc.record({ any: fc.array(leaf, { minLength: 1, maxLength: 3 }) }) })
const answers = fc.record({
  i: integer,
  j: integer,
  d: amount,
  e: amount,
  s: word,
  t: word,
  b: fc.boolean(),
  c: fc.boolean(),
  on: day,
  l: fc.uniqueArray(option, { minLength: 1 }),
})
const situation = fc.record({ condition: tree, named, answers })
type Situation = typeof situation extends fc.Arbitrary<infer Value> ? Value : never

function ours({ condition, named: conditions, answers: all }: Situation): boolean {
  const own: Programme = { ...programme, conditions: new Map(Object.entries(conditions)) }
  const { outcome } = judge(condition, factsOf(own, { all }), own)
  expect(outcome).not.toBe('unknown')
  return outcome === 'met'
}

/** The same in json-rules-engine with its own operators; decimals as numbers, which are exact enough for two places. */
async function theirs({ condition, named: conditions, answers: all }: Situation): Promise<boolean> {
  const engine = new Engine()
  for (const [name, test] of Object.entries(ownOperators)) engine.addOperator(name, test)
  for (const [id, value] of Object.entries(all)) engine.addFact(id, numeric(id, value))
  for (const [name, part] of Object.entries(conditions)) engine.setCondition(name, top(part))
  engine.addRule({ conditions: top(condition), event: { type: 'met' } })
  return (await engine.run()).events.length === 1
}

type Scalar = string | number
const ownOperators: Record<string, (fact: Scalar, value: never) => boolean> = {
  between: (fact, [low, high]: [Scalar, Scalar]) => low <= fact && fact <= high,
  startsWith: (fact, prefix: string) => String(fact).indexOf(prefix) === 0,
  startsWithAny: (fact, prefixes: string[]) => prefixes.filter((prefix) => String(fact).indexOf(prefix) === 0).length > 0,
  dateBefore: (fact, value: string) => fact < value,
  dateOnOrBefore: (fact, value: string) => fact <= value,
  dateAfter: (fact, value: string) => fact > value,
  dateOnOrAfter: (fact, value: string) => fact >= value,
}
const numeric = (fact: string, value: unknown): unknown => {
  if (Array.isArray(value)) return value.map((item) => numeric(fact, item))
  return (fact === 'd' || fact === 'e') && typeof value === 'string' ? Number(value) : value
}
function asNumbers(condition: Condition): unknown {
  if ('all' in condition) return { all: condition.all.map(asNumbers) }
  if ('any' in condition) return { any: condition.any.map(asNumbers) }
  if ('not' in condition) return { not: asNumbers(condition.not) }
  if ('condition' in condition) return condition
  return { ...condition, value: numeric(condition.fact, condition.value) }
}
const top = (condition: Condition) => ({ all: [asNumbers(condition)] }) as TopLevelCondition // the shape that the engine's types describe

const agree = async (runs: number, seed: number) =>
  fc.check(
    fc.asyncProperty(situation, async (given) => ours(given) === (await theirs(given))),
    { numRuns: runs, seed },
  )

// the planted faults are looked for with one seed: whether they are found must not depend on luck
describe('Conditions against json-rules-engine', () => {
  const seed = seedOf('conditions')

  test('the walk agrees with the run of 500 random conditions', async () => {
    const { failed, counterexample } = await agree(500, seed)
    expect(failed, JSON.stringify(counterexample)).toBe(false)
  })

  test.each([
    'notEqual',
    'notIn',
    'doesNotContain',
    'lessThan',
    'greaterThanInclusive',
    'between',
    'startsWithAny',
    'dateOnOrAfter',
  ] as const)('an operator “%s” that says the opposite is found out', async (name) => {
    const entry = operators[name]
    const right = entry.test
    entry.test = (fact, value) => !right(fact, value)
    try {
      expect((await agree(2000, 2)).failed).toBe(true)
    } finally {
      entry.test = right
    }
  })

  test('a bound that is one step off is found out', async () => {
    const right = operators.lessThanInclusive.test
    operators.lessThanInclusive.test = operators.lessThan.test
    try {
      expect((await agree(2000, 2)).failed).toBe(true)
    } finally {
      operators.lessThanInclusive.test = right
    }
  })
})
