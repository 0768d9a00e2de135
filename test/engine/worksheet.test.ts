import { describe, expect, test } from 'vitest'
import { evaluate } from '../../server/engine/evaluate.js'
import type { Answers, Inputs, Json } from '../../server/engine/model.js'
import type { DecisionTable, FactDefinition, Form, Workflow, Worksheet } from '../../server/engine/programme.js'
import type { Sheet } from '../../server/engine/worksheet/model.js'
import { verifySheet } from '../../server/engine/worksheet/verify-sheet.js'
import { inputsOf, programmeOf } from './build.js'

const sections: Form['properties'] = {
  basics: {
    type: 'object',
    title: '基础信息',
    properties: {
      invested: { type: 'string', title: '投入', decimal: { places: 4, minimum: '-9999' }, unit: '万元' },
      advance: { type: 'string', title: '已预拨', decimal: { places: 2 }, unit: '元' },
      level: { type: 'integer', title: '等级' },
      bonus: { type: 'boolean', title: '是否样板' },
      signedOn: { type: 'string', title: '签订日期', format: 'date' },
    },
  },
  products: {
    type: 'array',
    title: '产品',
    maxItems: 30,
    items: {
      type: 'object',
      properties: {
        kind: {
          type: 'string',
          title: '类别',
          oneOf: [
            { const: 'software', title: '软件' },
            { const: 'cloud', title: '云' },
            { const: 'other', title: '其他' },
          ],
        },
        price: { type: 'string', title: '金额', decimal: { places: 2 }, unit: '元' },
        limit: { type: 'string', title: '限价', decimal: { places: 2 }, unit: '元' },
        paidOn: { type: 'string', title: '付款日期', format: 'date' },
      },
    },
  },
}

const rate = { id: 'rate', label: '补贴比例', values: [{ value: '0.5', clause: 'c-1' }] }
const cap = {
  id: 'cap',
  label: '封顶',
  unit: '万元',
  values: [{ value: '50' }, { from: '2025-01-01', value: '60' }, { from: '2026-01-01', value: '40' }],
}
const simple: Worksheet = {
  title: '补贴测算',
  parameters: [rate, cap],
  rows: [
    { id: 'subsidy', label: '补贴', formula: 'min(byRate, cap)', unit: '万元', clause: 'c-1' },
    { id: 'byRate', label: '按比例', formula: 'invested * rate', unit: '万元', round: { mode: 'down', places: 6 } },
  ],
  results: [{ id: 'estimate', label: '预计补贴', row: 'subsidy' }],
}

interface Case {
  worksheet?: Worksheet
  basics?: Record<string, Json>
  products?: Json[]
  inputs?: Partial<Inputs>
  facts?: FactDefinition[]
  tables?: Record<string, DecisionTable>
  workflow?: Workflow
}

function sheetOf({ worksheet = simple, basics = {}, products, inputs, facts, tables, workflow }: Case): Sheet {
  const programme = programmeOf({ sections, worksheet, facts, tables, workflow })
  const answers: Answers = { basics, ...(products && { products }) }
  const { sheet } = evaluate(programme, 'application', inputsOf(answers, inputs))
  if (!sheet) throw new Error('The stage has no worksheet.')
  expect(verifySheet(JSON.parse(JSON.stringify(sheet)))).toEqual([])
  return sheet
}

const row = (sheet: Sheet, id: string) => sheet.rows.find((one) => one.id === id)
const amount = (sheet: Sheet) => sheet.results[0]

