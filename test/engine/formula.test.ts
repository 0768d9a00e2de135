import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkFormula, type Names } from '../../server/engine/formula/check.js'
import { evaluateFormula, formulaNames, formulaTables } from '../../server/engine/formula/formula.js'
import { formulaFunctions } from '../../server/engine/formula/functions.js'
import type { NameInfo, Reading, Value } from '../../server/engine/formula/model.js'
import { parseFormula } from '../../server/engine/formula/parse.js'
import { unknown } from '../../server/engine/formula/readings.js'
import { lookupTable, valueText } from '../../server/engine/formula/tables.js'
import { formulaText } from '../../server/engine/formula/text.js'
import type { DecisionTable } from '../../server/engine/programme.js'
import { Decimal, decimalText } from '../../server/engine/values/exact.js'

const calendar = JSON.parse(readFileSync(new URL('../../schemas/site/calendar.json', import.meta.url), 'utf8')).years

const capByLevel: DecisionTable = {
  title: '封顶',
  hit: 'unique',
  inputs: [{ id: 'level', label: '等级', type: 'integer' }],
  outputs: [
    { id: 'cap', label: '封顶金额', type: 'decimal', unit: '万元' },
    { id: 'name', label: '档次', type: 'string' },
  ],
  rows: [
    { when: ['[2..3]'], then: ['30', 'B'] },
    { when: ['>= 4'], then: ['50', 'A'] },
  ],
  incomplete: '二级以下不支持',
}
const tables = new Map([
  ['capByLevel', capByLevel],
  ['cap-by-level', capByLevel],
])

/** The value of a formula as text; `gap: …` or `missing: …` where there is none. */
function value(formula: string, known: Record<string, Value> = {}, steps = 10_000): string {
  const reading = read(formula, known, steps)
  if (reading.value !== undefined) return valueText(reading.value)
  return reading.gap === undefined ? `missing: ${reading.missing?.map(({ label }) => label).join()}` : `gap: ${reading.gap}`
}

function read(formula: string, known: Record<string, Value>, steps: number): Reading {
  return evaluateFormula(formula, {
    read: (name) => {
      const found = Object.hasOwn(known, name) ? known[name] : undefined
      return found === undefined
        ? unknown([{ id: name, label: name, type: 'decimal', source: '', missing: `未填写${name}` }])
        : { value: found }
    },
    lookup: (name, args) => {
      const [id = '', output] = name.split('.')
      const table = tables.get(id)
      return table ? lookupTable(table, (_, index) => args[index] ?? unknown([]), output).reading : { gap: '没有这张表', missing: [] }
    },
    calendar,
    budget: { steps },
  })
}

const n = (text: string) => new Decimal(text)

