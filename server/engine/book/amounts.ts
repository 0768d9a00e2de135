/** What amounts come from, in the book: parameters, formulas in Chinese, results, decision tables. */
import { sheetThings, tableThing } from '../diff/amounts.js'
import type { DecisionTable, Programme } from '../programme.js'
import type { Chapter, Part } from './model.js'
import { columnsOf, thingPart } from './rows.js'

/** The chapter of a worksheet. */
export function amountChapter(id: string, programme: Programme): Chapter {
  const { parameters, rows, results, lines } = sheetThings(id, programme)
  return {
    key: `worksheet ${id}`,
    title: `金额测算：${programme.worksheets.get(id)?.title ?? id}`,
    parts: [
      thingPart('parameters', '参数', parameters, { name: '参数', columns: ['数值'], rest: '说明', widths: [26, 26, 34] }),
      thingPart('lines', '逐行计算', lines, { name: '明细', columns: ['逐行计算', '条件'], rest: '说明', widths: [20, 20, 26, 24] }),
      thingPart('rows', '计算公式', rows, { name: '名称', columns: ['公式', '单位'], rest: '取舍和说明', widths: [20, 40, 8, 20] }),
      thingPart('results', '得出的金额', results, { name: '金额', columns: ['取自'], rest: '规定', widths: [28, 28, 36] }),
    ],
  }
}

/** The chapter of the decision tables, each as it stands. */
export const tableChapter = ({ tables }: Programme): Chapter => ({
  key: 'tables',
  title: '决策表',
  parts: [...tables].map(([id, table]) => tablePart(id, table)),
})

function tablePart(id: string, table: DecisionTable): Part {
  const heads = [...table.inputs, ...table.outputs].map(({ id: name, label }) => label ?? name)
  const { aspects } = tableThing(id, table)
  const seen = new Map<string, number>()
  return {
    key: id,
    title: `${table.title}（${aspects.命中方式}）`,
    columns: columnsOf(
      heads,
      heads.slice(1).map(() => Math.floor(100 / heads.length)),
    ),
    rows: table.rows.map(({ when, then }) => {
      // by what it applies to: a row that was put in between moves no other
      const key = when.join('，')
      const times = seen.get(key) ?? 0
      seen.set(key, times + 1)
      return { key: `${key} ${times}`, cells: [...when, ...then] }
    }),
  }
}
