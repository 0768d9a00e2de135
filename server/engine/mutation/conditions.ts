/** Mutants of a condition: operators flipped, thresholds moved, values dropped, parts left out. */

import { factOf, isCondition } from '../conditions/phrases.js'
import type { FactTest } from '../generated/condition.js'
import type { Json } from '../model.js'
import type { Condition } from '../programme.js'
import { drop, dropEach, type Edit, put, shiftedDates, shiftedDecimals } from './edits.js'

type Path = readonly (string | number)[]

/** Every single change of a condition that should make a difference to some case. */
export function conditionEdits(path: Path, condition: Condition): Edit[] {
  if ('all' in condition) return groupEdits(path, 'all', condition.all)
  if ('any' in condition) return groupEdits(path, 'any', condition.any)
  if ('not' in condition) {
    const inner = condition.not as unknown as Json
    return [put(path, { not: inner }, inner), ...conditionEdits([...path, 'not'], condition.not)]
  }
  return 'condition' in condition ? [] : testEdits(path, condition)
}

function groupEdits(path: Path, key: 'all' | 'any', parts: readonly Condition[]): Edit[] {
  const list = parts as unknown as Json[]
  const swapped = parts.length > 1 ? [put(path, { [key]: list }, { [key === 'all' ? 'any' : 'all']: list })] : []
  const whole = swapped.map((edit) => ({ ...edit, change: key === 'all' ? '全部满足改为满足其一' : '满足其一改为全部满足' }))
  return [...whole, ...dropEach([...path, key], list), ...parts.flatMap((part, index) => conditionEdits([...path, key, index], part))]
}

function testEdits(path: Path, test: FactTest): Edit[] {
  const flipped = flips[test.operator].map((operator) => put([...path, 'operator'], test.operator, operator))
  return [...flipped, ...valueEdits([...path, 'value'], test.value as Json)]
}

function valueEdits(path: Path, value: Json): Edit[] {
  if (isCondition(value)) return conditionEdits(path, value)
  if (factOf(value)) return []
  if (Array.isArray(value)) return [...dropEach(path, value), ...value.flatMap((item, index) => valueEdits([...path, index], item))]
  return otherValues(value).map((other) => put(path, value, other))
}

/** Neighbours of a value: the other answer, the next number or day, a longer and another text. */
function otherValues(value: Json): Json[] {
  if (typeof value === 'boolean') return [!value]
  if (typeof value === 'number') return [value - 1, value + 1]
  if (typeof value !== 'string') return []
  const dates = shiftedDates(value)
  const neighbours = dates.length > 0 ? dates : shiftedDecimals(value)
  if (neighbours.length > 0) return neighbours
  return [`${value}0`, ...(value === '' ? [] : [value.length > 1 ? value.slice(0, -1) : ''])]
}

/** The operators that each could be mistaken for: its border, its opposite. */
const flips: Record<FactTest['operator'], FactTest['operator'][]> = {
  equal: ['notEqual'],
  notEqual: ['equal'],
  in: ['notIn'],
  notIn: ['in'],
  contains: ['doesNotContain'],
  doesNotContain: ['contains'],
  lessThan: ['lessThanInclusive', 'greaterThan'],
  lessThanInclusive: ['lessThan', 'greaterThanInclusive'],
  greaterThan: ['greaterThanInclusive', 'lessThan'],
  greaterThanInclusive: ['greaterThan', 'lessThanInclusive'],
  between: [],
  startsWith: ['equal'],
  startsWithAny: ['in'],
  dateBefore: ['dateOnOrBefore', 'dateAfter'],
  dateOnOrBefore: ['dateBefore', 'dateOnOrAfter'],
  dateAfter: ['dateOnOrAfter', 'dateBefore'],
  dateOnOrAfter: ['dateAfter', 'dateOnOrBefore'],
  answered: [],
  some: ['every', 'none'],
  every: ['some', 'none'],
  none: ['some', 'every'],
}

/** A condition, and the same taken away. */
export const optionalCondition = (path: Path, condition: Condition | undefined): Edit[] =>
  condition ? [drop(path, condition as unknown as Json), ...conditionEdits(path, condition)] : []
