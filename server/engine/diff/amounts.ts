/** What changed in what amounts come from: parameters, formulas, results, decision tables. */

import { type FormulaLabels, formulaInWords } from '../formula/labels.js'
import { labelsAt } from '../formula/scope.js'
import type { Parameter, WorksheetResult, WorksheetRow } from '../generated/worksheet.js'
import type { DecisionTable, Programme, Worksheet } from '../programme.js'
import { conditionText } from './conditions.js'
import { type Change, changedThings, type Thing, thing, within } from './things.js'
import { roundingText } from './words.js'

/** Changes of the worksheets that both editions have, and worksheets that came or went. */
export function worksheetChanges(before: Programme, after: Programme): Change[] {
  const shared = [...after.worksheets.keys()].filter((id) => before.worksheets.has(id))
  return [
    ...changedThings('核算表', worksheetThings(before), worksheetThings(after)),
    ...shared.flatMap((id) => {
      const [old, now] = [sheetThings(id, before), sheetThings(id, after)]
      return within(after.worksheets.get(id)?.title ?? id, after.worksheets.size, [
        ...changedThings('参数', old.parameters, now.parameters),
        ...changedThings('核算行', old.rows, now.rows),
        ...changedThings('金额', old.results, now.results),
        ...changedThings('明细', old.lines, now.lines),
      ])
    }),
  ]
}

const worksheetThings = ({ worksheets }: Programme) =>
  [...worksheets].map(([id, worksheet]) => thing(id, worksheet.title, worksheet, { 参数的适用日期: ({ asOf }) => asOf }))

/** What a worksheet is made of, its formulas with labels in place of names. */
export function sheetThings(id: string, programme: Programme): Record<'parameters' | 'rows' | 'results' | 'lines', Thing[]> {
  const worksheet = programme.worksheets.get(id)
  if (!worksheet) return { parameters: [], rows: [], results: [], lines: [] }
  const labels = (at: string) => labelsAt(programme, { kind: 'worksheet', name: id }, at)
  const lineRows = (worksheet.lines ?? []).flatMap(({ rows }, index) =>
    rows.map((row) => rowThing(row, labels(`/lines/${index}/rows`), programme)),
  )
  return {
    parameters: (worksheet.parameters ?? []).map((parameter) => parameterThing(parameter, programme)),
    rows: [...worksheet.rows.map((row) => rowThing(row, labels('/rows'), programme)), ...lineRows],
    results: worksheet.results.map((result) => resultThing(result, worksheet)),
    lines: lineThings(worksheet, programme),
  }
}

const parameterThing = (parameter: Parameter, programme: Programme) =>
  thing(parameter.id, parameter.label, parameter, {
    数值: ({ values, unit }) => values.map(({ from, value }) => `${from ? `自${from}起 ` : ''}${value}${unit ? ` ${unit}` : ''}`),
    说明: ({ note }) => note,
    条款: ({ values }) => values.flatMap(({ clause }) => (clause ? [clauseName(clause, programme)] : [])),
  })

const rowThing = (row: WorksheetRow, labels: FormulaLabels, programme: Programme) =>
  thing(row.id, row.label, row, {
    公式: ({ formula }) => formulaInWords(formula, labels),
    单位: ({ unit }) => unit,
    取舍: ({ round }) => round && roundingText(round),
    允许负数: ({ allowNegative }) => allowNegative === true,
    说明: ({ note }) => note,
    条款: ({ clause }) => clause && clauseName(clause, programme),
  })

const clauseName = (clause: string, { clauses }: Programme) => clauses.get(clause)?.label ?? clause

const resultThing = (result: WorksheetResult, { rows, parameters = [] }: Worksheet) =>
  thing(result.id, result.label, result, {
    取自: ({ row }) => rows.find(({ id }) => id === row)?.label ?? row,
    为负数时: ({ negative }) => negative && { refuse: '不给出金额', decide: '由审核人员决定' }[negative],
    分担: ({ split }) =>
      split?.map(
        ({ label, share }) =>
          `${label}：${share === undefined ? '其余' : ([...parameters, ...rows].find(({ id }) => id === share)?.label ?? share)}`,
      ),
  })

const lineThings = ({ lines = [] }: Worksheet, programme: Programme) =>
  lines.map((line) =>
    thing(line.id, line.label, line, {
      逐行计算: ({ forEach }) => sectionTitle(forEach, programme),
      条件: ({ where }) => where && conditionText(where, programme),
      不计入的原因: ({ leftOut }) => leftOut,
    }),
  )

const sectionTitle = (id: string, { stages }: Programme) =>
  [...stages.values()].map(({ facts }) => facts.get(id)?.label).find((label) => label !== undefined) ?? id

/** Changes of decision tables, cell by cell where the rows still correspond. */
export function tableChanges(before: Programme, after: Programme): Change[] {
  const things = ({ tables }: Programme) => [...tables].map(([id, table]) => tableThing(id, table))
  const cells = [...after.tables].flatMap(([id, table]) => {
    const old = before.tables.get(id)
    return old ? rowChanges(old, table) : []
  })
  return [...changedThings('表', things(before), things(after)), ...cells]
}

/** A decision table without its rows. */
export const tableThing = (id: string, table: DecisionTable) =>
  thing(id, table.title, table, {
    命中方式: ({ hit }) => ({ first: '取第一行', unique: '只能有一行' })[hit],
    输入: ({ inputs }) => inputs.map(({ id: input, label }) => label ?? input),
    输出: ({ outputs }) => outputs.map(({ id: output, label }) => label ?? output),
    没有对应行的说明: ({ incomplete }) => incomplete,
  })

function rowChanges(before: DecisionTable, after: DecisionTable): Change[] {
  const line = ({ when, then }: DecisionTable['rows'][number]) => `${when.join('，')} → ${then.join('，')}`
  const heads = [...after.inputs, ...after.outputs].map(({ id, label }) => label ?? id)
  if (before.rows.length === after.rows.length && before.inputs.length === after.inputs.length) {
    return after.rows.flatMap(({ when, then }, index) => {
      const old = before.rows[index]
      const cells = [...(old?.when ?? []), ...(old?.then ?? [])]
      return [...when, ...then].flatMap((cell, column) =>
        cells[column] === cell
          ? []
          : [{ kind: '表', text: `表“${after.title}”第 ${index + 1} 行的“${heads[column]}”由 ${cells[column] ?? '（空）'} 改为 ${cell}` }],
      )
    })
  }
  const [old, now] = [before.rows.map(line), after.rows.map(line)]
  return [
    ...now.filter((row) => !old.includes(row)).map((row) => ({ kind: '表', text: `表“${after.title}”新增一行：${row}` })),
    ...old.filter((row) => !now.includes(row)).map((row) => ({ kind: '表', text: `表“${after.title}”删除一行：${row}` })),
  ]
}
