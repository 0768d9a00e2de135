import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { DecisionTable } from '../../server/engine/generated/table.js'
import { cellsOf, rowsFrom } from '../../web/pages/studio/tables/cells'

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

  test('takes an empty condition as any value', () => {
    const [table] = tables
    if (!table) throw new Error('no table is shipped')
    const { rows } = rowsFrom([...table.inputs.map(() => ''), ...table.outputs.map(() => 'x')].join('\t'), table)
    expect(rows[0]?.when).toEqual(table.inputs.map(() => '-'))
  })
})
