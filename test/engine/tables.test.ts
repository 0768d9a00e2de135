import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { NameInfo, Reading, Value } from '../../server/engine/formula/model.js'
import { unknown } from '../../server/engine/formula/readings.js'
import { checkTable } from '../../server/engine/formula/table-check.js'
import { lookupTable, valueText } from '../../server/engine/formula/tables.js'
import { type ColumnType, parseUnaryTest, passes } from '../../server/engine/formula/unary-tests.js'
import type { DecisionTable } from '../../server/engine/programme.js'
import { Decimal } from '../../server/engine/values/exact.js'
import { problemsOf, seedOf } from './build.js'

const n = (text: string | number) => new Decimal(text)
const shippedTable = (name: string): DecisionTable =>
  JSON.parse(readFileSync(new URL(`../../rules/dalian-digital-2024/${name}.table.json`, import.meta.url), 'utf8'))

const reading = (value: Value | undefined, id: string): Reading =>
  value === undefined ? unknown([{ id, label: id, type: 'string', source: '', missing: `未填写${id}` }]) : { value }

/** What a table says for a case: the value and the row, `gap: …` or `missing: …`. */
function look(table: DecisionTable, given: readonly (Value | undefined)[], output?: string): string {
  const { reading: found, row } = lookupTable(table, ({ id }, index) => reading(given[index], id), output)
  if (found.value !== undefined) return `${valueText(found.value)} #${row}`
  return found.gap === undefined ? `missing: ${found.missing?.map(({ label }) => label).join()}` : `gap: ${found.gap}`
}

/** A table with one input and one output of text. */
const tableOf = (
  type: ColumnType,
  cells: readonly string[],
  hit: DecisionTable['hit'] = 'first',
  more: Partial<DecisionTable> = {},
): DecisionTable => ({
  title: '试表',
  hit,
  inputs: [{ id: 'x', type }],
  outputs: [{ id: 'y', type: 'string' }],
  rows: cells.map((cell, index) => ({ when: [cell], then: [`r${index + 1}`] })),
  ...more,
})

const problems = (table: DecisionTable, names: (id: string) => NameInfo | undefined = () => undefined) =>
  checkTable(table, 'rules/t.table.json', names).map(({ code, at, message }) => `${code} ${at} ${message}`)

describe('a unary test', () => {
  test.each<[string, ColumnType, Value, boolean]>([
    ['-', 'string', 'a', true],
    ['', 'decimal', n(1), true],
    ['>= 3', 'decimal', n(3), true],
    ['>= 3', 'decimal', n('2.9999'), false],
    ['> 3', 'decimal', n(3), false],
    ['< 3', 'decimal', n('2.999999999999'), true],
    ['<= -1.5', 'decimal', n('-1.5'), true],
    ['2024', 'integer', n(2024), true],
    ['= 2024', 'integer', n(2025), false],
    ['2, 4', 'integer', n(4), true],
    ['2，4', 'integer', n(3), false],
    ['!= 3', 'integer', n(3), false],
    ['not(2, 4)', 'integer', n(3), true],
    ['not([2..4])', 'decimal', n('4.01'), true],
    ['[0.5..1.5]', 'decimal', n('1.5'), true],
    ['[0.5..1.5)', 'decimal', n('1.5'), false],
    ['(0.5..1.5]', 'decimal', n('0.5'), false],
    [']0.5..1.5[', 'decimal', n('1'), true],
    ['< 1, > 5', 'decimal', n('6'), true],
    ['小型, 微型', 'string', '微型', true],
    ['"甲, 乙"', 'string', '甲, 乙', true],
    ['not(小型)', 'string', '大型', true],
    ['!= 小型', 'string', '小型', false],
    ['是', 'boolean', true, true],
    ['false', 'boolean', true, false],
    ['[2024-01-01..2024-12-31]', 'date', '2024-12-31', true],
    ['[2024-01-01..2024-12-31]', 'date', '2025-01-01', false],
    ['[2024-01-01..2024-12-31]', 'date', '2024-12-31T16:00:00Z', false],
    ['>= 2024-12-05', 'date', '2024-12-04T16:00:00Z', true],
    ['2024-02-29', 'date', '2024-02-29', true],
  ])('%s over %s with %s is %s', (cell, type, value, expected) => {
    const { test: parsed } = parseUnaryTest(cell, type)
    expect(parsed && passes(parsed, value, type)).toBe(expected)
  })

  test.each<[string, ColumnType]>([
    ['>= x', 'decimal'],
    ['[1..', 'decimal'],
    ['[1..2..3]', 'decimal'],
    ['1,', 'decimal'],
    ['2024-02-30', 'date'],
    ['[2024-01-01..x]', 'date'],
    ['>= 小型', 'string'],
    ['小型,,大型', 'string'],
    ['!= 甲, 乙', 'string'],
    ['也许', 'boolean'],
    ['1e3', 'decimal'],
    [' '.repeat(900) + '['.repeat(200), 'decimal'],
  ])('%s over %s is refused in words, at once', (cell, type) => {
    const started = performance.now()
    expect(parseUnaryTest(cell, type).problem).toMatch(/\p{Script=Han}/u)
    expect(performance.now() - started).toBeLessThan(50)
  })
})

