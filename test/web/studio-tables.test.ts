import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { DecisionTable } from '../../server/engine/generated/table.js'
import type { Outline } from '../../server/engine/outline.js'
import { cellsOf, rowsFrom } from '../../web/pages/studio/tables/cells'
import { columnsFrom, inputFrom } from '../../web/pages/studio/tables/columns'
import { optionsIn, wordsOfCell } from '../../web/pages/studio/tables/option-words'

const tables: DecisionTable[] = ['dalian-digital-2024', 'lanwan-green-2026'].flatMap((programme) =>
  readdirSync(`rules/${programme}`)
    .filter((name) => name.endsWith('.table.json'))
    .map((name) => JSON.parse(readFileSync(`rules/${programme}/${name}`, 'utf8'))),
)

describe('a decision table in a spreadsheet', () => {
  test('comes back as it was, with its clauses, for every table that is shipped', () => {
    expect(tables.length).toBeGreaterThan(5)
    for (const table of tables) {
      const text = cellsOf(table)
        .map((cells) => cells.join('\t'))
        .join('\r\n')
      expect(rowsFrom(text, table)).toEqual({ rows: table.rows, problems: [] })
    }
  })

  test('says which line has too many or too few cells', () => {
    const [table] = tables
    if (!table) throw new Error('no table is shipped')
    const width = table.inputs.length + table.outputs.length
    const { problems } = rowsFrom(`${Array(width).fill('1').join('\t')}\n1`, table)
    expect(problems).toEqual([`第 2 行有 1 格，应为 ${width} 格`])
  })

  test('takes the clause from a last column, and says which is not there', () => {
    const [table] = tables
    if (!table) throw new Error('no table is shipped')
    const cells = [...table.inputs.map(() => '-'), ...table.outputs.map(() => '1')].join('\t')
    const { rows, problems } = rowsFrom(`${cells}\t四（一）\n${cells}\t九`, table, [{ id: '4.1', label: '四、（一）' }])
    expect(rows[0]?.clause).toBe('4.1')
    expect(problems).toEqual(['第 2 行：没有编号为“九”的条款'])
  })

  test('takes an empty condition as any value', () => {
    const [table] = tables
    if (!table) throw new Error('no table is shipped')
    const { rows } = rowsFrom([...table.inputs.map(() => ''), ...table.outputs.map(() => 'x')].join('\t'), table)
    expect(rows[0]?.when).toEqual(table.inputs.map(() => '-'))
  })
})

describe('columns of a new decision table', () => {
  test('are written with their units, or are names of the programme', () => {
    expect(columnsFrom('补助标准 元\n人数 名\n比例\n截止日 日期\n比例')).toMatchObject({
      columns: [
        { label: '补助标准', type: 'decimal', unit: '元' },
        { label: '人数', type: 'integer', unit: '名' },
        { label: '比例', type: 'decimal' },
        { label: '截止日', type: 'date' },
        { label: '比例' },
      ],
      problems: ['“比例”写了两次'],
    })
    expect(inputFrom('size', { id: 'size', label: '规模', type: 'string', from: 'answer' })).toEqual({
      id: 'size',
      label: '规模',
      type: 'string',
    })
    expect(inputFrom('年节能量 吨', undefined)).toMatchObject({ label: '年节能量', type: 'decimal', unit: '吨' })
  })
})

describe('codes in the cells of a decision table', () => {
  const files = { 'rules/facts.json': '{"facts":[{"id":"size","kind":"table","table":"sizes"}]}' }
  const options = [
    { value: 'small', label: '小型企业' },
    { value: 'micro', label: '微型企业' },
  ]
  const name = (id: string) => ({ id, label: '规模', type: 'string' as const, from: 'fact' as const, options })
  const outline = { stages: [{ id: 'a', title: '申报', names: [name('size')] }] } as unknown as Outline

  const optionsOf = optionsIn(outline, files, 'sizes')
  const column = (id: string) => ({ id, type: 'string' as const })

  test('are read by the options of the fact that takes the result, or of the question that is looked up', () => {
    for (const id of ['result', 'size']) expect(wordsOfCell('small, micro', optionsOf(column(id)))).toBe('小型企业、微型企业')
  })

  test('that are words already, or numbers, say nothing twice', () => {
    expect(wordsOfCell('>= 300', optionsOf(column('result')))).toBeUndefined()
    expect(wordsOfCell('小型', new Map([['小型', '小型']]))).toBeUndefined()
    expect(optionsIn(outline, files, 'other')(column('result')).size).toBe(0)
  })

  test('are words in a spreadsheet, and codes again when they come back', () => {
    const table: DecisionTable = {
      title: '最多领取张数',
      hit: 'unique',
      inputs: [
        { id: 'size', label: '企业规模', type: 'string' },
        { id: 'first', label: '首次', type: 'boolean' },
      ],
      outputs: [{ id: 'most', label: '张数', type: 'integer' }],
      rows: [
        { when: ['small, micro', 'true'], then: ['2'] },
        { when: ['not(small)', '-'], then: ['1'] },
      ],
    }
    const cells = cellsOf(table, optionsOf)
    expect(cells[1]).toEqual(['小型企业, 微型企业', '是', '2'])
    const back = (rows: string[][]) => rowsFrom(rows.map((row) => row.join('\t')).join('\n'), table, [], optionsOf).rows
    expect(back(cells)).toEqual(table.rows)
    expect(back([['小型企业、微型企业', '是', '2']])).toEqual([table.rows[0]])
  })
})
