/** Conditions in words: from labels, options and units, the same words everywhere. */

import type { FactTest } from '../generated/condition.js'
import type { Json } from '../model.js'
import type { Condition, FactInfo, Programme } from '../programme.js'
import { displayValue } from './display.js'
import { operators } from './operators.js'

/** Where a phrase finds what its names mean. */
export interface Lexicon {
  info: (id: string) => FactInfo | undefined
  programme: Pick<Programme, 'conditions' | 'dictionaries'>
}

/** A whole condition as one sentence without a full stop. */
export function sayCondition(condition: Condition, lexicon: Lexicon): string {
  return say(condition, lexicon, 'alone', 0)
}

/** One test of a fact in words. */
export function sayTest(test: FactTest, lexicon: Lexicon, denied = false): string {
  const whole = lexicon.info(test.fact)
  const info = test.path ? whole?.columns?.get(test.path.slice(2)) : whole
  const { say: affirm, deny } = operators[test.operator]
  if (operators[test.operator].shape === 'flag')
    return (test.value === true) === denied ? `${label(test, lexicon)}未填写` : `${label(test, lexicon)}已填写`
  return (denied ? deny : affirm)(label(test, lexicon), value(test, info, lexicon))
}

type Inside = 'alone' | 'all' | 'any'

function say(condition: Condition, lexicon: Lexicon, inside: Inside, depth: number): string {
  if (depth > 20) return '…'
  if ('all' in condition) return joined(condition.all, '且', 'all', lexicon, inside, depth)
  if ('any' in condition) return joined(condition.any, '或', 'any', lexicon, inside, depth)
  if ('not' in condition)
    return 'fact' in condition.not ? sayTest(condition.not, lexicon, true) : `并非（${say(condition.not, lexicon, 'alone', depth + 1)}）`
  if ('condition' in condition) {
    const named = lexicon.programme.conditions.get(condition.condition)
    return named ? say(named, lexicon, inside, depth + 1) : `“${condition.condition}”`
  }
  return sayTest(condition, lexicon)
}

function joined(parts: readonly Condition[], word: string, kind: 'all' | 'any', lexicon: Lexicon, inside: Inside, depth: number): string {
  const [only] = parts
  if (parts.length === 1 && only) return say(only, lexicon, inside, depth + 1)
  const text = parts.map((part) => say(part, lexicon, kind, depth + 1)).join(`，${word}`)
  return inside === 'alone' || inside === kind ? text : `（${text}）`
}

function label({ fact, path }: FactTest, { info }: Lexicon): string {
  const known = info(fact)
  const name = known?.label ?? fact
  return path ? `${name}的“${known?.columns?.get(path.slice(2))?.label ?? path.slice(2)}”` : name
}

function value(test: FactTest, info: FactInfo | undefined, lexicon: Lexicon): string {
  const { value: given } = test
  const { shape } = operators[test.operator]
  const other = factOf(given)
  if (other) return lexicon.info(other)?.label ?? other
  if (isCondition(given)) return sayCondition(given, { ...lexicon, info: (id) => info?.rows?.get(id) ?? lexicon.info(id) })
  if (Array.isArray(given)) return given.map((item) => one(item as Json, info, lexicon)).join(shape === 'range' ? ' 至 ' : '、')
  return one(given as Json, info, lexicon)
}

function one(given: Json, info: FactInfo | undefined, { programme }: Lexicon): string {
  const other = factOf(given)
  if (other) return other
  const shown = info ? displayValue(info, given, programme) : String(given)
  const quoted = info === undefined || info.type === 'string' || info.type === 'list'
  return quoted ? `“${shown}”` : shown
}

/** The id of the other fact that a value stands for: { "fact": id }. */
export function factOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return 'fact' in value && typeof value.fact === 'string' && Object.keys(value).length === 1 ? value.fact : undefined
}

/** Whether a test's value is a condition over rows, for some / every / none. */
export function isCondition(value: unknown): value is Condition {
  return (
    typeof value === 'object' && value !== null && ['all', 'any', 'not', 'condition', 'operator'].some((key) => Object.hasOwn(value, key))
  )
}