describe('a decision table', () => {
  test('the first row that applies decides; for unique tables two that apply are a gap', () => {
    expect(look(tableOf('integer', ['>= 1', '>= 0']), [n(5)])).toBe('r1 #1')
    expect(look(tableOf('integer', ['>= 1', '>= 0'], 'unique'), [n(5)])).toBe('gap: “试表”的第 1、2 行同时适用')
  })

  test('no row is a gap that says the case, never 0', () => {
    expect(look(tableOf('integer', ['>= 1'], 'first', { incomplete: '不足一人不支持' }), [n(0)])).toBe(
      'gap: “试表”没有适用于这种情况的行（x＝0）：不足一人不支持',
    )
  })

  test('an unknown input leaves the result unknown, unless every row that may apply says the same', () => {
    const table: DecisionTable = {
      title: '两项',
      hit: 'first',
      inputs: [
        { id: 'a', type: 'integer' },
        { id: 'b', type: 'integer' },
      ],
      outputs: [{ id: 'y', type: 'integer' }],
      rows: [
        { when: ['>= 10', '-'], then: ['1'] },
        { when: ['-', '>= 10'], then: ['2'] },
        { when: ['-', '-'], then: ['2'] },
      ],
    }
    expect(look(table, [undefined, n(5)])).toBe('missing: a')
    expect(look(table, [n(10), undefined])).toBe('1 #1')
    expect(look(table, [n(5), undefined])).toBe('2 #3')
    expect(look(table, [undefined, undefined])).toBe('missing: a,b')
  })

  test('knowing more never changes what was known', () => {
    const cell = fc.constantFrom('-', '>= 3', '< 3', '[1..4]', '2, 5', 'not(4)')
    const rows = fc.array(fc.tuple(cell, cell, fc.constantFrom('0', '1')), { minLength: 1, maxLength: 6 })
    const given = fc.integer({ min: 0, max: 6 })
    fc.assert(
      fc.property(rows, given, given, (cells, a, b) => {
        const table: DecisionTable = {
          title: '任意',
          hit: 'first',
          inputs: [
            { id: 'a', type: 'integer' },
            { id: 'b', type: 'integer' },
          ],
          outputs: [{ id: 'y', type: 'integer' }],
          rows: cells.map(([x, y, z]) => ({ when: [x, y], then: [z] })),
        }
        const whole = look(table, [n(a), n(b)]).replace(/ #.*/, '')
        for (const partial of [look(table, [undefined, n(b)]), look(table, [n(a), undefined])])
          if (!partial.startsWith('missing')) expect(partial.replace(/ #.*/, '').slice(0, 3)).toBe(whole.slice(0, 3))
      }),
      { numRuns: 1000, seed: seedOf('tables monotone') },
    )
  })
})

describe('the shipped tables', () => {
  const sizes = shippedTable('enterprise-size')
  test.each([
    [1000, 40000, 'large'],
    [999, 40000, 'medium'],
    [5000, 39999, 'medium'],
    [300, 2000, 'medium'],
    [299, 39999, 'small'],
    [1500, 1999, 'small'],
    [20, 300, 'small'],
    [20, 1000, 'small'],
    [19, 100000, 'micro'],
    [500, 299, 'micro'],
  ])('%i people with %i 万元 are %s', (employees, revenue, size) => {
    expect(look(sizes, [n(employees), n(revenue)])).toMatch(new RegExp(`^${size} `))
  })

  test('a size is known as soon as what is missing cannot change it', () => {
    expect(look(sizes, [n(10), undefined])).toBe('micro #4')
    expect(look(sizes, [n(500), undefined])).toBe('missing: revenue')
  })

  const levels = shippedTable('evaluation-level')
  const names = (id: string): NameInfo | undefined =>
    id === 'level'
      ? { id, label: '等级', type: 'text', options: new Map(['0', '1', '2', '3', '4'].map((level) => [level, level])) }
      : {
          id,
          label: '版本',
          type: 'text',
          options: new Map([
            ['2022', '2022年版'],
            ['2024', '2024年版'],
          ]),
        }

  /** The level that a score and scenes reach: the highest whose demands are all met. */
  const reached = (version: string, score: string, scenes: number, binding: number) =>
    ['4', '3', '2', '1'].find((level) =>
      [['score', n(score)] as const, ['scenes', n(scenes)] as const, ['binding', n(binding)] as const].every(([output, value]) => {
        const { reading: least } = lookupTable(levels, ({ id }) => ({ value: id === 'level' ? level : version }), output)
        return Decimal.isDecimal(least.value) && value.greaterThanOrEqualTo(least.value)
      }),
    ) ?? 'none'

  test.each([
    ['2024', '40', 6, 3, '2'],
    ['2024', '39.9', 6, 3, '1'],
    ['2024', '75', 5, 5, 'none'],
    ['2024', '75', 6, 2, 'none'],
    ['2024', '85', 10, 6, '4'],
    ['2024', '79.99', 10, 6, '3'],
    ['2022', '19.99', 0, 0, 'none'],
    ['2022', '20', 0, 0, '1'],
    ['2022', '40', 0, 0, '2'],
    ['2022', '60', 0, 0, '3'],
    ['2022', '80', 0, 0, '4'],
  ])('%s: %s points, %i scenes, %i of them binding reach level %s', (version, score, scenes, binding, level) => {
    expect(reached(version, score, scenes, binding)).toBe(level)
  })

  test('both are complete and free of overlaps', () => {
    expect(problems(sizes)).toEqual([])
    expect(problems(levels, names)).toEqual([])
  })
})

const kinds = [
  { const: 'soft', title: '软件' },
  { const: 'hard', title: '硬件' },
]

describe('the check of a table', () => {
  test.each<[string, DecisionTable, string[]]>([
    ['a gap', tableOf('decimal', ['[0..20)', '> 20']), ['table-gap /rows 没有一行适用于：x＝20']],
    ['a gap between fractions', tableOf('decimal', ['<= 3', '>= 4']), ['table-gap /rows 没有一行适用于：x＝3.5']],
    ['no gap between whole numbers', tableOf('integer', ['<= 3', '>= 4']), []],
    ['a gap below', tableOf('decimal', ['>= 1']), ['table-gap /rows 没有一行适用于：x＝0']],
    ['negative numbers only where one is mentioned', tableOf('decimal', ['>= 0']), []],
    ['a gap below a negative bound', tableOf('decimal', ['>= -5']), ['table-gap /rows 没有一行适用于：x＝-6']],
    ['days without a gap', tableOf('date', ['<= 2024-02-28', '>= 2024-02-29']), []],
    ['a day left out', tableOf('date', ['<= 2024-02-28', '>= 2024-03-01']), ['table-gap /rows 没有一行适用于：x＝2024-02-29']],
    ['another word', tableOf('string', ['甲', '乙']), ['table-gap /rows 没有一行适用于：x＝其他']],
    ['yes and no', tableOf('boolean', ['是', '否']), []],
    ['a gap that is explained', tableOf('string', ['甲'], 'first', { incomplete: '其他不支持' }), []],
    ['an overlap', tableOf('decimal', ['<= 20', '>= 20'], 'unique'), ['table-overlap /rows/1 第 1 行和第 2 行同时适用，例如：x＝20']],
    ['no overlap where the first decides', tableOf('decimal', ['<= 20', '>= 20']), []],
    [
      'a row behind a wider one',
      tableOf('decimal', ['>= 0', '[5..6]']),
      ['table-unreachable /rows/1 第 2 行永远用不到，例如 x＝5 已由第 1 行决定'],
    ],
    [
      'a row behind two others together',
      tableOf('integer', ['<= 5', '>= 4', '[3..7]']),
      ['table-unreachable /rows/2 第 3 行永远用不到，例如 x＝3 已由第 1 行决定'],
    ],
    ['a catch-all behind words', tableOf('string', ['甲', '-']), []],
    [
      'a catch-all behind rows that cover every case',
      tableOf('integer', ['>= 3', '< 3', '-']),
      ['table-unreachable /rows/2 第 3 行永远用不到，例如 x＝0 已由第 2 行决定'],
    ],
    ['a row that nothing fits', tableOf('integer', ['[5..3]', '-']), ['table-unreachable /rows/0 第 1 行永远用不到：没有值能满足它']],
    ['a cell that cannot be read', tableOf('integer', ['>= x', '-']), ['table-cell /rows/0/when/0 “>= x”不是数字的写法']],
    [
      'cells that are missing',
      tableOf('integer', ['-'], 'first', { rows: [{ when: [], then: ['a', 'b'] }] }),
      ['table-width /rows/0/when 有 1 个输入，这一行写了 0 个条件'],
    ],
    [
      'an output of another type',
      tableOf('integer', ['-'], 'first', { outputs: [{ id: 'y', type: 'decimal' }] }),
      ['table-value /rows/0/then/0 “r1”不是数字'],
    ],
    [
      'two columns of one name',
      tableOf('integer', ['-'], 'first', {
        outputs: [
          { id: 'y', type: 'string' },
          { id: 'y', type: 'string' },
        ],
        rows: [{ when: ['-'], then: ['a', 'b'] }],
      }),
      ['repeated /outputs/1/id “y”写了两次'],
    ],
  ])('finds %s', (_, table, expected) => expect(problems(table)).toEqual(expected))

  const sized = (): NameInfo => ({
    id: 'x',
    label: '规模',
    type: 'text',
    options: new Map([
      ['small', '小型'],
      ['large', '大型'],
    ]),
  })

  test('knows the options of a fact', () => {
    expect(problems(tableOf('string', ['small', 'large']), sized)).toEqual([])
    expect(problems(tableOf('string', ['small']), sized)).toEqual(['table-gap /rows 没有一行适用于：规模＝大型'])
    const [misspelt] = checkTable(tableOf('string', ['smal', 'large']), 'f', sized)
    expect(misspelt).toMatchObject({ code: 'unknown-option', at: '/rows/0/when/0', remedy: '您是不是想用“small”？' })
    const [titled] = checkTable(tableOf('string', ['小型', 'large']), 'f', sized)
    expect(titled?.remedy).toBe('请写它的值 small')
  })

  test('knows the options of a field that it is looked up by, also in rows; an argument that is computed may be anything', () => {
    const found = (formula: string, words: string[]) =>
      problemsOf({
        sections: {
          items: {
            type: 'array',
            title: '明细',
            maxItems: 9,
            items: { type: 'object', properties: { kind: { type: 'string', title: '类别', oneOf: kinds } } },
          },
        },
        tables: {
          rates: {
            title: '比例',
            hit: 'unique',
            inputs: [{ id: 'category', label: '类别', type: 'string' }],
            outputs: [{ id: 'rate', type: 'decimal', unit: '元' }],
            rows: words.map((word) => ({ when: [word], then: ['0.5'] })),
          },
        },
        worksheet: {
          title: '核算',
          lines: [{ id: 'each', label: '各项', forEach: 'items', rows: [{ id: 'rate', label: '比例', formula, unit: '元' }] }],
          rows: [{ id: 'total', label: '合计', formula: 'sum(each.rate)', unit: '元' }],
          results: [{ id: 'grant', label: '补贴', row: 'total' }],
        },
      }).map(({ code, at }) => `${code} ${at}`)
    expect(found('lookup(rates, kind)', ['soft', 'hard'])).toEqual([])
    expect(found('lookup(rates, kind)', ['soft'])).toEqual(['table-gap /rows'])
    expect(found('lookup(rates, kind)', ['sof', 'hard'])).toEqual(['unknown-option /rows/0/when/0'])
    expect(found("lookup(rates, if(kind == 'soft', 'a', 'b'))", ['soft', 'hard'])).toEqual(['table-gap /rows'])
  })

  test('holds types and units of columns against the facts', () => {
    expect(problems(tableOf('integer', ['-']), sized)).toEqual(['table-type /inputs/0/type “规模”是文字，这一列按数字比较'])
    const wan = (): NameInfo => ({ id: 'x', label: '投入', type: 'number', unit: '万元' })
    expect(problems(tableOf('decimal', ['-'], 'first', { inputs: [{ id: 'x', type: 'decimal', unit: '元' }] }), wan)).toEqual([
      'table-unit /inputs/0/unit “投入”单位是“万元”，这一列单位是“元”',
    ])
  })

  test('agrees with trying every case of random tables', () => {
    const cell = fc.constantFrom('-', '>= 3', '< 3', '> 1', '[1..4]', '(1..4)', '2, 5', 'not(4)', '<= 0', '!= 3')
    const rows = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 })
    const values = Array.from({ length: 9 }, (_, index) => index)
    fc.assert(
      fc.property(rows, fc.constantFrom('first' as const, 'unique' as const), (cells, hit) => {
        const table: DecisionTable = {
          title: '任意',
          hit,
          inputs: [
            { id: 'a', type: 'integer' },
            { id: 'b', type: 'integer' },
          ],
          outputs: [{ id: 'y', type: 'string' }],
          rows: cells.map((when, index) => ({ when: [...when], then: [`${index}`] })),
        }
        const tests = cells.map((when) => when.map((one) => parseUnaryTest(one, 'integer').test))
        const applying = values.flatMap((a) =>
          values.map((b) =>
            tests.flatMap(([x, y], row) => (x && y && passes(x, n(a), 'integer') && passes(y, n(b), 'integer') ? [row] : [])),
          ),
        )
        const codes = new Set(checkTable(table, 'f', () => undefined).map(({ code }) => code))
        expect(codes.has('table-gap')).toBe(applying.some((found) => found.length === 0))
        if (hit === 'unique') expect(codes.has('table-overlap')).toBe(applying.some((found) => found.length > 1))
        else {
          const deciding = new Set(applying.map(([first]) => first))
          expect(codes.has('table-unreachable')).toBe(cells.some((_, row) => !deciding.has(row)))
        }
      }),
      { numRuns: 1000, seed: seedOf('table regions') },
    )
  })

  test('a table of 2,000 rows and an intricate one are checked within four seconds of work; the latter says what it could not see', () => {
    const wide = tableOf(
      'integer',
      Array.from({ length: 2000 }, (_, index) => (index === 1999 ? `>= ${index}` : `${index}`)),
      'unique',
    )
    const started = process.cpuUsage()
    expect(problems(wide)).toEqual([])
    const random = (seed: number) => (seed * 7919 + 104729) % 97
    const columns = Array.from({ length: 8 }, (_, index) => ({ id: `c${index}`, type: 'integer' as const }))
    const intricate: DecisionTable = {
      title: '复杂',
      hit: 'first',
      inputs: columns,
      outputs: [{ id: 'y', type: 'string' }],
      rows: Array.from({ length: 300 }, (_, row) => ({
        when: columns.map((__, column) => `[${random(row * 31 + column * 17)}..${random(row * 31 + column * 17) + 40}]`),
        then: [`${row}`],
      })),
    }
    expect(problems(intricate).some((found) => found.startsWith('table-too-large') || found.startsWith('table-gap'))).toBe(true)
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(4000)
  })
})
