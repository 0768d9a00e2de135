/** The values that a fact may have by itself, and those with which a test of it holds. */
import { operators } from '../conditions/operators.js'
import { factOf } from '../conditions/phrases.js'
import type { FactTest } from '../generated/condition.js'
import type { Field } from '../generated/form.js'
import type { DictionaryModel, FactInfo } from '../programme.js'
import { dayOf } from '../values/dates.js'
import { decimalProblem } from '../values/decimals.js'
import { Decimal, decimalFrom } from '../values/exact.js'
import { formats, isDay } from '../values/formats.js'
import { patternProblem, re2 } from '../values/patterns.js'
import { outside, type Span } from '../values/spans.js'
import { ordered, type ValueSet } from '../values/value-sets.js'
import { daysBetween } from '../values/working-days.js'
import type { Scope } from './scope.js'

/** All that a fact may be, by its question, its options, its dictionary; undefined = rows. */
export function valuesOf(info: FactInfo, scope: Scope): ValueSet | undefined {
  return types[info.type](info, scope)
}

const types: Record<FactInfo['type'], (info: FactInfo, scope: Scope) => ValueSet | undefined> = {
  integer: (info, scope) => ordered([range(info.field?.minimum ?? leastOf(info, scope), info.field?.maximum)], true),
  decimal: ({ field }) => ordered([range(field?.decimal?.minimum, field?.decimal?.maximum)], false),
  date: () => ordered([{}], true),
  boolean: () => ({ kind: 'words', among: new Set(['true', 'false']) }),
  string: (info, scope) => ({ kind: 'words', among: wordsOf(info, scope) }),
  list: ({ options, field }) => ({
    kind: 'several',
    options: options && keysOf(options),
    most: field?.maxItems,
    holds: new Set(),
    lacks: new Set(),
  }),
  rows: () => undefined,
}

function range(least: number | string | undefined, most: number | string | undefined): Span {
  const [low, high] = [decimalFrom(String(least)), decimalFrom(String(most))]
  return { ...(low && { low }), ...(high && { high }) }
}

/** What is counted is never negative. */
function leastOf({ id }: FactInfo, { programme }: Scope): number | undefined {
  const fact = programme.facts.get(id)
  if (!fact) return undefined
  return fact.kind === 'count' || ('aggregate' in fact && fact.aggregate === 'count') ? 0 : undefined
}

function wordsOf({ id, options, dictionary, field }: FactInfo, { programme }: Scope): ReadonlySet<string> | undefined {
  if (options) return keysOf(options)
  const codes = dictionary === undefined ? undefined : programme.dictionaries.get(dictionary)?.codes
  if (codes) return field ? selectableOf(codes) : keysOf(codes)
  const fact = programme.facts.get(id)
  const table = fact?.kind === 'table' ? programme.tables.get(fact.table) : undefined
  const column =
    fact?.kind === 'table' && table ? table.outputs.findIndex((output) => output.id === (fact.output ?? table.outputs[0]?.id)) : -1
  return table && column >= 0 ? new Set(table.rows.map(({ then }) => (then[column] ?? '').trim())) : undefined
}

type Codes = DictionaryModel['codes']
const keys = new WeakMap<ReadonlyMap<string, unknown>, ReadonlySet<string>>()
const selectableCodes = new WeakMap<Codes, ReadonlySet<string>>()

/** The keys of a map as a set, made once: there may be thousands, asked for by thousands of tests. */
function keysOf(map: ReadonlyMap<string, unknown>): ReadonlySet<string> {
  const known = keys.get(map) ?? new Set(map.keys())
  keys.set(map, known)
  return known
}

function selectableOf(codes: Codes): ReadonlySet<string> {
  const known = selectableCodes.get(codes) ?? new Set([...codes].flatMap(([code, { selectable }]) => (selectable ? [code] : [])))
  selectableCodes.set(codes, known)
  return known
}