describe('a formula', () => {
  test.each([
    ['1 + 2 * 3', '7'],
    ['(1 + 2) * 3', '9'],
    ['7 - 2 - 1', '4'],
    ['2 / 3 * 3', '2'],
    ['1 / 3 + 1 / 3 + 1 / 3 == 1', '是'],
    ['0.1 + 0.2', '0.3'],
    ['-2 * 3', '-6'],
    ['7 % 3', '1'],
    ['-7 % 3', '-1'],
    ['1 / 3', '0.33333333333333333333'],
    ['99999999999999999999999999999 + 1', '100000000000000000000000000000'],
    ['1 < 2 and 2 <= 2 and 3 > 2 and 2 >= 2', '是'],
    ["'a' == 'a' and 'a' != 'b'", '是'],
    ['not (1 == 2) or false', '是'],
    ['3 > 2 == true', '是'],
  ])('%s is %s', (formula, expected) => expect(value(formula)).toBe(expected))

  test.each([
    ['min(3, 1, 2)', '1'],
    ["min(date('2024-03-01'), date('2024-02-01'))", '2024-02-01'],
    ['max(3, 1, 2)', '3'],
    ['sum(1, 2, 3.5)', '6.5'],
    ['sum(prices)', '60'],
    ['sum(nothing)', '0'],
    ['count(prices)', '3'],
    ['count(late)', '2'],
    ['round(2.345, 2)', '2.35'],
    ['round(-2.345, 2)', '-2.35'],
    ['round(2.5)', '3'],
    ['floor(2.349, 2)', '2.34'],
    ['floor(-2.341, 2)', '-2.35'],
    ['ceil(2.341, 2)', '2.35'],
    ['ceil(-2.349, 2)', '-2.34'],
    ['floor(12399, -2)', '12300'],
    ['ceil(-12399, -2)', '-12300'],
    ['round(1250, -2)', '1300'],
    ['abs(-3.5)', '3.5'],
    ['rank(20, prices)', '2'],
    ['rank(31, prices)', '1'],
    ["rank(20, ties, date('2024-02-01'), days)", '3'],
    ['rank(20, ties, -1, negative)', '2'],
    ['if(1 < 2, 10, 20)', '10'],
    ["if(1 > 2, 'a', 'b')", 'b'],
    ['and(true, true, 1 == 1)', '是'],
    ['or(false, 1 == 2)', '否'],
    ['not(1 == 2)', '是'],
    ['between(2, 1, 2)', '是'],
    ["between(date('2024-12-05'), date(2024, 1, 1), date(2024, 12, 31))", '是'],
    ['in(2, 1, 2, 3)', '是'],
    ["in('c', 'a', 'b')", '否'],
    ['in(20, prices)', '是'],
    ['lookup(capByLevel, 3)', '30'],
    ['lookup(capByLevel.name, 4)', 'A'],
    ["lookup('cap-by-level', 2 + 2)", '50'],
    ["date('2024-02-29')", '2024-02-29'],
    ['date(2024, 2, 29)', '2024-02-29'],
    ['date(instant)', '2024-12-06'],
    ["days(date('2024-02-28'), date('2024-03-01'))", '2'],
    ["days(date('2024-03-01'), date('2024-02-28'))", '-2'],
    ["workdays(date('2024-09-29'), date('2024-10-09'))", '3'],
    ['month(instant)', '12'],
    ['year(instant)', '2024'],
    ["months(date('2024-01-31'), date('2024-02-28'))", '0'],
    ["months(date('2024-01-31'), date('2024-02-29'))", '1'],
    ["months(date('2024-05-11'), date('2026-05-10'))", '23'],
    ["months(date('2026-05-11'), date('2024-05-11'))", '-24'],
    ["months(date('2024-11-05'), instant)", '1'],
    ["addMonths(date('2024-01-31'), 1)", '2024-02-29'],
    ["addMonths(date('2023-11-30'), 3)", '2024-02-29'],
    ["addMonths(date('2026-05-11'), -24)", '2024-05-11'],
    ['addMonths(instant, 12)', '2025-12-06'],
  ])('%s is %s', (formula, expected) => {
    const ties = {
      ties: [n('20'), n('20'), n('30')],
      days: ['2024-03-01', '2024-02-01', '2024-01-01'],
      negative: [n('-1'), n('-2'), n('-3')],
    }
    const known = {
      ...ties,
      prices: [n('10'), n('20'), n('30')],
      nothing: [],
      late: [true, false, true],
      instant: '2024-12-05T16:00:00.000Z',
    }
    expect(value(formula, known)).toBe(expected)
  })

  test('every function of the table has a test above, a Chinese name of its own, a signature and a summary', () => {
    const source = readFileSync(new URL(import.meta.url), 'utf8')
    const labels = [...formulaFunctions.values()].map(({ label }) => label)
    expect(new Set(labels).size).toBe(formulaFunctions.size)
    for (const [name, { signature, summary }] of formulaFunctions) {
      expect(source).toContain(['date', 'days', 'workdays', 'months'].includes(name) ? `["${name}(` : `['${name}(`)
      expect(signature).toContain(name)
      expect(summary.length).toBeGreaterThan(3)
    }
  })
})

