import { describe } from 'vitest'
import type { Json } from '../../server/engine/model.js'
import { finds, type Mistake } from './planted.js'

const rules = 'rules/application.eligibility.json'
const facts = 'rules/facts.json'
const first = '/rules/0/conditions'

const test = (fact: string, operator: string, value: Json): { [key: string]: Json } => ({ fact, operator, value })

/** A planted condition of the first rule. */
const condition = (is: string, planted: Json, at: string, code: string, says: string, remedy?: string): Mistake => ({
  is,
  file: rules,
  set: { [first]: planted },
  at: first + at,
  code,
  says,
  ...(remedy && { remedy }),
})

describe('compile refuses a condition', () => {
  finds([
    condition(
      'about a fact that there is not, and names the near one',
      test('staf', 'equal', 1),
      '/fact',
      'unknown-fact',
      '“staf”',
      '“staff”',
    ),
    condition('about a field of rows outside its rows', test('count', 'equal', 1), '/fact', 'row-field', '烤炉清单', '"some"'),
    condition(
      'with an operator that there is not',
      test('staff', 'greaterThen', 1),
      '/operator',
      'wrong-value',
      'greaterThen',
      'greaterThan',
    ),
    condition('with an operator that does not fit the fact', test('shop', 'greaterThan', 1), '/operator', 'operator-type', '文字', 'equal'),
    condition(
      'that compares an integer with text',
      test('staff', 'greaterThan', '1000'),
      '/value',
      'value',
      '"1000" 不是整数',
      '去掉引号，写成 1000',
    ),
    condition('that compares an integer with a fraction', test('staff', 'lessThan', 1.5), '/value', 'value', '不是整数'),
    condition('that compares a decimal with a float', test('cost', 'lessThan', 19.99), '/value', 'value', '19.99', '"19.99"'),
    condition('that compares a decimal with words', test('cost', 'lessThan', '20万'), '/value', 'value', '不是可以精确比较的数字'),
    condition('that names no option', test('shop', 'equal', 'streets'), '/value', 'unknown-option', '没有选项“streets”', '“street”'),
    condition('that names the title of an option', test('shop', 'in', ['临街']), '/value/0', 'unknown-option', '临街', '“street”'),
    condition('that looks for a beginning no option has', test('shop', 'startsWith', 'x'), '/value', 'unknown-option', '“x”开头'),
    condition('whose list is empty', test('shop', 'in', []), '/value', 'value', '列表是空的'),
    condition('whose list is none', test('shop', 'in', 'street'), '/value', 'value', '应为列表'),
    condition('that lists a value twice', test('shop', 'in', ['mall', 'mall']), '/value/1', 'value', '出现了两次'),
    condition('whose range is upside down', test('staff', 'between', [9, 2]), '/value', 'value', '永远不会满足'),
    condition('whose range has one end', test('staff', 'between', [9]), '/value', 'value', '两个值'),
    condition('that asks whether answered without yes or no', test('staff', 'answered', 'yes'), '/value', 'value', 'true'),
    condition('over rows without a condition', test('ovens', 'some', 3), '/value', 'value', '每一行'),
    condition('over what is no section of rows', test('staff', 'some', test('count', 'equal', 1)), '/operator', 'operator-type', '整数'),
    condition(
      'that is wrong inside the rows',
      test('ovens', 'every', test('cout', 'equal', 1)),
      '/value/fact',
      'unknown-fact',
      'cout',
      '“count”',
    ),
    condition(
      'that compares with a fact that there is not',
      test('staff', 'equal', { fact: 'stuff' }),
      '/value/fact',
      'unknown-fact',
      'stuff',
    ),
    condition('that compares a number with text', test('staff', 'equal', { fact: 'name' }), '/value/fact', 'value', '不能比较'),
    condition('that compares a fact with itself', test('staff', 'equal', { fact: 'staff' }), '/value/fact', 'value', '它自己'),
    condition('with an empty all', { all: [] }, '/all', 'shape', '至少要有 1 项'),
    condition('with an empty any', { any: [] }, '/any', 'shape', '至少要有 1 项'),
    condition(
      'with two kinds at once',
      { all: [test('staff', 'equal', 1)], any: [test('staff', 'equal', 1)] },
      '/any',
      'unknown-key',
      'any',
    ),
    condition('that names no condition', { condition: 'small' }, '/condition', 'unknown-condition', '“small”'),
    condition(
      'with a path into a fact that is no row',
      { ...test('staff', 'equal', 1), path: '$.since' },
      '/path',
      'path',
      '不是从名单里读的',
    ),
    condition(
      'with a path to a column that there is not',
      { ...test('listedDishonest', 'dateBefore', '2024-01-01'), path: '$.sinc' },
      '/path',
      'unknown-column',
      'sinc',
      '“since”',
    ),
    condition(
      'with a path that is code',
      { ...test('listedDishonest', 'equal', true), path: '$.items[?(@.x=1)]' },
      '/path',
      'shape',
      '写法不符合要求',
    ),
    condition('with parameters, which are reserved', { ...test('staff', 'equal', 1), params: {} }, '/params', 'reserved', 'params'),
    condition('deeper than eight', nested(9), '', 'condition-size', '超过 8 层'),
    condition(
      'of more than 200 tests',
      { all: Array.from({ length: 5 }, () => ({ any: Array.from({ length: 50 }, (_, index) => test('staff', 'equal', index)) })) },
      '',
      'condition-size',
      '200',
    ),
    condition('about a day that is none', test('today', 'dateBefore', '2024-02-30'), '/value', 'value', '不是日期'),
  ])
})

function nested(depth: number): Json {
  return depth === 0 ? test('staff', 'equal', 1) : { not: nested(depth - 1) }
}

describe('compile refuses named conditions', () => {
  finds([
    {
      is: 'that name each other in a circle',
      file: facts,
      set: { '/conditions': { first: { condition: 'second' }, second: { not: { condition: 'first' } } } },
      at: '/conditions/first',
      code: 'condition-cycle',
      says: 'first → second → first',
    },
    {
      is: 'that nobody could judge',
      file: facts,
      set: { '/conditions': { many: test('stafff', 'equal', 1) } },
      at: '/conditions/many/fact',
      code: 'unknown-fact',
      says: 'stafff',
      remedy: '“staff”',
    },
    {
      is: 'that double with every step',
      file: facts,
      set: {
        '/conditions': Object.fromEntries(
          Array.from({ length: 40 }, (_, index) => [
            `step${index}`,
            index === 39 ? test('staff', 'equal', 1) : { any: [{ condition: `step${index + 1}` }, { condition: `step${index + 1}` }] },
          ]),
        ),
      },
      at: '/conditions/step31',
      code: 'condition-size',
      says: '200',
    },
  ])
})
