/** Judges a condition in three values, part by part, with a full trace. A missing fact gives unknown, never a pass and never a refusal. */

import { isBlank } from '../form/answers.js'
import type { FactTest } from '../generated/condition.js'
import type { ConditionTrace, FactReading, FactType, Json, Outcome } from '../model.js'
import type { Condition, FactInfo, Facts, Programme } from '../programme.js'
import { isOfType } from './answer-facts.js'
import { displayValue } from './display.js'
import { type Operand, operand, operators } from './operators.js'
import { factOf, isCondition, sayTest } from './phrases.js'

/** The trace with what it could not read, for whoever asks what is still missing. */
export interface Judgement {
  trace: ConditionTrace
  /** Readings without a value on which the outcome still depends. */
  missing: FactReading[]
}

/** The outcome of a condition with its trace. */
export function judge(condition: Condition, facts: Facts, programme: Programme): ConditionTrace {
  return weigh(condition, facts, programme).trace
}

/** The outcome of a condition with its trace and what is missing for it. */
export function weigh(condition: Condition, facts: Facts, programme: Programme): Judgement {
  if ('all' in condition) return combine('全部满足', 'not met', condition.all, facts, programme)
  if ('any' in condition) return combine('满足其一', 'met', condition.any, facts, programme)
  if ('not' in condition) return negation(condition.not, facts, programme)
  if ('condition' in condition) {
    const named = programme.conditions.get(condition.condition)
    return named
      ? weigh(named, facts, programme)
      : { trace: { text: `“${condition.condition}”`, outcome: 'unknown', source: '没有这个条件' }, missing: [] }
  }
  return weighTest(condition, facts, programme)
}

/** `decisive` is the outcome of one part that decides the whole. */
function combine(text: string, decisive: Outcome, parts: readonly Condition[], facts: Facts, programme: Programme): Judgement {
  const judged = parts.map((part) => weigh(part, facts, programme))
  const outcomes = judged.map(({ trace }) => trace.outcome)
  const otherwise = decisive === 'met' ? 'not met' : 'met'
  const outcome = outcomes.includes(decisive) ? decisive : outcomes.includes('unknown') || parts.length === 0 ? 'unknown' : otherwise
  const missing = outcome === 'unknown' ? judged.flatMap((part) => (part.trace.outcome === 'unknown' ? part.missing : [])) : []
  return { trace: { text, outcome, parts: judged.map(({ trace }) => trace) }, missing }
}

function negation(condition: Condition, facts: Facts, programme: Programme): Judgement {
  const { trace, missing } = weigh(condition, facts, programme)
  const outcome = opposite[trace.outcome]
  if ('fact' in condition) return { trace: { ...trace, text: textOf(condition, facts, programme, true), outcome }, missing }
  return { trace: { text: '并非', outcome, parts: [trace] }, missing }
}

const opposite: Record<Outcome, Outcome> = { met: 'not met', 'not met': 'met', unknown: 'unknown' }

/** The steps of the budget that a test costs: it is written down with what was read. */
const testCost = 2

function weighTest(test: FactTest, facts: Facts, programme: Programme): Judgement {
  facts.budget.steps -= testCost
  if (facts.budget.steps < 0)
    return { trace: { text: textOf(test, facts, programme), outcome: 'unknown', source: '要判断的内容太多，已停止' }, missing: [] }
  const { shape } = operators[test.operator]
  if (shape === 'rows') return weighRows(test, facts, programme)
  const reading = readPath(facts.read(test.fact), test.path, facts.info(test.fact))
  const text = textOf(test, facts, programme)
  if (shape === 'flag') return { trace: traced(text, !isBlank(reading.value) === test.value, reading, facts, test, programme), missing: [] }
  const compared = comparedValues(test, reading, facts)
  const missing = [reading, ...compared.readings].filter(({ value }) => value === undefined)
  if (reading.value === undefined || compared.value === undefined) return { trace: unread(text, missing), missing }
  const passed = operators[test.operator].test(operand(reading.type, reading.value), compared.value)
  return { trace: traced(text, passed, reading, facts, test, programme), missing: [] }
}

const said = { affirmed: new WeakMap<FactTest, Said>(), denied: new WeakMap<FactTest, Said>() }
interface Said {
  info: FactInfo | undefined
  text: string
}

