import { describe, expect, test } from 'vitest'
import { checkWorksheet } from '../../server/engine/compile/worksheet-check.js'
import type { FactInfo, Worksheet } from '../../server/engine/programme.js'

const facts = new Map<string, FactInfo>(
  [
    { id: 'invested', label: '投入', type: 'decimal' as const, unit: '万元' },
    { id: 'paid', label: '已付', type: 'decimal' as const, unit: '元' },
    { id: 'note', label: '备注', type: 'string' as const },
    {
      id: 'products',
      label: '产品',
      type: 'rows' as const,
      rows: new Map<string, FactInfo>([
        ['price', { id: 'price', label: '金额', type: 'decimal', unit: '元', section: 'products' }],
        ['kind', { id: 'kind', label: '类别', type: 'string', section: 'products' }],
      ]),
    },
  ].map((info) => [info.id, info]),
)

const clean: Worksheet = {
  title: '核算',
  parameters: [
    { id: 'rate', label: '比例', values: [{ value: '0.5' }] },
    { id: 'cap', label: '封顶', unit: '万元', values: [{ value: '50' }, { from: '2025-01-01', value: '60' }] },
    { id: 'central', label: '中央占比', unit: '%', values: [{ value: '50' }] },
  ],
  lines: [{ id: 'items', label: '明细', forEach: 'products', rows: [{ id: 'half', label: '一半', formula: 'price * rate', unit: '元' }] }],
  rows: [
    { id: 'total', label: '合计', formula: 'sum(items.half) / 10000', unit: '万元' },
    { id: 'subsidy', label: '补贴', formula: 'min(total + invested * rate, cap)', unit: '万元' },
  ],
  results: [
    {
      id: 'grant',
      label: '补贴',
      row: 'subsidy',
      split: [
        { id: 'c', label: '中央', share: 'central' },
        { id: 'l', label: '地方' },
      ],
    },
  ],
}
const [total, subsidy] = clean.rows
const [rate, cap, central] = clean.parameters ?? []
const [items] = clean.lines ?? []
const [grant] = clean.results
if (!total || !subsidy || !rate || !cap || !central || !items || !grant) throw new Error('The clean worksheet has all its parts.')

const problems = (change: Partial<Worksheet>) => checkWorksheet({ ...clean, ...change }, 'rules/s.worksheet.json', facts, new Map())