describe('what is not known', () => {
  test.each([
    ['a + 1', 'missing: a'],
    ['a + b', 'missing: a,b'],
    ['a * 0', 'missing: a'],
    ['a > 1 and false', '否'],
    ['false and a > 1', '否'],
    ['a > 1 and true', 'missing: a'],
    ['a > 1 or true', '是'],
    ['or(a > 1, 1 == 1)', '是'],
    ['not (a > 1)', 'missing: a'],
    ['if(true, 1, a)', '1'],
    ['if(false, a, 2)', '2'],
    ['if(a > 1, 1, 2)', 'missing: a'],
    ['min(a, 5)', 'missing: a'],
    ['lookup(capByLevel, a)', 'missing: a'],
  ])('%s is %s', (formula, expected) => expect(value(formula)).toBe(expected))

  test.each([
    ['1 / 0', '除数为零'],
    ['1 / (1 / 3 * 3 - 1)', '除数为零'],
    ['5 % 0', '除数为零'],
    ['1 / 0 + a', '除数为零'],
    ['min(nothing)', '没有可以比较的值'],
    ['lookup(capByLevel, 1)', '“封顶”没有适用于这种情况的行（等级＝1）：二级以下不支持'],
    ['date(2024, 2, 30)', '没有 2024 年 2 月 30 日这一天'],
    ['round(1, 11)', '小数位数应是 -6 到 10 的整数，不是 11'],
    ['round(1, 0.5)', '小数位数应是 -6 到 10 的整数，不是 0.5'],
    ['rank(1, one, 1, nothing)', '各行的值个数不同，不能排名'],
    ["rank('a', one)", '只有数字之间、日期之间可以比较'],
    ["workdays(date('0001-01-01'), date('9999-12-31'))", '两个日期相隔太远'],
    ["addMonths(date('2024-01-31'), 0.5)", '月数要是整数，且不能太大'],
    ["addMonths(date('9999-01-31'), 12)", '没有这一天'],
  ])('%s is a gap, never 0', (formula, expected) => expect(value(formula, { nothing: [], one: [n('1')] })).toBe(`gap: ${expected}`))

  test('a gap in the branch that is not taken does not matter, nor beside what decides', () => {
    expect(value('if(1 == 1, 5, 1 / 0)')).toBe('5')
    expect(value('1 == 2 and 1 / 0 > 1')).toBe('否')
  })
})

const infos: Record<string, NameInfo> = {
  invested: { id: 'invested', label: '投入', type: 'number', unit: '万元' },
  paid: { id: 'paid', label: '已付', type: 'number', unit: '元' },
  rate: { id: 'rate', label: '比例', type: 'number', unit: '' },
  percent: { id: 'percent', label: '百分比', type: 'number', unit: '%' },
  staff: { id: 'staff', label: '人数', type: 'number', unit: '人' },
  age: { id: 'age', label: '年龄', type: 'number', unit: '岁' },
  perHead: { id: 'perHead', label: '人均', type: 'number', unit: '万元/人' },
  sets: { id: 'sets', label: '数量', type: 'number', unit: '套' },
  size: {
    id: 'size',
    label: '规模',
    type: 'text',
    options: new Map([
      ['small', '小型'],
      ['medium', '中型'],
    ]),
  },
  signed: { id: 'signed', label: '签订日期', type: 'date' },
  sound: { id: 'sound', label: '经营良好', type: 'boolean' },
  prices: { id: 'prices', label: '各行价格', type: 'list', of: { type: 'number', unit: '元' } },
  products: { id: 'products', label: '产品', type: 'rows' },
}
const names: Names = (name) => (Object.hasOwn(infos, name) ? infos[name] : undefined)
names.all = () => Object.keys(infos)
const problems = (formula: string) => checkFormula(formula, names, tables).problems
const unit = (formula: string) => checkFormula(formula, names, tables).kind?.unit

