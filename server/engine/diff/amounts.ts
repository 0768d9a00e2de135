/** What changed in what amounts come from: parameters, formulas, results, decision tables. */

import type { Parameter, WorksheetResult, WorksheetRow } from '../generated/worksheet.js'
import type { DecisionTable, Programme, Worksheet } from '../programme.js'
import { conditionText } from './conditions.js'
import { type Change, changedThings, thing } from './things.js'

/** Changes of the worksheets that both editions have, and worksheets that came or went. */
export function worksheetChanges(before: Programme, after: Programme): Change[] {
  const titles = ({ worksheets }: Programme) =>
    [...worksheets].map(([id, worksheet]) => thing(id, worksheet.title, worksheet, { 参数的适用日期: ({ asOf }) => asOf }))
  const shared = [...after.worksheets].flatMap(([id, worksheet]) => {
    const old = before.worksheets.get(id)
    return old ? [[old, worksheet] as const] : []
  })
  return [
    ...changedThings('核算表', titles(before), titles(after)),
    ...shared.flatMap(([old, now]) => [
      ...changedThings('参数', (old.parameters ?? []).map(parameterThing), (now.parameters ?? []).map(parameterThing)),
      ...changedThings('核算行', rowsOf(old).map(rowThing), rowsOf(now).map(rowThing)),
      ...changedThings('金额', old.results.map(resultThing), now.results.map(resultThing)),
      ...changedThings('明细', lineThings(old, before), lineThings(now, after)),
    ]),
  ]
}

const rowsOf = ({ rows, lines = [] }: Worksheet) => [...rows, ...lines.flatMap((line) => line.rows)]

const parameterThing = (parameter: Parameter) =>
  thing(parameter.id, parameter.label, parameter, {
    数值: ({ values, unit }) => values.map(({ from, value }) => `${from ? `自${from}起 ` : ''}${value}${unit ? ` ${unit}` : ''}`),
    说明: ({ note }) => note,
    条款: ({ values }) => values.flatMap(({ clause }) => (clause ? [clause] : [])),
  })

const rowThing = (row: WorksheetRow) =>
  thing(row.id, row.label, row, {
    公式: ({ formula }) => formula,
    单位: ({ unit }) => unit,
    取舍: ({ round }) => round && `${roundingNames[round.mode]}，保留 ${round.places} 位小数`,
    允许负数: ({ allowNegative }) => allowNegative === true,
    说明: ({ note }) => note,
    条款: ({ clause }) => clause,
  })

const resultThing = (result: WorksheetResult) =>
  thing(result.id, result.label, result, {
    取自: ({ row }) => row,
    为负数时: ({ negative }) => negative && { refuse: '不给出金额', decide: '由审核人员决定' }[negative],
    分担: ({ split }) => split?.map(({ label, share }) => `${label} ${share ?? '其余'}`),
  })

const lineThings = ({ lines = [] }: Worksheet, programme: Programme) =>
  lines.map((line) =>
    thing(line.id, line.label, line, {
      逐行计算: ({ forEach }) => forEach,
      条件: ({ where }) => where && conditionText(where, programme),
      不计入的原因: ({ leftOut }) => leftOut,
    }),
  )

/** Changes of decision tables, cell by cell where the rows still correspond. */
export function tableChanges(before: Programme, after: Programme): Change[] {
  const things = ({ tables }: Programme) => [...tables].map(([id, table]) => tableThing(id, table))
  const cells = [...after.tables].flatMap(([id, table]) => {
    const old = before.tables.get(id)
    return old ? rowChanges(old, table) : []
  })
  return [...changedThings('表', things(before), things(after)), ...cells]
}

const tableThing = (id: string, table: DecisionTable) =>
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

const roundingNames = { 'half-up': '四舍五入', down: '舍去', up: '进位' } satisfies Record<
  NonNullable<WorksheetRow['round']>['mode'],
  string
>
