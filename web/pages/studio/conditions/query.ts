/** Conditions as the builder edits them, and back; every condition comes back exactly as it was. */

import type { ValueShape } from '../../../../server/engine/conditions/operators'
import type { Condition, FactTest } from '../../../../server/engine/generated/condition'

/** One line of the builder. */
export interface Line {
  id?: string
  /** A fact, with the column of a register's row; or a named condition as `@name`. */
  field: string
  operator: string
  value: unknown
  params?: FactTest['params']
  /** What no line can show, kept as it stands. */
  kept?: unknown
}

/** Lines of which all or any must hold. */
export interface Group {
  id?: string
  combinator: 'all' | 'any'
  not?: boolean
  /** Not written while there is but one line in it. */
  bare?: boolean
  rules: (Group | Line)[]
}

export const negation = 'not:'
export const holds = 'holds'
export const keptField = '@@kept'
const unset = '~'

/** The lines of a condition; none yet where there is none. */
export function queryOf(condition: unknown): Group {
  if (condition === undefined) return { combinator: 'all', bare: true, rules: [] }
  const group = groupOf(condition)
  return group ?? { combinator: 'all', bare: true, rules: [lineOf(condition)] }
}

function groupOf(node: unknown): Group | undefined {
  const [key, inner] = onlyEntry(node)
  if ((key === 'all' || key === 'any') && Array.isArray(inner)) return { combinator: key, rules: inner.map(partOf) }
  if (key !== 'not' || isSingle(inner)) return undefined
  const group = groupOf(inner)
  return group && !group.not ? { ...group, not: true } : { combinator: 'all', bare: true, not: true, rules: [partOf(inner)] }
}

const partOf = (node: unknown): Group | Line => groupOf(node) ?? lineOf(node)

function lineOf(node: unknown): Line {
  const [key, inner] = onlyEntry(node)
  const denied = key === 'not' ? isSingle(inner) && singleOf(inner) : undefined
  if (denied) return { ...denied, operator: negation + denied.operator }
  return (isSingle(node) && singleOf(node)) || { field: keptField, operator: holds, value: '', kept: node }
}

function singleOf(node: unknown): Line | undefined {
  const [key, name] = onlyEntry(node)
  if (key === 'condition') return { field: `@${name}`, operator: holds, value: '' }
  const { fact, operator, value, path = '', params } = node as FactTest // told by isSingle
  return { field: fact + path, operator, value, ...(params && { params }) }
}

/** Whether a node is one test, or one name of a condition, and nothing else. */
function isSingle(node: unknown): boolean {
  if (!isTree(node)) return false
  if (onlyEntry(node)[0] === 'condition') return typeof node.condition === 'string'
  const known = Object.keys(node).every((key) => ['fact', 'operator', 'value', 'path', 'params'].includes(key))
  return known && typeof node.fact === 'string' && typeof node.operator === 'string' && 'value' in node
}

export type ShapeOf = (operator: string) => ValueShape | undefined

/** The condition that the lines stand for, without those that are not finished; nothing where none is. */
export function conditionOf({ combinator, not, bare, rules }: Group, shapeOf: ShapeOf): Condition | undefined {
  const parts = rules.flatMap((part) => {
    const condition = isGroup(part) ? conditionOf(part, shapeOf) : testOf(part, shapeOf)
    return condition === undefined ? [] : [condition]
  })
  const [first] = parts
  if (!first) return undefined
  const whole = bare && parts.length === 1 ? first : combinator === 'all' ? { all: parts } : { any: parts }
  return not ? { not: whole } : whole
}

function testOf(line: Line, shapeOf: ShapeOf): Condition | undefined {
  if (line.field === keptField) return line.kept as Condition
  if (line.operator.startsWith(negation)) {
    const inner = testOf({ ...line, operator: line.operator.slice(negation.length) }, shapeOf)
    return inner && { not: inner }
  }
  if (line.field.startsWith('@')) return { condition: line.field.slice(1) }
  const shape = shapeOf(line.operator)
  if (line.field === unset || line.operator === unset || (shape && !isFinished(line.value, shape))) return undefined
  const [fact, path] = factAndPath(line.field)
  return {
    fact,
    operator: line.operator,
    value: line.value,
    ...(path && { path }),
    ...(line.params && { params: line.params }),
  } as FactTest
}

/** The fact of a line, and the path of the column where it reads one. */
export function factAndPath(field: string): [fact: string, path: string] {
  const at = field.indexOf('$.')
  return at < 0 ? [field, ''] : [field.slice(0, at), field.slice(at)]
}

function isFinished(value: unknown, shape: ValueShape): boolean {
  if (shape === 'flag') return typeof value === 'boolean'
  if (shape === 'rows') return isTree(value)
  if (shape === 'several' || shape === 'texts') return Array.isArray(value) && value.length > 0
  if (shape === 'range') return Array.isArray(value) && value.length === 2 && value.every(isGiven)
  if (shape === 'text') return isGiven(value) && value !== ''
  return isGiven(value) && !Array.isArray(value)
}

/** A value of another shape, as near as it can be to what was written. */
export function fitted(value: unknown, shape: ValueShape | undefined): unknown {
  if (shape === undefined || isFinished(value, shape)) return value
  const first = Array.isArray(value) ? value[0] : isTree(value) && !('fact' in value && Object.keys(value).length === 1) ? undefined : value
  if (shape === 'flag') return true
  if (shape === 'rows') return undefined
  if (shape === 'several' || shape === 'texts') return isGiven(first) && first !== '' && typeof first !== 'object' ? [first] : []
  if (shape === 'range') return [first, undefined]
  return first
}

/** An empty text is a value too; what a line lacks is null or undefined. */
const isGiven = (value: unknown) => value !== undefined && value !== null && !(isTree(value) && value.fact === '')
export const isGroup = (part: Group | Line): part is Group => 'rules' in part
const isTree = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
function onlyEntry(node: unknown): [string, unknown] | [] {
  const entries = isTree(node) ? Object.entries(node) : []
  const [only] = entries
  return only && entries.length === 1 ? only : []
}
