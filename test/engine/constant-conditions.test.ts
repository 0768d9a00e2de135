/** Conditions that can never hold, or always do: found where they stand, and never said of one that evaluation says otherwise. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkConstant, clashOf } from '../../server/engine/compile/constant-conditions.js'
import { followAnew } from '../../server/engine/compile/narrowing.js'
import { judge } from '../../server/engine/conditions/conditions.js'
import type { Json } from '../../server/engine/model.js'
import type { Condition, Programme } from '../../server/engine/programme.js'
import { factsOf, problemsOf, programmeOf, seedOf, stageOf } from './build.js'
import { treesOf } from './condition-trees.js'
import { finds, type Mistake } from './planted.js'

const rules = 'rules/application.eligibility.json'
const first = '/rules/0/conditions'
const of = (fact: string, operator: string, value: Json): { [key: string]: Json } => ({ fact, operator, value })
const planted = (is: string, condition: Json, at: string, code: string, says: string, remedy?: string): Mistake => ({
  is,
  file: rules,
  set: { [first]: condition },
  at: first + at,
  code,
  says,
  ...(remedy && { remedy }),
})
const never = (is: string, condition: Json, at: string, says: string, remedy?: string) =>
  planted(is, condition, at, 'impossible-condition', says, remedy)
const always = (is: string, condition: Json, at: string, says: string) => planted(is, condition, at, 'always-true', says)

const more = of('staff', 'greaterThan', 5)
const fewer = of('staff', 'lessThan', 3)

describe('compile refuses a condition that can never hold:', () => {
  finds([
    never('a number above and below', { all: [more, fewer] }, '/all/1', '“从业人员大于 5 人”和“从业人员小于 3 人”不可能同时成立', '改写'),
    never('no whole number between', { all: [more, of('staff', 'lessThan', 6)] }, '/all/1', '不可能同时成立'),
    never('two values at once', { all: [of('shop', 'equal', 'mall'), of('shop', 'equal', 'street')] }, '/all/1', '“店铺类型为“临街””'),
    never('a value outside the others', { all: [of('shop', 'in', ['mall', 'other']), of('shop', 'equal', 'street')] }, '/all/1', '“临街”'),
    never('a value that is excluded', { all: [of('shop', 'equal', 'mall'), { not: of('shop', 'in', ['mall']) }] }, '/all/1/not', '“商场”'),
    never(
      'every value excluded',
      { all: ['street', 'mall', 'other'].map((shop) => of('shop', 'notEqual', shop)) },
      '/all/2',
      '不可能同时成立',
    ),
    never('two beginnings', { all: [of('name', 'startsWith', '甲'), of('name', 'startsWith', '乙')] }, '/all/1', '以“乙”开头'),
    never(
      'a day before and after',
      { all: [of('today', 'dateAfter', '2025-03-01'), of('today', 'dateBefore', '2025-03-02')] },
      '/all/1',
      '早于',
    ),
    never('yes and no', { all: [of('listedDishonest', 'equal', true), of('listedDishonest', 'equal', false)] }, '/all/1', '失信'),
    never('unanswered and compared', { all: [of('staff', 'answered', false), more] }, '/all/1', '未填写'),
    never('one of which nothing is left', { all: [more, { any: [fewer, of('staff', 'equal', 4)] }] }, '/all/1/any/0', '不可能同时成立'),
    never('an alternative of several', { all: [more, { any: [fewer, of('shop', 'equal', 'mall')] }] }, '/all/1/any/0', '小于 3 人'),
    never('a value above the most', of('staff', 'greaterThan', 100_000), '/value', '只能填不小于 0 人、不大于 100000 人'),
    never('a decimal below the least', of('cost', 'lessThan', '0'), '/value', '只能填不小于 0 万元'),
    never('a text that is too long', of('shopOther', 'equal', '长'.repeat(51)), '/value', '最多 50 字'),
    never('a text of another form', of('phone', 'equal', '12345'), '/value', '永远不会满足'),
    never('one of several values', of('staff', 'in', [3, 100_001]), '/value/1', '永远不会是 100001'),
    never('within the rows', of('ovens', 'some', { all: [of('count', 'equal', 2), of('count', 'equal', 3)] }), '/value/all/1', '台数'),
    never('a value outside the rows’ limits', of('ovens', 'every', of('count', 'lessThan', 1)), '/value/value', '只能填不小于 1'),
    {
      ...never('a named condition against a test', { all: [{ condition: 'large' }, fewer] }, '/all/0/condition', '大于 5 人'),
      also: { 'rules/facts.json': { '/conditions': { large: { any: [more, of('staff', 'greaterThan', 9)] } } } },
    },
    {
      ...never('a named condition, once, where it stands', { condition: 'none' }, '', ''),
      also: { 'rules/facts.json': { '/conditions': { none: { all: [more, fewer] } } } },
      in: 'rules/facts.json',
      at: '/conditions/none/all/1',
      says: '不可能同时成立',
    },
  ])
})

describe('compile refuses a condition that always holds:', () => {
  finds([
    always('a bound that the question has', of('staff', 'greaterThanInclusive', 0), '/value', '总是成立'),
    always('anything but a value that cannot be', of('staff', 'notEqual', -1), '/value', '总是成立'),
    always('all numbers together', { any: [of('staff', 'lessThan', 6), more] }, '', '它的反面永远不会出现'),
    always('a thing or its opposite', { any: [of('shop', 'equal', 'mall'), { not: of('shop', 'equal', 'mall') }] }, '', '总是成立'),
  ])
})

describe('compile refuses what can never come about:', () => {
  const rule = (is: string, applies: Json, says: string): Mistake => ({
    is,
    file: rules,
    set: { '/rules/0/applies': applies, [first]: more },
    at: first,
    code: 'dead-rule',
    says,
    remedy: 'applies',
  })
  finds([
    rule('a rule that is never met where it applies', fewer, '它永远不会满足'),
    rule('a rule that is always met where it applies', of('staff', 'between', [6, 9]), '它总是满足'),
    {
      is: 'a variant of a material of which an earlier one takes every case',
      file: 'schemas/application.materials.json',
      set: {
        '/materials/2/variants': [
          { when: of('cost', 'greaterThan', '10'), help: '三份报价' },
          { when: of('cost', 'greaterThan', '20'), help: '五份报价' },
        ],
      },
      at: '/materials/2/variants/1/when',
      code: 'unreachable',
      says: '永远用不到',
      remedy: '移到前面',
    },
    {
      is: 'a variant of a material that is not asked for then',
      file: 'schemas/application.materials.json',
      set: { '/materials/2/variants': [{ when: of('cost', 'lessThan', '5'), help: '一份报价' }] },
      at: '/materials/2/variants/0/when',
      code: 'unreachable',
      says: '大于 5 万元',
    },
    {
      is: 'a question whose condition excludes what it asks for',
      file: 'schemas/application.form.json',
      set: { '/properties/basics/allOf/0/if/properties/shop': { enum: ['mall', 'other'], not: { enum: ['other', 'mall'] } } },
      at: '/properties/basics/allOf/0/if/properties/shop/not',
      code: 'impossible-condition',
      says: '店铺类型',
    },
    {
      is: 'a question whose condition is beyond the limits of another',
      file: 'schemas/application.form.json',
      set: { '/properties/basics/allOf/0/if': { properties: { staff: { const: -1 } }, required: ['staff'] } },
      at: '/properties/basics/allOf/0/if/properties/staff/const',
      code: 'value',
      says: '不允许填写 -1',
    },
  ])
})

const options = ['x', 'y', 'z'].map((option) => ({ const: option, title: option }))
const programme = programmeOf({
  sections: {
    all: {
      type: 'object',
      title: '全部',
      properties: {
        i: { type: 'integer', title: '整数', minimum: -2, maximum: 4 },
        d: { type: 'string', title: '小数', decimal: { places: 2, minimum: '0' } },
        s: { type: 'string', title: '文字', maxLength: 3 },
        o: { type: 'string', title: '一项', oneOf: options },
        l: { type: 'array', title: '多项', maxItems: 2, uniqueItems: true, items: { type: 'string', oneOf: options } },
        b: { type: 'boolean', title: '是否' },
        on: { type: 'string', title: '日期', format: 'date' },
      },
    },
  },
})
const stage = stageOf(programme)

test('Every option in a list asks that the fact is known: no mistake', () => {
  const known: Condition = { fact: 'o', operator: 'in', value: ['x', 'y', 'z'] }
  const rule = { name: 'known', label: '已知', severity: 'block' as const, conditions: known, otherwise: '请填写。' }
  expect(problemsOf({ sections: stage.form.schema.properties, rules: [rule] })).toEqual([])
})

// few values each, so that what contradicts is common
const values = {
  i: fc.integer({ min: -2, max: 4 }),
  d: fc.constantFrom('0', '0.1', '0.10', '1', '19.99'),
  s: fc.constantFrom('a', 'ab', 'abc', 'b', 'ba'),
  o: fc.constantFrom('x', 'y', 'z'),
  b: fc.boolean(),
  on: fc.constantFrom('2023-12-31', '2024-01-01', '2024-01-02'),
}
const several = <Value>(value: fc.Arbitrary<Value>) => fc.array(value, { minLength: 1, maxLength: 3 })
const leafOf = (fact: string, operators: string[], value: fc.Arbitrary<unknown>) =>
  fc.record({ fact: fc.constant(fact), operator: fc.constantFrom(...operators), value }) as fc.Arbitrary<Condition>
const bounds = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive']
const leaf = fc.oneof(
  leafOf('i', ['equal', 'notEqual', ...bounds], fc.integer({ min: -4, max: 6 })),
  leafOf('i', ['in', 'notIn'], several(values.i)),
  leafOf('i', ['between'], fc.tuple(values.i, values.i)),
  leafOf('d', ['equal', 'notEqual', ...bounds], values.d),
  leafOf('s', ['equal', 'notEqual', 'startsWith'], values.s),
  leafOf('s', ['in', 'notIn', 'startsWithAny'], several(values.s)),
  leafOf('o', ['equal', 'notEqual', 'startsWith'], values.o),
  leafOf('o', ['in', 'notIn'], several(values.o)),
  leafOf('l', ['contains', 'doesNotContain'], values.o),
  leafOf('b', ['equal', 'notEqual'], values.b),
  leafOf('on', ['equal', 'notEqual', 'dateBefore', 'dateOnOrBefore', 'dateAfter', 'dateOnOrAfter'], values.on),
  fc.record({ fact: fc.constantFrom('i', 's', 'l'), operator: fc.constant('answered'), value: fc.boolean() }) as fc.Arbitrary<Condition>,
)
const tree = treesOf(leaf, ['named'])
const answers = fc.record({ ...values, l: fc.uniqueArray(values.o, { minLength: 1, maxLength: 2 }) }, { requiredKeys: [] })

describe('What is called impossible', () => {
  const seed = seedOf('constant conditions')

  test('is never met, and what is called certain is never missed, whatever is answered', () => {
    const told = { impossible: 0, certain: 0 }
    const property = fc.property(tree, leaf, fc.array(answers, { minLength: 20, maxLength: 20 }), (condition, named, cases) => {
      followAnew()
      const own: Programme = { ...programme, conditions: new Map([['named', named]]) }
      const scope = { facts: stage.facts, programme: own }
      const [single] = checkConstant(named, { file: '', at: '' }, scope)
      const [never, always] = [false, true].map((denied) => clashOf([{ condition, denied }], scope) !== undefined)
      if (never) told.impossible += 1
      if (always) told.certain += 1
      for (const all of never || always || single ? cases : []) {
        const { outcome } = judge(condition, factsOf(own, { all }), own)
        const alone = judge(named, factsOf(own, { all }), own).outcome
        if (single?.at === '/value') expect(alone).not.toBe(single.code === 'always-true' ? 'not met' : 'met')
        if (never) expect(outcome).not.toBe('met')
        if (always) expect(outcome).not.toBe('not met')
      }
    })
    fc.assert(property, { numRuns: 3000, seed })
    expect(told.impossible).toBeGreaterThan(20)
    expect(told.certain).toBeGreaterThan(20)
  })

  test('is found wherever whole numbers alone decide', () => {
    const span = fc
      .tuple(fc.integer({ min: -2, max: 4 }), fc.integer({ min: -2, max: 4 }))
      .map(([a, b]) => [Math.min(a, b), Math.max(a, b)])
    fc.assert(
      fc.property(fc.array(span, { minLength: 2, maxLength: 4 }), (spans) => {
        followAnew()
        const all: Condition[] = spans.map((value) => ({ fact: 'i', operator: 'between', value }))
        const isEmpty = Math.max(...spans.map(([low = 0]) => low)) > Math.min(...spans.map(([, high = 0]) => high))
        expect(clashOf([{ condition: { all } }], { facts: stage.facts, programme }) !== undefined).toBe(isEmpty)
      }),
      { numRuns: 300, seed },
    )
  })
})
