/** Evaluates formulas: exact, in three values, within a budget. */
import { EXHAUSTED } from './function.js'
import { formulaFunctions } from './functions.js'
import { negated } from './logic.js'
import { tableAndOutput, tableNamed } from './lookup.js'
import type { FormulaContext, FormulaNode, Reading } from './model.js'
import { binaryOperators } from './operators.js'
import { parseFormula } from './parse.js'
import { found, gap, isNumber, number, together } from './readings.js'

/** Steps that one formula, or all formulas of one worksheet together, may take. */
export const MAX_STEPS = 300_000

/** The value of a formula; a gap (division by zero, no row of the table …) or what is missing where there is none. */
export function evaluateFormula(text: string, context: FormulaContext): Reading {
  const { tree, problem } = parseFormula(text)
  return tree ? evaluate(tree, context) : gap(problem.message)
}

function evaluate(node: FormulaNode, context: FormulaContext): Reading {
  context.budget.steps -= 1
  if (context.budget.steps < 0) return EXHAUSTED
  if (node.kind === 'number' || node.kind === 'text' || node.kind === 'boolean') return found(node.value)
  if (node.kind === 'name') return context.read(node.name)
  if (node.kind === 'binary') return binaryOperators[node.operator].run(evaluate(node.left, context), evaluate(node.right, context))
  if (node.kind === 'call') return call(node, context)
  const reading = evaluate(node.of, context)
  if (node.operator === 'not') return negated(reading)
  return together([reading], ([value]) => (isNumber(value) ? number(value.negated()) : gap('这里要数字')))
}

function call({ name, args }: Extract<FormulaNode, { kind: 'call' }>, context: FormulaContext): Reading {
  const known = formulaFunctions.get(name)
  if (!known || args.length < known.arity[0] || args.length > known.arity[1]) return gap(`函数“${name}”写得不对`)
  return known.run(args, (node) => evaluate(node, context), context)
}

/** One lookup in a formula: the table, and what is given for its inputs. */
export interface Lookup {
  table: string
  args: readonly FormulaNode[]
}

/** Every lookup of a formula, with what it gives to the table. */
export function lookupsIn(text: string): Lookup[] {
  const { tree } = parseFormula(text)
  return tree ? lookupsOf(tree) : []
}

function lookupsOf(node: FormulaNode): Lookup[] {
  if (node.kind === 'unary') return lookupsOf(node.of)
  if (node.kind === 'binary') return [node.left, node.right].flatMap(lookupsOf)
  if (node.kind !== 'call') return []
  const table = node.name === 'lookup' ? tableNamed(node.args[0]) : undefined
  const args = node.args.slice(table === undefined ? 0 : 1)
  return [...(table === undefined ? [] : [{ table: tableAndOutput(table).table, args }]), ...args.flatMap(lookupsOf)]
}

const remembered = new WeakMap<FormulaNode, { names: string[]; lookups: string[] }>()

/** The names that a formula reads, each once, in order; those of decision tables not among them. */
export function formulaNames(text: string): string[] {
  return references(text).names
}

/** What a formula looks up, as `table` or `table.output`. */
export function formulaLookups(text: string): string[] {
  return references(text).lookups
}

/** The decision tables that a formula looks up. */
export function formulaTables(text: string): string[] {
  return [...new Set(formulaLookups(text).map((name) => tableAndOutput(name).table))]
}

function references(text: string): { names: string[]; lookups: string[] } {
  const { tree } = parseFormula(text)
  if (!tree) return { names: [], lookups: [] }
  const known = remembered.get(tree)
  if (known) return known
  const names = new Set<string>()
  const lookups = new Set<string>()
  visit(tree, names, lookups)
  const found = { names: [...names], lookups: [...lookups] }
  remembered.set(tree, found)
  return found
}

function visit(node: FormulaNode, names: Set<string>, lookups: Set<string>): void {
  if (node.kind === 'name') names.add(node.name)
  if (node.kind === 'unary') visit(node.of, names, lookups)
  if (node.kind === 'binary') for (const side of [node.left, node.right]) visit(side, names, lookups)
  if (node.kind !== 'call') return
  const table = node.name === 'lookup' ? tableNamed(node.args[0]) : undefined
  if (table !== undefined) lookups.add(table)
  for (const argument of table === undefined ? node.args : node.args.slice(1)) visit(argument, names, lookups)
}
