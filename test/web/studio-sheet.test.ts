import { describe, expect, test } from 'vitest'
import { readPastedLines, rowFrom } from '../../web/pages/studio/sheet/pasted.js'

describe('rows of a worksheet in a spreadsheet', () => {
  const clauses = [{ id: '4.1', label: '四、（一）' }]

  test('come with unit, rounding, clause and note, with or without a line of titles', () => {
    const lines = readPastedLines('名称\t公式\t单位\t取整\t依据\t说明\n补助\t金额 × 20%\t元\t四舍五入2位\t四（一）\t照表', clauses, [])
    expect(lines).toMatchObject([{ label: '补助', text: '金额 × 20%', problems: [] }])
    expect(lines[0] && rowFrom(lines[0], 'r1')).toEqual({
      id: 'r1',
      label: '补助',
      formula: '0',
      unit: '元',
      round: { mode: 'half-up', places: 2 },
      clause: '4.1',
      note: '照表',
    })
    expect(readPastedLines('预拨\t补助\t元\t舍去', clauses, [])).toMatchObject([{ round: { mode: 'down', places: 0 }, problems: [] }])
  })

  test('say what is wrong with each', () => {
    const [line] = readPastedLines('补助\t\t元\t大约\t九', clauses, ['补助'])
    expect(line?.problems).toEqual([
      '已经有一行叫“补助”',
      '“补助”缺少公式',
      '没有编号为“九”的条款',
      '“取整”一列请写四舍五入、舍去或进位和位数，如“四舍五入2位”，现在是“大约”',
    ])
  })
})