describe('a worksheet', () => {
  test.each([
    ['40', 20_000_000],
    ['110', 50_000_000],
    ['39.99', 19_995_000],
    ['100', 50_000_000],
    ['0.0001', 50],
    ['0.0003', 150],
    ['0', 0],
  ])('gives whole fen: %s 万元 → %i fen', (invested, fen) => {
    expect(amount(sheetOf({ basics: { invested } }))).toMatchObject({ fen, missing: [] })
  })

  test('says for every row what it was made from, where it was rounded, by which clause, and how it reads', () => {
    const thirds: Worksheet = {
      ...simple,
      rows: [
        {
          id: 'third',
          label: '三分之一',
          formula: 'min(invested * rate / 3, cap)',
          unit: '万元',
          round: { mode: 'down', places: 6 },
          clause: 'c-1',
        },
      ],
      results: [{ id: 'estimate', label: '预计补贴', row: 'third' }],
    }
    expect(row(sheetOf({ worksheet: thirds, basics: { invested: '40' } }), 'third')).toEqual({
      id: 'third',
      label: '三分之一',
      value: '6.666666',
      unit: '万元',
      formula: 'min(invested * rate / 3, cap)',
      readable: '最小值(投入 × 补贴比例 ÷ 3, 封顶)',
      used: [
        { label: '投入', value: '40', unit: '万元' },
        { label: '补贴比例', value: '0.5', clause: 'c-1' },
        { label: '封顶', value: '50', unit: '万元' },
      ],
      clause: 'c-1',
      rounding: '由 6.66666666666666666667 舍去到 6 位小数',
      missing: [],
    })
  })

  test('rows stand in the order of the file and are computed in the order of need', () => {
    const sheet = sheetOf({ basics: { invested: '40' } })
    expect(sheet.rows.map(({ id, value }) => `${id} ${value}`)).toEqual(['subsidy 20', 'byRate 20'])
  })

  test('what is not answered makes rows and amounts unknown, by name', () => {
    const sheet = sheetOf({})
    expect(row(sheet, 'subsidy')).toMatchObject({ missing: ['投入'] })
    expect(row(sheet, 'subsidy')?.value).toBeUndefined()
    expect(amount(sheet)).toEqual({ id: 'estimate', label: '预计补贴', missing: ['投入'] })
  })

  test('dated parameters hold as of the submission, or now', () => {
    const at = (now: string, submittedAt?: string) => amount(sheetOf({ basics: { invested: '1000' }, inputs: { now, submittedAt } }))?.fen
    expect(at('2024-12-31T15:59:59Z')).toBe(50_000_000)
    expect(at('2024-12-31T16:00:00Z')).toBe(60_000_000)
    expect(at('2026-05-01T00:00:00Z')).toBe(40_000_000)
    expect(at('2026-05-01T00:00:00Z', '2025-03-01T00:00:00Z')).toBe(60_000_000)
  })

  test('a parameter that is not in force yet is a gap', () => {
    const later = { ...simple, parameters: [rate, { ...cap, values: [{ from: '2030-01-01', value: '50' }] }] }
    expect(amount(sheetOf({ worksheet: later, basics: { invested: '40' } }))).toMatchObject({ gap: '“封顶”在 2024-09-10 还没有规定数值' })
  })

  test('more places than fen are a gap, not a silent rounding', () => {
    const unrounded = { ...simple, rows: [{ id: 'subsidy', label: '补贴', formula: 'min(invested / 3 * rate, cap)', unit: '万元' }] }
    expect(amount(sheetOf({ worksheet: unrounded, basics: { invested: '40' } }))?.gap).toContain('精确到了分以下')
  })

  test('a negative number is a gap where none is allowed', () => {
    const sheet = sheetOf({ basics: { invested: '-1' } })
    expect(row(sheet, 'byRate')).toMatchObject({ gap: '“按比例”算出负数 -0.5，不能为负' })
    expect(amount(sheet)).toMatchObject({ gap: '“按比例”算出负数 -0.5，不能为负' })
  })

  test('a negative settlement asks for a decision and is neither hidden nor clipped', () => {
    const settlement: Worksheet = {
      title: '清算',
      parameters: [rate],
      rows: [{ id: 'rest', label: '清算', formula: 'invested * rate * 10000 - advance', unit: '元', allowNegative: true }],
      results: [{ id: 'settle', label: '清算金额', row: 'rest', negative: 'decide' }],
    }
    const workflow: Workflow = {
      initial: 'draft',
      states: [
        { id: 'draft', label: '草稿', tone: 'neutral', holder: 'enterprise', editable: 'all' },
        { id: 'review', label: '待清算', tone: 'active', holder: 'city' },
        { id: 'done', label: '已清算', tone: 'success', final: 'positive' },
      ],
      actions: [
        { id: 'submit', label: '提交', kind: 'submit', by: ['enterprise'], from: ['draft'], to: 'review' },
        {
          id: 'recover',
          label: '追回',
          kind: 'approve',
          by: ['city'],
          from: ['review'],
          to: 'done',
          grants: ['settle'],
          decision: 'recover',
        },
        { id: 'settle', label: '清算', kind: 'approve', by: ['city'], from: ['review'], to: 'done', grants: ['settle'] },
      ],
    }
    expect(amount(sheetOf({ worksheet: settlement, workflow, basics: { invested: '40', advance: '210000.50' } }))).toEqual({
      id: 'settle',
      label: '清算金额',
      fen: -1_000_050,
      missing: [],
      decision: 'recover | offset | waive',
    })
    expect(amount(sheetOf({ worksheet: settlement, workflow, basics: { invested: '40', advance: '100' } }))?.decision).toBeUndefined()
  })

  test('parts are whole fen, and the last takes what remains', () => {
    const split = (share: string): Worksheet => ({
      ...simple,
      parameters: [rate, cap, { id: 'central', label: '中央占比', values: [{ value: share }] }],
      results: [
        {
          id: 'estimate',
          label: '预计补贴',
          row: 'subsidy',
          split: [
            { id: 'c', label: '中央', share: 'central' },
            { id: 'l', label: '地方' },
          ],
        },
      ],
    })
    const parts = (share: string, invested: string) => amount(sheetOf({ worksheet: split(share), basics: { invested } }))
    expect(parts('0.5', '0.0001')?.parts?.map(({ fen }) => fen)).toEqual([25, 25])
    expect(parts('0.5', '0.0003')?.parts?.map(({ fen }) => fen)).toEqual([75, 75])
    expect(parts('0.333', '40')?.parts?.map(({ fen }) => fen)).toEqual([6_660_000, 13_340_000])
    expect(parts('0.3333', '0.0001')?.parts?.map(({ fen }) => fen)).toEqual([16, 34])
    expect(parts('1.5', '40')).toMatchObject({ gap: '各部分占比合计 1.5，应为 1' })
  })

  test('texts, days and decisions are values of rows too', () => {
    const mixed: Worksheet = {
      ...simple,
      parameters: [rate, cap, { id: 'start', label: '起始日', values: [{ value: '2024-01-01' }] }],
      rows: [
        ...simple.rows,
        { id: 'inTime', label: '是否在期限内', formula: 'signedOn >= start' },
        { id: 'word', label: '档次', formula: "if(inTime, '甲', '乙')" },
        { id: 'used', label: '工作日', formula: 'workdays(start, signedOn)', unit: '天' },
      ],
    }
    const calendar = { '2024': { weekdayHolidays: ['01-01'], weekendWorkdays: [] } }
    const sheet = sheetOf({ worksheet: mixed, basics: { invested: '40', signedOn: '2024-01-08' }, inputs: { calendar } })
    expect(sheet.rows.slice(2).map(({ value }) => value)).toEqual(['是', '甲', '5'])
    expect(sheet.basis.calendar).toEqual(calendar)
  })

  test('an amount by a decision table names the row of the table; no row is a gap', () => {
    const tables: Record<string, DecisionTable> = {
      byLevel: {
        title: '按等级封顶',
        hit: 'unique',
        inputs: [{ id: 'level', type: 'integer' }],
        outputs: [{ id: 'cap', label: '封顶', type: 'decimal', unit: '万元' }],
        rows: [
          { when: ['2'], then: ['30'] },
          { when: ['3'], then: ['50'], clause: 'c-1' },
        ],
        incomplete: '只支持二级和三级',
      },
    }
    const worksheet: Worksheet = {
      ...simple,
      parameters: [rate],
      rows: [{ id: 'subsidy', label: '补贴', formula: 'min(invested * rate, lookup(byLevel, level))', unit: '万元' }],
    }
    const sheet = sheetOf({ worksheet, tables, basics: { invested: '200', level: 3 } })
    expect(amount(sheet)?.fen).toBe(50_000_000)
    expect(row(sheet, 'subsidy')?.used).toContainEqual({ label: '“按等级封顶”第 2 行', value: '50', clause: 'c-1' })
    expect(row(sheet, 'subsidy')?.readable).toBe('最小值(投入 × 补贴比例, 查表(按等级封顶, 等级))')
    expect(amount(sheetOf({ worksheet, tables, basics: { invested: '200', level: 1 } }))?.gap).toContain('没有适用于这种情况的行')
  })

  test('a computed fact keeps all its places: a third times three hundred is a hundred', () => {
    const facts: FactDefinition[] = [{ id: 'part', label: '占比', type: 'decimal', kind: 'expression', formula: '1 / 3' }]
    const worksheet: Worksheet = {
      ...simple,
      parameters: [],
      rows: [{ id: 'subsidy', label: '补贴', formula: 'floor(part * invested, 6)', unit: '万元' }],
    }
    expect(amount(sheetOf({ worksheet, facts, basics: { invested: '300' } }))?.fen).toBe(100_000_000)
  })
})

