/** lookup(): a value from a decision table. */

import type { DecisionTable } from '../programme.js'
import { didYouMean } from '../values/near.js'
import type { FormulaCheck, FormulaFunction } from './function.js'
import { expectKind, kindOfType } from './kinds.js'
import type { FormulaNode, Kind } from './model.js'
import { gap } from './readings.js'
import { sameUnit, sayUnit, unitRemedy } from './units.js'

/** The table that a lookup names: lookup(table, …), lookup(table.output, …), lookup('table-with-hyphens', …). */
export const tableNamed = (node: FormulaNode | undefined): string | undefined =>
  node?.kind === 'name' ? node.name : node?.kind === 'text' ? node.value : undefined

/** Splits `table.output`. */
export function tableAndOutput(name: string): { table: string; output?: string } {
  const dot = name.indexOf('.')
  return dot < 0 ? { table: name } : { table: name.slice(0, dot), output: name.slice(dot + 1) }
}

export const lookupFunctions = {
  lookup: {
    label: '查表',
    signature: 'lookup(决策表, 值, …) 或 lookup(决策表.输出列, 值, …)',
    summary: '按决策表取值，值的顺序同决策表的输入列；表名有连字符时加引号；没有适用的行是缺口，不当作 0',
    arity: [2, 20],
    kind: lookupKind,
    run: ([named, ...args], evaluate, context) => {
      const name = tableNamed(named)
      return name === undefined ? gap('lookup 的第一项要是决策表') : context.lookup(name, args.map(evaluate))
    },
  },
} satisfies Record<string, FormulaFunction>

function lookupKind([named, ...args]: readonly FormulaNode[], check: FormulaCheck): Kind {
  const name = tableNamed(named)
  if (name === undefined) {
    const remedy =
      named?.kind === 'binary' ? "表名有连字符时请加引号，如 lookup('cap-by-level', x)。" : '请写决策表的文件名，不带 .table.json。'
    check.report('unknown-table', 'lookup 的第一项要是决策表。', remedy)
    for (const argument of args) check.kindOf(argument)
    return {}
  }
  const { table: id, output } = tableAndOutput(name)
  const table = check.tables.get(id)
  if (!table)
    check.report('unknown-table', `没有决策表“${id}”。`, didYouMean(id, check.tables.keys()) ?? listed('现有决策表', check.tables.keys()))
  else if (args.length !== table.inputs.length) {
    const inputs = table.inputs.map((input) => input.label ?? input.id).join('、')
    check.report('formula-arity', `决策表“${table.title}”要查 ${table.inputs.length} 项（${inputs}），这里给了 ${args.length} 项。`)
  }
  for (const [index, argument] of args.entries()) checkInput(argument, table?.inputs[index], check)
  return table ? outputKind(table, output, check) : {}
}

function checkInput(node: FormulaNode, input: DecisionTable['inputs'][number] | undefined, check: FormulaCheck): void {
  const wanted = input?.type ? kindOfType(input.type, input.unit) : undefined
  const kind = wanted?.type ? expectKind(node, [wanted.type], check) : check.kindOf(node)
  if (!input?.unit || !kind || sameUnit(kind.unit, input.unit)) return
  const message = `${check.say(node)}${sayUnit(kind.unit)}，决策表的“${input.label ?? input.id}”${sayUnit(input.unit)}。`
  check.report('formula-unit', message, unitRemedy(kind.unit ?? '', input.unit))
}

function outputKind(table: DecisionTable, output: string | undefined, check: FormulaCheck): Kind {
  const index = output === undefined ? 0 : table.outputs.findIndex(({ id }) => id === output)
  const column = table.outputs[index]
  if (!column) {
    const ids = table.outputs.map(({ id }) => id)
    check.report(
      'unknown-output',
      `决策表“${table.title}”没有输出列“${output}”。`,
      didYouMean(output ?? '', ids) ?? listed('现有输出列', ids),
    )
    return {}
  }
  const values = table.rows.map(({ then: cells }) => cells[index] ?? '')
  return kindOfType(column.type, column.unit, new Map(values.map((value) => [value, value])))
}

function listed(what: string, ids: Iterable<string>): string {
  const all = [...ids]
  return all.length > 0 ? `${what}：${all.slice(0, 12).join('、')}。` : `还没有${what.replace('现有', '')}。`
}
