import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formulaFunctions } from '../../server/engine/formula/functions.js'
import { formulaFromLabels, formulaToLabels } from '../../server/engine/formula/labels.js'
import { parseFormula } from '../../server/engine/formula/parse.js'
import { seedOf } from './build.js'

const labels = new Map([
  ['recognised', '合规投入'],
  ['rate', '补贴比例'],
  ['cap', '封顶'],
  ['invested2024', '2024年投入（含税）'],
  ['items.amount', '明细的金额'],
  ['@capByLevel', '按等级封顶'],
  ['@capByLevel.cap', '按等级封顶的金额'],
  ['@use-cap', '按次数封顶'],
  ['twinA', '孪生'],
  ['twinB', '孪生'],
  ['and2', '且'],
  ['english', 'cap'],
  ['sum2', '合计'],
  ['odd', '【怪】'],
])

describe('the Chinese view of a formula', () => {
  test.each([
    ['min(recognised * rate, cap)', '最小值(合规投入 × 补贴比例, 封顶)'],
    ['if(recognised >= 4 and not (rate == 1), 0, cap / 2)', '如果(合规投入 ≥ 4 且 非 (补贴比例 = 1), 0, 封顶 ÷ 2)'],
    ['lookup(capByLevel, rate) + lookup( capByLevel.cap ,rate)', '查表(按等级封顶, 补贴比例) + 查表( 按等级封顶的金额 ,补贴比例)'],
    ["lookup('use-cap', rate) * lookup('capByLevel', 'use-cap')", "查表(按次数封顶, 补贴比例) × 查表('capByLevel', 'use-cap')"],
    ['invested2024 != sum(items.amount)', '【2024年投入（含税）】 ≠ 合计(明细的金额)'],
    ['twinA + twinB - odd', 'twinA + twinB - odd'],
    ["english + and2 + sum2 + 'and * cap'", "【cap】 + 【且】 + 合计 + 'and * cap'"],
    ['true or false', '是 或 否'],
    ['unlabelled % 2', 'unlabelled % 2'],
  ])('%s reads %s and comes back as it was', (formula, view) => {
    expect(formulaToLabels(formula, labels)).toBe(view)
    expect(formulaFromLabels(view, labels)).toBe(formula)
  })

  test('what people type is read as well: full-width brackets and commas', () => {
    expect(formulaFromLabels('最小值（合规投入×补贴比例，封顶）', labels)).toBe('min(recognised*rate,cap)')
  })

  test('what is no label stays, for the parser to refuse', () => {
    const back = formulaFromLabels('最小值(合规投人, 封顶)', labels)
    expect(back).toBe('min(合规投人, cap)')
    expect(parseFormula(back).problem?.message).toContain('合')
  })

  test('every valid formula comes back exactly as it was, whatever the labels are', () => {
    const name = fc.constantFrom('a', 'b1', 'c_d', 'lines.row', 'and2', 'min', 'x')
    const blank = fc.constantFrom('', ' ', '  ', '\n')
    const { expression } = fc.letrec<{ expression: string }>((tie) => ({
      expression: fc.oneof(
        { maxDepth: 4 },
        name,
        fc.constantFrom('1', '20.50', "'甲 × 乙'", '"【a】"', 'true', 'false', "'and'"),
        fc
          .tuple(
            tie('expression'),
            blank,
            fc.constantFrom('+', '-', '*', '/', '%', '==', '!=', '<', '<=', '>', '>='),
            blank,
            tie('expression'),
          )
          .map(([a, s, operator, t, b]) => `(${a})${s}${operator}${t}(${b})`),
        fc.tuple(tie('expression'), fc.constantFrom('and', 'or'), tie('expression')).map(([a, operator, b]) => `(${a})${operator} ${b}`),
        tie('expression').map((a) => `not(${a})`),
        fc
          .tuple(fc.constantFrom(...formulaFunctions.keys()), blank, fc.array(tie('expression'), { minLength: 1, maxLength: 3 }))
          .map(([f, s, args]) => (f === 'not' ? `not(${args[0]})` : `${f}${s}(${args.join(`,${s}`)})`)),
        fc.tuple(fc.constantFrom('t', 't.out'), tie('expression')).map(([table, a]) => `lookup(${table}, ${a})`),
      ),
    }))
    const label = fc.oneof(
      fc.constantFrom(
        '合规投入',
        '且',
        '非',
        '是',
        '合计',
        '查表',
        '2024年',
        '甲 乙',
        '甲.乙',
        '【丙】',
        'a',
        'min',
        '甲×乙',
        '',
        '甲\n乙',
      ),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    )
    const key = fc.oneof(name, fc.constantFrom('@t', '@t.out', 'and', 'true'))
    fc.assert(
      fc.property(expression, fc.array(fc.tuple(key, label), { maxLength: 10 }), (formula, pairs) => {
        fc.pre(parseFormula(formula).tree !== undefined)
        const given = new Map(pairs)
        const view = formulaToLabels(formula, given)
        expect(formulaFromLabels(view, given)).toBe(formula)
      }),
      { numRuns: 1000, seed: seedOf('formula labels') },
    )
  })
})