const perLine: Worksheet = {
  title: '按明细核算',
  parameters: [rate, { id: 'cap', label: '封顶', unit: '元', values: [{ value: '500000' }] }],
  lines: [
    {
      id: 'items',
      label: '投入明细',
      forEach: 'products',
      where: { fact: 'kind', operator: 'in', value: ['software', 'cloud'] },
      leftOut: '不属于支持的类别',
      rows: [
        { id: 'recognised', label: '核定金额', formula: 'min(price, limit)', unit: '元' },
        { id: 'part', label: '占比', formula: 'recognised / total' },
      ],
    },
  ],
  rows: [
    { id: 'total', label: '合计', formula: 'sum(items.recognised)', unit: '元' },
    { id: 'number', label: '项数', formula: 'count(items)' },
    { id: 'largest', label: '最大占比', formula: 'max(items.part)' },
    { id: 'subsidy', label: '补贴', formula: 'min(total * rate, cap)', unit: '元', round: { mode: 'down', places: 2 } },
  ],
  results: [{ id: 'grant', label: '补贴', row: 'subsidy' }],
}
const product = (kind: string | undefined, price: string | undefined, limit: string): Json => ({
  ...(kind && { kind }),
  ...(price && { price }),
  limit,
})

describe('lines of a worksheet', () => {
  test('each row is computed, what is left out says why, and rows above sum what counts', () => {
    const sheet = sheetOf({
      worksheet: perLine,
      products: [
        product('software', '600000', '500000'),
        product('other', '100000', '100000'),
        product('cloud', '300000', '200000'),
        product('software', '100000', '900000'),
      ],
    })
    expect(sheet.lines[0]?.items.map(({ index, leftOut, rows }) => [index, leftOut, rows[0]?.value])).toEqual([
      [1, undefined, '500000'],
      [2, '不属于支持的类别', undefined],
      [3, undefined, '200000'],
      [4, undefined, '100000'],
    ])
    expect(sheet.rows.map(({ id, value }) => [id, value])).toEqual([
      ['total', '800000'],
      ['number', '3'],
      ['largest', '0.625'],
      ['subsidy', '400000'],
    ])
    expect(amount(sheet)?.fen).toBe(40_000_000)
    expect(row(sheet, 'total')?.readable).toBe('合计(投入明细的核定金额)')
  })

  test('a row whose category is not answered leaves the sum unknown and says which row', () => {
    const sheet = sheetOf({ worksheet: perLine, products: [product('software', '10', '10'), product(undefined, '5', '5')] })
    expect(sheet.lines[0]?.items[1]).toMatchObject({ index: 2, undecided: ['产品第 2 行的“类别”'] })
    expect(amount(sheet)).toEqual({ id: 'grant', label: '补贴', missing: ['产品第 2 行的“类别”'] })
  })

  test('a price that is missing is named with its row; in a row that is left out it does not matter', () => {
    const unknown = sheetOf({ worksheet: perLine, products: [product('software', '10', '10'), product('cloud', undefined, '5')] })
    expect(amount(unknown)?.missing).toEqual(['产品第 2 行的“金额”'])
    const known = sheetOf({ worksheet: perLine, products: [product('software', '10', '10'), product('other', undefined, '5')] })
    expect(amount(known)?.fen).toBe(500)
  })

  test('no rows sum to nothing; a section that was never answered is unknown', () => {
    const none = sheetOf({ worksheet: { ...perLine, rows: perLine.rows.filter(({ id }) => id !== 'largest') }, products: [] })
    expect(amount(none)?.fen).toBe(0)
    expect(amount(sheetOf({ worksheet: perLine }))?.missing).toEqual(['产品'])
  })

  test('formulas read a field over all rows without lines', () => {
    const worksheet: Worksheet = {
      ...simple,
      parameters: [],
      rows: [
        {
          id: 'subsidy',
          label: '补贴',
          formula: "sum(products.price) + if(in('cloud', products.kind) and count(products) == 2, 3, 0)",
          unit: '元',
        },
      ],
    }
    expect(amount(sheetOf({ worksheet, products: [product('cloud', '10', '1'), product('other', '20', '1')] }))?.fen).toBe(3300)
    expect(amount(sheetOf({ worksheet, products: [product('cloud', undefined, '1')] }))?.missing).toEqual(['产品第 1 行的“金额”'])
  })

  test('a condition without words of its own is said in words', () => {
    const [section] = perLine.lines ?? []
    if (!section) throw new Error('The worksheet has lines.')
    const { leftOut: _, ...silent } = section
    const sheet = sheetOf({
      worksheet: { ...perLine, lines: [silent] },
      products: [product('other', '1', '1'), product('cloud', '1', '1')],
    })
    expect(sheet.lines[0]?.items[0]?.leftOut).toBe('不满足：类别为“软件”、“云”之一')
  })
})