describe('the check of a formula', () => {
  test.each([
    ['invested * rate', '万元'],
    ['invested * 0.5 + 1', '万元'],
    ['min(invested, 50)', '万元'],
    ['invested * 10000 + paid', '元'],
    ['10000 * invested + paid', '元'],
    ['invested + paid / 10000', '万元'],
    ['invested * (percent / 100)', '万元'],
    ['perHead * staff', '万元'],
    ['invested / staff', '万元/人'],
    ['invested / staff + perHead', '万元/人'],
    ['invested / invested', ''],
    ['paid * sets', '元'],
    ['sum(prices)', '元'],
    ['count(products)', ''],
    ['floor(months(signed, signed) / 12) + age', '年'],
    ['rank(paid, prices)', ''],
    ['floor(paid, -2)', '元'],
    ['month(signed)', ''],
    ['if(sound, invested, 0)', '万元'],
    ['lookup(capByLevel, 3) + invested', '万元'],
    ['days(signed, signed)', '天'],
    ['1 + 2', undefined],
  ])('%s has the unit %s', (formula, expected) => {
    expect(problems(formula)).toEqual([])
    expect(unit(formula)).toBe(expected)
  })

  test.each([
    [
      'invested + paid',
      'formula-unit',
      '“投入”单位是“万元”，“已付”单位是“元”，不能相加',
      '请先换算：万元乘以 10000 是元，元除以 10000 是万元，如 x * 10000',
    ],
    ['min(invested, paid)', 'formula-unit', '“投入”单位是“万元”，“已付”单位是“元”，不能比较', undefined],
    ['invested > staff', 'formula-unit', '“投入”单位是“万元”，“人数”单位是“人”，不能比较', undefined],
    ['invested + rate', 'formula-unit', '“投入”单位是“万元”，“比例”没有单位，不能相加', undefined],
    ['invested * percent', 'formula-unit', '“百分比”是百分数，不能直接相乘', '请先除以 100，如 x / 100'],
    ['invested + signed', 'formula-type', '“签订日期”是日期，这里要数字', undefined],
    ["signed > '2024-01-01'", 'formula-type', "“'2024-01-01'”是文字，这里要数字或日期", undefined],
    ["signed == '2024-01-01'", 'formula-type', "“签订日期”是日期，“'2024-01-01'”是文字，不能比较", "日期请写成 date('2024-01-31')"],
    ["size == 'smal'", 'unknown-option', '“规模”没有“smal”这个值', '您是不是想用“small”？'],
    ["in(size, '小型')", 'unknown-option', '“规模”没有“小型”这个值', "请写它的值 'small'"],
    ['size >= 2', 'formula-type', '“规模”是文字，这里要数字或日期', undefined],
    ['not invested == paid', 'formula-type', '“投入”是数字，这里要是或否', undefined],
    ['rank(paid, prices, rate)', 'formula-arity', 'rank 要写成对的项：值，各行的值', '每个值后面写各行的这个值'],
    [
      'rank(invested, prices)',
      'formula-unit',
      '“投入”单位是“万元”，“各行价格”单位是“元”，不能比较',
      '请先换算：万元乘以 10000 是元，元除以 10000 是万元，如 x * 10000',
    ],
    [
      'months(signed, signed) < age',
      'formula-unit',
      '“months(signed, signed)”单位是“个月”，“年龄”单位是“岁”，不能比较',
      '请先换算：年乘以 12 是个月，个月除以 12 是年，如 x * 12',
    ],
    ['floor(paid, -7)', 'formula-type', '小数位数应是 -6 到 10 的整数', undefined],
    ['prices + 1', 'formula-type', '“各行价格”是若干值，这里要数字', '若干值请用 sum、min、max 或 count 合成一个数'],
    ['investd * 2', 'unknown-name', '公式里的“investd”没有定义', '您是不是想用“invested”？'],
    ['mni(1, 2)', 'unknown-function', '没有函数“mni”', '您是不是想用“min”？'],
    ['if(sound, 1)', 'formula-arity', 'if 要写 3 项，这里有 2 项', '写法：if(条件, 值, 否则的值)'],
    ['min + 1', 'unknown-name', '公式里的“min”没有定义', '“min”是函数，请写 min(值, 值, …)'],
    ['capByLevel + 1', 'unknown-name', '公式里的“capByLevel”没有定义', '“capByLevel”是决策表，请写 lookup(capByLevel, …)'],
    ['lookup(capByLvel, 1)', 'unknown-table', '没有决策表“capByLvel”', '您是不是想用“capByLevel”？'],
    ['lookup(cap-by-level, 1)', 'unknown-table', 'lookup 的第一项要是决策表', "表名有连字符时请加引号，如 lookup('cap-by-level', x)"],
    ['lookup(capByLevel.cpa, 1)', 'unknown-output', '决策表“封顶”没有输出列“cpa”', '您是不是想用“cap”？'],
    ['lookup(capByLevel, 1, 2)', 'formula-arity', '决策表“封顶”要查 1 项（等级），这里给了 2 项', undefined],
    ['invested / 0', 'formula-type', '除数是零', undefined],
    ['round(invested, 99)', 'formula-type', '小数位数应是 -6 到 10 的整数', undefined],
    ["date('2024-02-30')", 'formula-type', '没有“2024-02-30”这一天', undefined],
    ['date(2024, 2, 30)', 'formula-type', '没有 2024 年 2 月 30 日这一天', undefined],
  ])('%s is refused with place and remedy', (formula, code, message, remedy) => {
    const found = problems(formula)
    expect(found.map((problem) => [problem.code, problem.message])).toContainEqual([code, message])
    if (remedy) expect(found.map((problem) => problem.remedy)).toContain(remedy)
  })

  test('all mistakes are told at once, each once', () => {
    expect(problems('investd + investd + mni(staf) + (invested + paid)').map(({ code }) => code)).toEqual([
      'unknown-name',
      'unknown-function',
      'unknown-name',
      'formula-unit',
    ])
  })

  test('names and tables of a formula are told apart', () => {
    expect(formulaNames("lookup(capByLevel.name, level) + lookup('cap-by-level', a.b) + min(level, c)")).toEqual(['level', 'a.b', 'c'])
    expect(formulaTables("lookup(capByLevel.name, level) + lookup('cap-by-level', a)")).toEqual(['capByLevel', 'cap-by-level'])
  })
})