/** The values with which a test holds, or denied with which it does not; undefined = that cannot be told. */
export function passing(test: FactTest, info: FactInfo, denied = false): ValueSet | undefined {
  const { value, operator } = test
  const items = Array.isArray(value) ? value : [value]
  if (items.some((item) => factOf(item) !== undefined)) return undefined
  const way = ways[operator]
  if (!way) return undefined
  const { of, opposite = false } = way
  const texts = items.map(String).filter((text) => operators[operator].shape === 'range' || isAnswer(text, operator, info))
  const isDenied = denied !== opposite
  if (info.type === 'list') return { kind: 'several', holds: new Set(isDenied ? [] : texts), lacks: new Set(isDenied ? texts : []) }
  if (of === 'beginning') return isDenied ? { kind: 'words', barred: texts } : { kind: 'words', prefixes: texts }
  if (info.type === 'string' || info.type === 'boolean')
    return isDenied ? { kind: 'words', without: new Set(texts) } : { kind: 'words', among: new Set(texts) }
  const points = texts.map((text) => pointOf(text, info))
  if (points.some((point) => point === undefined)) return undefined
  const spans = of(points.filter((point) => point !== undefined))
  return ordered(isDenied ? outside(spans) : spans, info.type !== 'decimal')
}

type Spans = (points: readonly Decimal[]) => Span[]
interface Way {
  of: Spans | 'beginning'
  /** It holds where the others do not. */
  opposite?: true
}
const each: Spans = (points) => points.map((point) => ({ low: point, high: point }))
const under: Spans = ([high]) => [{ high, highOpen: true }]
const over: Spans = ([low]) => [{ low, lowOpen: true }]
const ways: Partial<Record<FactTest['operator'], Way>> = {
  equal: { of: each },
  notEqual: { of: each, opposite: true },
  in: { of: each },
  notIn: { of: each, opposite: true },
  contains: { of: each },
  doesNotContain: { of: each, opposite: true },
  lessThan: { of: under },
  lessThanInclusive: { of: over, opposite: true },
  greaterThan: { of: over },
  greaterThanInclusive: { of: under, opposite: true },
  between: { of: ([low, high]) => [{ low, high }] },
  startsWith: { of: 'beginning' },
  startsWithAny: { of: 'beginning' },
  dateBefore: { of: under },
  dateOnOrBefore: { of: over, opposite: true },
  dateAfter: { of: over },
  dateOnOrAfter: { of: under, opposite: true },
}

/** Days by their number; an instant is only told by its day where the fact is a question that asks for a day. */
function pointOf(text: string, { type, field }: FactInfo): Decimal | undefined {
  if (type !== 'date') return decimalFrom(text)
  return isDay(text) || field ? new Decimal(daysBetween('1970-01-01', dayOf(text))) : undefined
}

/** Whether a text, or one that begins with it, can be the answer of its question. */
function isAnswer(text: string, operator: FactTest['operator'], { field, type, options, dictionary }: FactInfo): boolean {
  if (!field || type !== 'string' || options || dictionary !== undefined) return true
  const isWhole = operators[operator].shape !== 'text' && operators[operator].shape !== 'texts'
  return lengthFits(text, isWhole, field) && (!isWhole || formFits(text, field))
}

/** Whether the limits of a question without options allow a value of its type as the answer. */
export function answerFits(value: unknown, field: Field): boolean {
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY, decimal } = field
  if (typeof value === 'number') return value >= minimum && value <= maximum
  if (typeof value !== 'string') return true
  return decimal ? decimalProblem(value, decimal) === undefined : lengthFits(value, true, field) && formFits(value, field)
}

function lengthFits(text: string, isWhole: boolean, { minLength = 0, maxLength = Number.POSITIVE_INFINITY }: Field): boolean {
  const { length } = [...text]
  return length <= maxLength && (!isWhole || length >= minLength)
}

function formFits(text: string, { format, pattern, const: only }: Field): boolean {
  if (only !== undefined) return text === only
  if (format && formats[format].problem(text) !== undefined) return false
  return pattern === undefined || patternProblem(pattern) !== undefined || re2(pattern).test(text)
}