/** A test in words, put together once per catalogue of facts. */
function textOf(test: FactTest, facts: Facts, programme: Programme, denied = false): string {
  const texts = denied ? said.denied : said.affirmed
  const info = facts.info(test.fact)
  const known = texts.get(test)
  if (known && info && known.info === info) return known.text
  const text = sayTest(test, { info: facts.info, programme }, denied)
  texts.set(test, { info, text })
  return text
}

function traced(text: string, passed: boolean, reading: FactReading, facts: Facts, test: FactTest, programme: Programme): ConditionTrace {
  const info = test.path ? undefined : facts.info(test.fact)
  const read = displayValue({ ...info, type: reading.type }, reading.value, programme)
  return { text, outcome: passed ? 'met' : 'not met', read: read || '未填写', source: reading.source }
}

const unread = (text: string, missing: readonly FactReading[]): ConditionTrace => ({
  text,
  outcome: 'unknown',
  read: '未知',
  source: missing.map((reading) => reading.missing ?? `还不知道“${reading.label}”`).join('；'),
})

interface Compared {
  value?: Operand
  readings: readonly FactReading[]
}
const constants = new WeakMap<FactTest, { type: FactType; compared: Compared }>()

/** The value compared with; where it names other facts, their readings. One that names none is made ready once. */
function comparedValues(test: FactTest, reading: FactReading, facts: Facts): Compared {
  const known = constants.get(test)
  if (known?.type === reading.type) return known.compared
  const { value } = test
  const items = (Array.isArray(value) ? value : [value]).map((item) => resolved(item, reading.type, facts))
  const values = items.map((item) => item.value).filter((item) => item !== undefined)
  const compared: Compared = {
    value: values.length < items.length ? undefined : Array.isArray(value) ? values : values[0],
    readings: items.flatMap((item) => item.reading ?? []),
  }
  if (compared.readings.length === 0) constants.set(test, { type: reading.type, compared })
  return compared
}

function resolved(item: unknown, type: FactType, facts: Facts): { value?: Operand; reading?: FactReading } {
  const other = factOf(item)
  if (!other) return { value: operand(type, item) }
  const reading = facts.read(other)
  return { value: reading.value === undefined ? undefined : operand(reading.type, reading.value), reading }
}

/** A path reads one column of the register row that a fact stands for. */
function readPath(reading: FactReading, path: string | undefined, info: FactInfo | undefined): FactReading {
  if (!path) return reading
  const column = info?.columns?.get(path.slice(2))
  const value = column && isRow(reading.evidence) ? reading.evidence[column.id] : undefined
  if (!column || value === undefined || value === null || !isOfType[column.type](value))
    return { ...reading, value: undefined, missing: reading.missing ?? `“${reading.label}”没有“${column?.label ?? path.slice(2)}”` }
  return { ...reading, type: column.type, value }
}

const isRow = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function weighRows(test: FactTest, facts: Facts, programme: Programme): Judgement {
  const text = textOf(test, facts, programme)
  const reading = facts.read(test.fact)
  const count = facts.rowCount(test.fact)
  const { value: each } = test
  if (count === undefined || !isCondition(each)) return { trace: unread(text, [reading]), missing: [reading] }
  const rows = Array.from({ length: count }, (_, index) => weigh(each, facts.row(test.fact, index), programme))
  const outcomes = rows.map(({ trace }) => trace.outcome)
  const outcome = rowOutcomes[test.operator]?.(outcomes) ?? 'unknown'
  const parts = rows.map(({ trace }, index) => ({ ...trace, text: `第 ${index + 1} 行：${trace.text}` }))
  const missing = outcome === 'unknown' ? rows.flatMap((row) => row.missing) : []
  return { trace: { text, outcome, read: `${count} 行`, source: reading.source, parts }, missing }
}

const rowOutcomes: Partial<Record<FactTest['operator'], (outcomes: readonly Outcome[]) => Outcome>> = {
  some: (outcomes) => (outcomes.includes('met') ? 'met' : outcomes.includes('unknown') ? 'unknown' : 'not met'),
  every: (outcomes) => (outcomes.includes('not met') ? 'not met' : outcomes.includes('unknown') ? 'unknown' : 'met'),
  none: (outcomes) => (outcomes.includes('met') ? 'not met' : outcomes.includes('unknown') ? 'unknown' : 'met'),
}