describe('an exported sheet', () => {
  const sheet = () =>
    JSON.parse(
      JSON.stringify(sheetOf({ worksheet: perLine, products: [product('software', '600000', '500000'), product('other', '1', '1')] })),
    )

  test('is equal when computed again, alone or within an evaluation', () => {
    expect(verifySheet(sheet())).toEqual([])
    expect(verifySheet({ amounts: { grant: 25_000_000 }, sheet: sheet() })).toEqual([])
  })

  test.each<[string, string, Json, string]>([
    ['an amount', 'results.0.fen', 25_000_001, '结果 › “补贴” › 分：表中是 25000001，重新计算得 25000000'],
    ['a value', 'rows.0.value', '600000', '行 › “合计” › 值：表中是 600000，重新计算得 500000'],
    ['a formula shown', 'rows.0.formula', 'x', '行 › “合计” › 公式：表中是 x，重新计算得 sum(items.recognised)'],
    ['an input', 'basis.lines.items.items.0.inputs.price.value', '400000', '行 › “合计” › 值：表中是 500000，重新计算得 400000'],
    ['a parameter', 'basis.worksheet.parameters.0.values.0.value', '0.6', '结果 › “补贴” › 分：表中是 25000000，重新计算得 30000000'],
    ['a row left out', 'basis.lines.items.items.1', { index: 2, inputs: {} }, '行 › “合计” › 值：表中是 500000，重新计算得 空'],
  ])('shows that %s was changed', (_, path, value, difference) => {
    const changed = sheet()
    const keys = path.split('.')
    const last = keys.pop() ?? ''
    keys.reduce((branch, key) => branch[key], changed)[last] = value
    expect(verifySheet(changed)).toContain(difference)
  })

  test('an amount beside the sheet is held against it', () => {
    expect(verifySheet({ amounts: { grant: 1 }, sheet: sheet() })).toEqual(['金额 › grant：表中是 1，重新计算得 25000000'])
  })

  test.each([
    null,
    1,
    'x',
    [],
    {},
    { sheet: {} },
    { basis: {}, results: [] },
    { basis: { worksheet: { rows: 1 } }, results: [] },
    { sheet: { basis: null } },
  ])('what is no sheet is said to be none: %j', (json) => expect(verifySheet(json)[0]).toMatch(/这不是导出的核算表|记录不完整/))

  test('hostile formulas in an export stop', () => {
    const hostile = sheet()
    hostile.basis.worksheet.rows[0].formula = `${'('.repeat(5000)}1`
    hostile.basis.worksheet.rows[1].formula = '__proto__ + constructor'
    expect(verifySheet(hostile).length).toBeGreaterThan(0)
  })
})
