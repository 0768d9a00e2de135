/** The text of a tree, with the fewest brackets: for messages and for changed formulas. */
import type { BinaryOperator, FormulaNode } from './model.js'

const PRECEDENCE: Record<BinaryOperator, number> = {
  or: 1,
  and: 2,
  '==': 6,
  '!=': 6,
  '<': 7,
  '<=': 7,
  '>': 7,
  '>=': 7,
  '+': 9,
  '-': 9,
  '*': 10,
  '/': 10,
  '%': 10,
}
const UNARY = 11

/** A formula that parses to this tree. */
export function formulaText(node: FormulaNode, within = 0): string {
  if (node.kind === 'number') return node.text
  if (node.kind === 'text') return node.value.includes("'") ? `"${node.value}"` : `'${node.value}'`
  if (node.kind === 'boolean') return String(node.value)
  if (node.kind === 'name') return node.name
  if (node.kind === 'call') return `${node.name}(${node.args.map((argument) => formulaText(argument)).join(', ')})`
  if (node.kind === 'unary') return `${node.operator === 'not' ? 'not ' : '-'}${formulaText(node.of, UNARY)}`
  const own = PRECEDENCE[node.operator]
  const text = `${formulaText(node.left, own)} ${node.operator} ${formulaText(node.right, own + 1)}`
  return own < within ? `(${text})` : text
}