describe('a hostile formula', () => {
  const hostile = [
    'constructor.constructor',
    '__proto__',
    'constructor(1)',
    'toString()',
    'hasOwnProperty(1)',
    "a['constructor']",
    'a.b()',
    'this',
    'null',
    'x = 1',
    '`1`',
    'a ? 1 : 2',
    '1e999',
    '0x10',
    '1 && 2',
    'new Date()',
    '/(a+)+$/',
    '{}',
    '[1, 2]',
    'a; b',
    "'a\\u0041'",
    '"',
    '(',
    ')',
    '',
    '，',
    `${'('.repeat(41)}1${')'.repeat(41)}`,
    `${'-'.repeat(500)}1`,
    `${'1+'.repeat(999)}1`,
    'not '.repeat(400),
    `${'1'.repeat(31)}`,
    'a'.repeat(3000),
    '\u0000',
    'f(a,)',
  ]
  test.each(hostile)('%s is refused in words or has no value', (formula) => {
    const started = performance.now()
    const { problems: found } = checkFormula(formula, () => undefined, new Map())
    expect(found.length).toBeGreaterThan(0)
    expect(found[0]?.message).toMatch(/\p{Script=Han}/u)
    expect(read(formula, {}, 10_000).value).toBeUndefined()
    expect(performance.now() - started).toBeLessThan(200)
  })

  test('numbers of absurd size and endless work are gaps', () => {
    const large = '9'.repeat(30)
    expect(value(`${large} * ${large}`)).toBe('gap: 结果超过 30 位数，无法计算')
    expect(value('sum(a, a, a)', { a: Array.from({ length: 5000 }, () => n('1')) }, 10_000)).toBe('gap: 计算量太大，已停止')
    expect(value(Array.from({ length: 100 }, () => '1').join('+'), {}, 50)).toBe('gap: 计算量太大，已停止')
  })

  test('the text of a tree parses to the same tree', () => {
    for (const formula of [
      '1 - (2 - 3)',
      '-(a + b) * c',
      'not (a and b) or c',
      '(a or b) and c',
      'a / (b * c)',
      "if(a == 'x', -1, min(b, c))",
    ]) {
      const { tree } = parseFormula(formula)
      expect(tree && formulaText(tree)).toBe(formula)
    }
  })

  test('a result is never negative zero', () => expect(decimalText(n('-0'))).toBe('0'))
})