describe('the check of a worksheet', () => {
  test('is silent about a clean one, and about other labels', () => {
    expect(problems({})).toEqual([])
    expect(problems({ title: '另一个', rows: [total, { ...subsidy, label: '另一个名称' }] })).toEqual([])
  })

  test.each<[string, Partial<Worksheet>, string, string, string]>([
    [
      'an unknown name',
      { rows: [total, { ...subsidy, formula: 'min(totl + invested * rate, cap)' }] },
      'unknown-name',
      '/rows/1/formula',
      '您是不是想用“total”？',
    ],
    [
      '万元 and 元 together',
      { rows: [{ ...total, formula: 'sum(items.half) + invested' }, subsidy] },
      'formula-unit',
      '/rows/0/formula',
      '请先换算：万元乘以 10000 是元，元除以 10000 是万元，如 x * 10000',
    ],
    [
      'a formula in another unit than the row',
      { rows: [{ ...total, formula: 'sum(items.half)' }, subsidy] },
      'formula-unit',
      '/rows/0/unit',
      '请先换算：万元乘以 10000 是元，元除以 10000 是万元，如 x * 10000',
    ],
    [
      'a row that is a list',
      { rows: [{ ...total, formula: 'items.half' }, subsidy] },
      'formula-type',
      '/rows/0/formula',
      '用 sum、count、min 或 max 合成一个值',
    ],
    [
      'rows in a circle',
      { rows: [{ ...total, formula: 'subsidy * rate' }, subsidy] },
      'row-cycle',
      '/rows/0/formula',
      '改写其中一行，不再用到后面的行',
    ],
    [
      'a row that reads itself',
      { rows: [{ ...total, formula: 'total + sum(items.half) / 10000' }, subsidy] },
      'row-cycle',
      '/rows/0/formula',
      '改写其中一行，不再用到后面的行',
    ],
    ['an id that stands twice', { rows: [total, subsidy, { ...total, id: 'rate' }] }, 'repeated', '/rows/2/id', '换一个 id'],
    ['an id that hides a fact', { rows: [total, subsidy, { ...total, id: 'paid' }] }, 'shadows', '/rows/2/id', '换一个 id'],
    [
      'a line row that hides a field',
      { lines: [{ ...items, rows: [...items.rows, { id: 'kind', label: '类', formula: 'price', unit: '元' }] }] },
      'shadows',
      '/lines/0/rows/1/id',
      '换一个 id',
    ],
    ['a line row twice', { lines: [{ ...items, rows: [...items.rows, ...items.rows] }] }, 'repeated', '/lines/0/rows/1/id', '换一个 id'],
    [
      'lines over no section of rows',
      { lines: [{ ...items, forEach: 'product' }] },
      'unknown-rows',
      '/lines/0/forEach',
      '您是不是想用“products”？',
    ],
    ['a result of no row', { results: [{ ...grant, row: 'subsidi' }] }, 'unknown-row', '/results/0/row', '您是不是想用“subsidy”？'],
    [
      'a result without a unit',
      { rows: [total, { ...subsidy, unit: undefined }] },
      'result-unit',
      '/results/0/row',
      '给这一行写上 "unit": "万元" 或 "元"',
    ],
    [
      'a decision that never comes',
      { results: [{ ...grant, negative: 'decide' }] },
      'result-negative',
      '/results/0/negative',
      '给这一行写上 "allowNegative": true',
    ],
    [
      'a negative row whose result refuses',
      { rows: [total, { ...subsidy, allowNegative: true }] },
      'result-negative',
      '/results/0/negative',
      '写 "negative": "decide"，或去掉这一行的 allowNegative',
    ],
    [
      'shares beyond the whole',
      {
        results: [
          {
            ...grant,
            split: [
              { id: 'a', label: '甲', share: '0.7' },
              { id: 'b', label: '乙', share: '0.4' },
            ],
          },
        ],
        parameters: [rate, cap],
      },
      'split-share',
      '/results/0/split',
      '最后一部分不写占比，取剩下的',
    ],
    [
      'a share that is left open in front',
      {
        results: [
          {
            ...grant,
            split: [
              { id: 'a', label: '甲' },
              { id: 'b', label: '乙', share: 'central' },
            ],
          },
        ],
      },
      'split-share',
      '/results/0/split/0',
      '写上 share：一个参数、一行，或 0.5 这样的数',
    ],
    [
      'a share that is money',
      {
        results: [
          {
            ...grant,
            split: [
              { id: 'a', label: '甲', share: 'cap' },
              { id: 'b', label: '乙', share: 'central' },
            ],
          },
        ],
      },
      'split-share',
      '/results/0/split/0/share',
      '占比是 0 到 1 之间没有单位的数，或百分数',
    ],
    [
      'a share of nothing',
      {
        results: [
          {
            ...grant,
            split: [
              { id: 'a', label: '甲', share: 'centrl' },
              { id: 'b', label: '乙', share: 'central' },
            ],
          },
        ],
      },
      'unknown-row',
      '/results/0/split/0/share',
      '您是不是想用“central”？',
    ],
    [
      'a parameter that nothing reads',
      { parameters: [rate, cap, central, { id: 'bonus', label: '奖励', unit: '万元', values: [{ value: '5' }] }] },
      'unused',
      '/parameters/3',
      '在公式里用它，或删除它',
    ],
    [
      'values of two types',
      { parameters: [rate, { ...cap, values: [{ value: '50' }, { from: '2025-01-01', value: '五十' }] }, central] },
      'value',
      '/parameters/1/values/1/value',
      '数字、日期、文字不能混写',
    ],
    [
      'two values from one day',
      { parameters: [rate, { ...cap, values: [{ value: '50' }, { value: '60' }] }, central] },
      'repeated',
      '/parameters/1/values/1',
      '留下其中一个',
    ],
    [
      'a day that does not exist',
      { parameters: [rate, { ...cap, values: [{ from: '2025-02-30', value: '50' }] }, central] },
      'value',
      '/parameters/1/values/0/from',
      '写成 2024-01-31 的样子',
    ],
    [
      'a unit on a word',
      { rows: [total, subsidy, { id: 'word', label: '字', formula: 'note', unit: '元' }] },
      'formula-type',
      '/rows/2/formula',
      '',
    ],
    [
      'a rounded word',
      { rows: [total, subsidy, { id: 'word', label: '字', formula: 'note', round: { mode: 'down', places: 2 } }] },
      'formula-type',
      '/rows/2/round',
      '删除 round',
    ],
    [
      'a formula that is broken',
      { rows: [{ ...total, formula: 'sum(items.half' }, subsidy] },
      'formula-syntax',
      '/rows/0/formula',
      '请检查括号是否成对',
    ],
  ])('finds %s, with place and remedy, and nothing else', (_, change, code, at, remedy) => {
    const found = problems(change)
    expect(found.map((problem) => [problem.code, problem.at])).toEqual([[code, at]])
    expect(found[0]?.file).toBe('rules/s.worksheet.json')
    expect(found[0]?.message).toMatch(/\p{Script=Han}/u)
    expect(found[0]?.remedy ?? '').toBe(remedy)
  })

  test('names the circle', () => {
    const [circle] = problems({ rows: [{ ...total, formula: 'subsidy * rate' }, subsidy] })
    expect(circle?.message).toBe('几行互相引用，算不出结果：合计（total） → 补贴（subsidy） → 合计（total）')
  })

  test('a line row may read a total of its own lines where that makes no circle', () => {
    const rows = [...items.rows, { id: 'part', label: '占比', formula: 'half / sum(items.half)' }]
    expect(problems({ lines: [{ ...items, rows }] })).toEqual([])
    const circular = [{ id: 'half', label: '一半', formula: 'price * rate - sum(items.half)', unit: '元' }]
    expect(problems({ lines: [{ ...items, rows: circular }] }).map(({ code }) => code)).toEqual(['row-cycle'])
  })

  test('a chain of 3,000 rows is ordered without trouble', () => {
    const chain = Array.from({ length: 3000 }, (_, index) => ({
      id: `r${index}`,
      label: `行${index}`,
      formula: index === 2999 ? 'invested' : `r${index + 1}`,
      unit: '万元',
    }))
    const found = problems({ rows: [...chain, ...clean.rows] })
    expect(found).toEqual([])
  })
})
