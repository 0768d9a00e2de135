/** The operators of conditions, as operators of json-rules-engine: what each accepts, tests and says. */
import { Decimal } from 'decimal.js'
import { Operator } from 'json-rules-engine'
import type { FactTest } from '../generated/condition.js'
import type { FactType } from '../model.js'
import { compareDates, isDate } from '../values/dates.js'

export type OperatorName = FactTest['operator']

/** What a condition's `value` must be: one value of the fact's type, several, a range, a text, a yes or no, or a condition over rows. */
export type ValueShape = 'one' | 'item' | 'several' | 'range' | 'text' | 'texts' | 'flag' | 'rows'

/** A value ready to be compared: decimals exact, everything else as it is. */
export type Operand = string | number | boolean | Decimal | readonly Operand[]

export interface OperatorEntry {
  /** For json-rules-engine's Engine; `test` is the same comparison for our own walk. */
  operator: Operator<Operand, Operand>
  test: (fact: Operand, value: Operand) => boolean
  types: readonly FactType[]
  shape: ValueShape
  /** The test in words: `label` is the fact's, `value` reads like 20 万元 or “小型企业”. */
  say: (label: string, value: string) => string
  /** The same, denied. */
  deny: (label: string, value: string) => string
}

const scalar: readonly FactType[] = ['string', 'integer', 'decimal', 'boolean', 'date']
const numbers: readonly FactType[] = ['integer', 'decimal']
const ordered: readonly FactType[] = ['integer', 'decimal', 'date']

function entry(
  name: OperatorName,
  types: readonly FactType[],
  shape: ValueShape,
  words: [say: string, deny: string],
  test: OperatorEntry['test'],
) {
  const phrase = (words: string) => (label: string, value: string) => words.replace('{}', () => value).replace('@', () => label)
  return { operator: new Operator<Operand, Operand>(name, test), test, types, shape, say: phrase(words[0]), deny: phrase(words[1]) }
}

/** The table of operators. A new one is one entry and its name in condition.schema.json. */
export const operators = {
  equal: entry('equal', scalar, 'one', ['@为{}', '@不为{}'], same),
  notEqual: entry('notEqual', scalar, 'one', ['@不为{}', '@为{}'], (a, b) => !same(a, b)),
  in: entry('in', scalar, 'several', ['@为{}之一', '@不属于{}'], within),
  notIn: entry('notIn', scalar, 'several', ['@不属于{}', '@为{}之一'], (a, b) => !within(a, b)),
  contains: entry('contains', ['list'], 'item', ['@包含{}', '@不包含{}'], (a, b) => within(b, a)),
  doesNotContain: entry('doesNotContain', ['list'], 'item', ['@不包含{}', '@包含{}'], (a, b) => !within(b, a)),
  lessThan: entry('lessThan', numbers, 'one', ['@小于 {}', '@不小于 {}'], (a, b) => compare(a, b) < 0),
  lessThanInclusive: entry('lessThanInclusive', numbers, 'one', ['@不超过 {}', '@大于 {}'], (a, b) => compare(a, b) <= 0),
  greaterThan: entry('greaterThan', numbers, 'one', ['@大于 {}', '@不超过 {}'], (a, b) => compare(a, b) > 0),
  greaterThanInclusive: entry('greaterThanInclusive', numbers, 'one', ['@不小于 {}', '@小于 {}'], (a, b) => compare(a, b) >= 0),
  between: entry('between', ordered, 'range', ['@在 {} 之间（含两端）', '@不在 {} 之间'], between),
  startsWith: entry('startsWith', ['string'], 'text', ['@以{}开头', '@不以{}开头'], (a, b) => text(a).startsWith(text(b))),
  startsWithAny: entry('startsWithAny', ['string'], 'texts', ['@以{}之一开头', '@不以{}中任何一个开头'], (a, b) =>
    list(b).some((prefix) => text(a).startsWith(text(prefix))),
  ),
  dateBefore: entry('dateBefore', ['date'], 'one', ['@早于 {}', '@不早于 {}'], (a, b) => compareDates(text(a), text(b)) < 0),
  dateOnOrBefore: entry('dateOnOrBefore', ['date'], 'one', ['@不晚于 {}', '@晚于 {}'], (a, b) => compareDates(text(a), text(b)) <= 0),
  dateAfter: entry('dateAfter', ['date'], 'one', ['@晚于 {}', '@不晚于 {}'], (a, b) => compareDates(text(a), text(b)) > 0),
  dateOnOrAfter: entry('dateOnOrAfter', ['date'], 'one', ['@不早于 {}', '@早于 {}'], (a, b) => compareDates(text(a), text(b)) >= 0),
  answered: entry('answered', [...scalar, 'list', 'rows'], 'flag', ['@已填写', '@未填写'], (a, b) => a === b),
  some: entry('some', ['rows'], 'rows', ['@至少有一行满足：{}', '@没有一行满足：{}'], undecided),
  every: entry('every', ['rows'], 'rows', ['@每一行都满足：{}', '@并非每一行都满足：{}'], undecided),
  none: entry('none', ['rows'], 'rows', ['@没有一行满足：{}', '@至少有一行满足：{}'], undecided),
} satisfies Record<OperatorName, OperatorEntry>

/** The Chinese words of the operators by themselves, for lists to choose from. */
export const operatorNames = Object.keys(operators) as OperatorName[]

/** The value as operators compare it, by the type of the fact. */
export function operand(type: FactType, value: unknown): Operand {
  if (Array.isArray(value)) return value.map((item) => operand(type, item))
  if (type === 'decimal' && (typeof value === 'string' || typeof value === 'number')) return new Decimal(value)
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  throw new TypeError('A value that no operator compares: compile refuses it.')
}

function same(a: Operand, b: Operand): boolean {
  if (Decimal.isDecimal(a) || Decimal.isDecimal(b)) return compare(a, b) === 0
  return a === b || (typeof a === 'string' && typeof b === 'string' && isDate(a) && isDate(b) && compareDates(a, b) === 0)
}
function within(a: Operand, b: Operand): boolean {
  return list(b).some((item) => same(a, item))
}
function between(a: Operand, b: Operand): boolean {
  const [low, high] = list(b)
  if (low === undefined || high === undefined) return false
  return typeof a === 'string'
    ? compareDates(a, text(low)) >= 0 && compareDates(a, text(high)) <= 0
    : compare(a, low) >= 0 && compare(a, high) <= 0
}
function compare(a: Operand, b: Operand): number {
  return number(a).cmp(number(b))
}
function number(value: Operand): Decimal {
  if (typeof value === 'number') return new Decimal(value)
  if (Decimal.isDecimal(value)) return value
  throw new TypeError('A number was expected: compile refuses everything else.')
}
const text = (value: Operand) => (typeof value === 'string' ? value : '')
const list = (value: Operand): readonly Operand[] => (Array.isArray(value) ? value : [])

/** Rows are walked one by one, never compared as a whole. */
function undecided(): never {
  throw new TypeError('The operators over rows are decided by the walk.')
}
