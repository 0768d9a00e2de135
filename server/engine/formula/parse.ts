/** From the text of a formula to its tree: words are vetted first, jsep parses, and only a whitelist of nodes comes out. */
import jsep from 'jsep'
import { Decimal } from '../values/exact.js'
import type { BinaryOperator, FormulaNode } from './model.js'
import { type FormulaProblem, type Token, tokens } from './tokens.js'

export type Parsed = { tree: FormulaNode; problem?: undefined } | { tree?: undefined; problem: FormulaProblem }

const MAX_LENGTH = 2000
const MAX_NESTING = 40
const MAX_NODES = 400
const BINARY: readonly BinaryOperator[] = ['+', '-', '*', '/', '%', '==', '!=', '<', '<=', '>', '>=', 'and', 'or']

for (const operator of Object.keys(jsep.binary_ops)) if (!BINARY.some((known) => known === operator)) jsep.removeBinaryOp(operator)
for (const operator of Object.keys(jsep.unary_ops)) if (operator !== '-') jsep.removeUnaryOp(operator)
jsep.addBinaryOp('or', 1)
jsep.addBinaryOp('and', 2)
jsep.addUnaryOp('not')

const remembered = new Map<string, Parsed>()

/** The tree of a formula, or what is wrong with it. */
export function parseFormula(text: string): Parsed {
  const known = remembered.get(text)
  if (known) return known
  if (remembered.size >= 5000) remembered.clear()
  const parsed = parse(text)
  remembered.set(text, parsed)
  return parsed
}

function parse(text: string): Parsed {
  if (text.length > MAX_LENGTH) return wrong(`公式超过 ${MAX_LENGTH} 个字。`, '请分成几行计算。')
  const words = tokens(text)
  if (words.problem) return { problem: words.problem }
  const nesting = tooDeep(words.tokens)
  if (nesting) return nesting
  try {
    return { tree: convert(jsep(text), { nodes: 0, depth: 0 }) }
  } catch (error) {
    if (error instanceof Refusal) return { problem: error.problem }
    return wrong(`公式写得不完整：${position(error)}。`, '请检查括号是否成对、运算符两边是否都有内容。')
  }
}

function tooDeep(words: readonly Token[]): Parsed | undefined {
  let depth = 0
  let signs = 0
  for (const { type, text } of words) {
    if (type === 'blank') continue
    signs = text === '-' || text === 'not' ? signs + 1 : 0
    depth += text === '(' ? 1 : text === ')' ? -1 : 0
    if (depth < 0) return wrong('右括号多了。', '请检查括号是否成对。')
    if (depth > MAX_NESTING || signs > MAX_NESTING) return wrong(`括号超过 ${MAX_NESTING} 层。`, '请分成几行计算。')
  }
  return depth > 0 ? wrong(`少 ${depth} 个右括号。`, '请检查括号是否成对。') : undefined
}

function position(error: unknown): string {
  const index = typeof error === 'object' && error !== null && 'index' in error ? Number(error.index) : Number.NaN
  return Number.isInteger(index) ? `在第 ${index + 1} 个字附近` : '无法解析'
}

class Refusal extends Error {
  problem: FormulaProblem
  constructor(problem: FormulaProblem) {
    super(problem.message)
    this.problem = problem
  }
}

interface Size {
  nodes: number
  depth: number
}

type Convert = (node: Record<string, unknown>, size: Size) => FormulaNode

function convert(node: unknown, size: Size): FormulaNode {
  size.nodes += 1
  if (size.nodes > MAX_NODES) refuse(`公式超过 ${MAX_NODES} 个运算。`, '请分成几行计算。')
  if (!isNode(node)) return refuse('公式写得不完整。')
  const known = Object.hasOwn(converters, node.type) ? converters[node.type] : undefined
  return known
    ? known(node, size)
    : refuse(refusals[node.type] ?? '公式里有不支持的写法。', '可用：加减乘除、比较、and / or / not 和函数表里的函数。')
}

const converters: Record<string, Convert> = {
  Literal: ({ value, raw }) => {
    if (typeof value === 'boolean') return { kind: 'boolean', value }
    if (typeof value === 'string') return { kind: 'text', value }
    if (typeof value === 'number' && typeof raw === 'string') return { kind: 'number', text: raw, value: new Decimal(raw) }
    return refuse('公式里没有 null。', '没有填写的内容自动按“未知”处理。')
  },
  Identifier: ({ name }) => ({ kind: 'name', name: String(name) }),
  MemberExpression: (node) => ({ kind: 'name', name: dotted(node) }),
  UnaryExpression: ({ operator, argument }, size) =>
    operator === '-' || operator === 'not'
      ? { kind: 'unary', operator, of: convert(argument, size) }
      : refuse(`没有运算符“${String(operator)}”。`),
  BinaryExpression: ({ operator, left, right }, size) => {
    const known = BINARY.find((candidate) => candidate === operator)
    return known
      ? { kind: 'binary', operator: known, left: convert(left, size), right: convert(right, size) }
      : refuse(`没有运算符“${String(operator)}”。`)
  },
  CallExpression: ({ callee, arguments: args }, size) => {
    if (!isNode(callee) || callee.type !== 'Identifier' || !Array.isArray(args)) return refuse('括号前必须是函数名。', '乘号请写 *。')
    return { kind: 'call', name: String(callee.name), args: args.map((argument) => convert(argument, size)) }
  },
}

const refusals: Record<string, string> = {
  Compound: '两项之间缺少运算符或逗号。',
  SequenceExpression: '括号里有多余的逗号。',
  ThisExpression: '没有名为 this 的内容。',
}

function dotted(node: Record<string, unknown>): string {
  const { object, property, computed } = node
  if (computed === true || !isNode(property) || property.type !== 'Identifier') return refuse('不能按下标取值。')
  if (isNode(object) && object.type === 'Identifier') return `${String(object.name)}.${String(property.name)}`
  if (isNode(object) && object.type === 'MemberExpression') return `${dotted(object)}.${String(property.name)}`
  return refuse('点的前面只能是名称。')
}

const isNode = (value: unknown): value is Record<string, unknown> & { type: string } =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

function refuse(message: string, remedy?: string): never {
  throw new Refusal({ message, ...(remedy && { remedy }), code: 'formula-syntax' })
}

const wrong = (message: string, remedy: string): Parsed => ({ problem: { message, remedy, code: 'formula-syntax' } })
