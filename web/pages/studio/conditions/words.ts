/** Conditions in words while they are edited: the same words as everywhere else. */
import type { FactTest } from '../../../../server/engine/generated/condition'
import type { Outline, OutlineName } from '../../../../server/engine/outline'

export interface Lexicon {
  names: ReadonlyMap<string, OutlineName>
  operators: Outline['operators']
  /** Named conditions. */
  conditions: Readonly<Record<string, unknown>>
  /** Names of a dictionary's codes. */
  codes: (dictionary: string) => ReadonlyMap<string, string>
}

/** A condition as one sentence without a full stop. */
export const sayCondition = (condition: unknown, lexicon: Lexicon): string => say(condition, lexicon, 'alone', 0)

type Inside = 'alone' | 'all' | 'any'

function say(node: unknown, lexicon: Lexicon, inside: Inside, depth: number): string {
  if (depth > 20 || !isTree(node)) return '…'
  if (Array.isArray(node.all)) return joined(node.all, '且', 'all', lexicon, inside, depth)
  if (Array.isArray(node.any)) return joined(node.any, '或', 'any', lexicon, inside, depth)
  if ('not' in node) return isTest(node.not) ? sayTest(node.not, lexicon, true) : `并非（${say(node.not, lexicon, 'alone', depth + 1)}）`
  if (typeof node.condition === 'string') {
    const named = lexicon.conditions[node.condition]
    return named === undefined ? `“${node.condition}”` : say(named, lexicon, inside, depth + 1)
  }
  return isTest(node) ? sayTest(node, lexicon, false) : '…'
}

function joined(parts: readonly unknown[], word: string, kind: 'all' | 'any', lexicon: Lexicon, inside: Inside, depth: number): string {
  if (parts.length === 1) return say(parts[0], lexicon, inside, depth + 1)
  const text = parts.map((part) => say(part, lexicon, kind, depth + 1)).join(`，${word}`)
  return inside === 'alone' || inside === kind ? text : `（${text}）`
}

function sayTest({ fact, operator, value, path }: FactTest, lexicon: Lexicon, denied: boolean): string {
  const whole = lexicon.names.get(fact)
  const column = path?.slice(2)
  const name = column === undefined ? whole : whole?.columns?.find(({ id }) => id === column)
  const label = column === undefined ? (whole?.label ?? fact) : `${whole?.label ?? fact}的“${name?.label ?? column}”`
  const entry = lexicon.operators.find((one) => one.name === operator)
  if (entry?.shape === 'flag') return (value === true) === denied ? `${label}未填写` : `${label}已填写`
  const phrase = (denied ? entry?.denial : entry?.phrase) ?? '@ … {}'
  return phrase.replace('{}', () => sayValue(value, entry?.shape, name, lexicon)).replace('@', () => label)
}

function sayValue(value: unknown, shape: string | undefined, name: OutlineName | undefined, lexicon: Lexicon): string {
  const other = otherFact(value)
  if (other) return lexicon.names.get(other)?.label ?? other
  if (Array.isArray(value)) return value.map((item) => sayOne(item, name, lexicon)).join(shape === 'range' ? ' 至 ' : '、')
  if (isTree(value)) {
    const rows = new Map((name?.rows ?? []).map((row) => [row.id, row]))
    return sayCondition(value, { ...lexicon, names: new Map([...lexicon.names, ...rows]) })
  }
  return sayOne(value, name, lexicon)
}

function sayOne(value: unknown, name: OutlineName | undefined, lexicon: Lexicon): string {
  const other = otherFact(value)
  if (other) return other
  const shown = name ? display(value, name, lexicon) : String(value)
  return name === undefined || name.type === 'string' || name.type === 'list' ? `“${shown}”` : shown
}

function display(value: unknown, { type, unit, options, dictionary }: OutlineName, { codes }: Lexicon): string {
  if (value === undefined || value === null || value === '') return ''
  if (typeof value === 'boolean') return value ? '是' : '否'
  const text = String(value)
  const day = type === 'date' && /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (day) return `${day[1]}年${Number(day[2])}月${Number(day[3])}日`
  const option = options?.find((one) => one.value === text)?.label
  if (option) return option
  const code = dictionary === undefined ? undefined : codes(dictionary).get(text)
  if (code) return `${code}（${text}）`
  const isCount = type === 'decimal' || (type === 'integer' && unit !== undefined && unit !== '年')
  const number = isCount && /^-?\d+(\.\d+)?$/.test(text) ? text.replace(/\B(?=(\d{3})+(?=\.|$))(?<!\.\d*)/g, ',') : text
  return unit ? `${number} ${unit}` : number
}

/** The id of the other fact that a value stands for. */
export function otherFact(value: unknown): string | undefined {
  return isTree(value) && typeof value.fact === 'string' && Object.keys(value).length === 1 ? value.fact : undefined
}

const isTest = (node: unknown): node is FactTest => isTree(node) && typeof node.fact === 'string' && typeof node.operator === 'string'
const isTree = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
