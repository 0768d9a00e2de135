/** Facts in formulas: their values as numbers, texts and days, and formulas and tables as facts. */

import type { FactReading, FactType, Inputs, Json } from '../model.js'
import type { FactDefinition, Facts, Programme } from '../programme.js'
import { Decimal, decimalText } from '../values/exact.js'
import { evaluateFormula } from './formula.js'
import { EXHAUSTED } from './function.js'
import { tableAndOutput } from './lookup.js'
import type { FormulaContext, Reading, Value } from './model.js'
import { gap, together, unknown } from './readings.js'
import { lookupCost, lookupTable } from './tables.js'

interface Found {
  value?: Json
  source?: string
  missing?: string
}

type OfKind<Kind> = Extract<FactDefinition, { kind: Kind }>

/** The value of an expression fact. */
export function fromFormula({ formula, type }: OfKind<'expression'>, facts: Facts, programme: Programme, inputs: Inputs): Found {
  return foundOf(evaluateFormula(formula, factContext(facts, programme, inputs)), type, '由其他填报内容计算')
}

/** The value of a table fact: the inputs of the table are read as facts. */
export function fromTable({ table: id, output, type }: OfKind<'table'>, facts: Facts, programme: Programme): Found {
  const table = programme.tables.get(id)
  if (!table) return { missing: `没有决策表“${id}”` }
  facts.budget.steps -= lookupCost(table)
  if (facts.budget.steps < 0) return foundOf(EXHAUSTED, type, '')
  const { reading, row } = lookupTable(table, (input) => readingOf(facts.read(input.id)), output)
  return foundOf(reading, type, `“${table.title}”第 ${row} 行`)
}

function foundOf(reading: Reading, type: FactType, source: string): Found {
  if (reading.value !== undefined) return { value: jsonOf(reading.value, type), source }
  return { missing: reading.gap ?? sayMissing(reading.missing) }
}

/** What is missing, in one sentence without a full stop. */
export function sayMissing(missing: readonly FactReading[]): string {
  return [...new Set(missing.map((reading) => reading.missing ?? `还不知道“${reading.label}”`))].join('；')
}

/** Decimals of facts have at most ten places; formulas read the exact value (see exactly()). */
const PLACES = 10

function jsonOf(value: Value, type: FactType): Json {
  if (Decimal.isDecimal(value)) {
    if (type === 'integer') return value.isInteger() ? value.toNumber() : decimalText(value)
    return decimalText(value.toDecimalPlaces(PLACES, Decimal.ROUND_HALF_UP))
  }
  return typeof value === 'string' || typeof value === 'boolean' ? value : value.map((item) => jsonOf(item, type))
}

/** What formulas of facts read: other facts, tables, the calendar. */
export function factContext(facts: Facts, programme: Programme, inputs: Inputs): FormulaContext {
  return {
    read: (name) => readFact(name, facts, programme, inputs),
    lookup: (name, args) => {
      const { table: id, output } = tableAndOutput(name)
      const table = programme.tables.get(id)
      if (table) facts.budget.steps -= lookupCost(table)
      return table ? lookupTable(table, (_, index) => args[index] ?? unknown([]), output).reading : gap(`没有决策表“${id}”`)
    },
    calendar: inputs.calendar,
    budget: facts.budget,
  }
}

/** A fact for formulas; `section.field` is the list of a field over the rows of a section. */
export function readFact(name: string, facts: Facts, programme: Programme, inputs: Inputs): Reading {
  const fact = exactFact(name, facts, programme, inputs)
  return fact ? readingOf(fact) : readColumn(name, facts, programme, inputs)
}

/** The reading of a fact with all the places of a decimal that was computed; undefined when there is no such fact. */
export function exactFact(name: string, facts: Facts, programme: Programme, inputs: Inputs): FactReading | undefined {
  if (!facts.info(name)) return undefined
  const fact = facts.read(name)
  const definition = programme.facts.get(name)
  const cut =
    definition?.kind === 'expression' && fact.type === 'decimal' && typeof fact.value === 'string' && placesOf(fact.value) === PLACES
  if (!cut) return fact
  const known = exactly.get(facts) ?? new Map<string, FactReading>()
  exactly.set(facts, known)
  const exact = known.get(name) ?? withAllPlaces(fact, evaluateFormula(definition.formula, factContext(facts, programme, inputs)))
  known.set(name, exact)
  return exact
}

/** Worked out once in an evaluation: facts that read each other would double the work at each step. */
const exactly = new WeakMap<Facts, Map<string, FactReading>>()

const withAllPlaces = (fact: FactReading, { value }: Reading): FactReading =>
  Decimal.isDecimal(value) ? { ...fact, value: value.toFixed() } : fact

const placesOf = (text: string) => (text.split('.')[1] ?? '').length

function readColumn(name: string, facts: Facts, programme: Programme, inputs: Inputs): Reading {
  const readings = columnReadings(name, facts, programme, inputs)
  if (!readings) return gap(`没有名为“${name}”的内容`)
  return together(readings.map(readingOf), (values) => ({ value: values }))
}

/** The readings of a field over the rows of a section; the section alone where it is not answered; undefined when there is no such field. */
export function columnReadings(name: string, facts: Facts, programme: Programme, inputs: Inputs): FactReading[] | undefined {
  const dot = name.lastIndexOf('.')
  const section = dot > 0 ? facts.info(name.slice(0, dot)) : undefined
  const field = section?.rows?.get(name.slice(dot + 1))
  if (!section || !field) return undefined
  const count = facts.rowCount(section.id)
  if (count === undefined) return [facts.read(section.id)]
  return Array.from({ length: count }, (_, index) => {
    const row = facts.row(section.id, index)
    const reading = exactFact(field.id, row, programme, inputs) ?? row.read(field.id)
    return reading.value === undefined
      ? { ...reading, id: `${name}#${index + 1}`, label: `${section.label}第 ${index + 1} 行的“${field.label}”` }
      : reading
  })
}

/** A fact's value as formulas compute with it. */
export function readingOf(fact: FactReading): Reading {
  const value = fact.value === undefined || fact.value === null ? undefined : valueAs(fact.value, fact.type)
  return value === undefined ? unknown([fact]) : { value }
}

function valueAs(value: Json, type: FactType): Value | undefined {
  if (type === 'integer' || type === 'decimal') return numberOf(value)
  if (type === 'rows') return Array.isArray(value) ? value.map(() => true) : undefined
  if (Array.isArray(value)) return value.filter((item) => typeof item === 'string')
  return typeof value === 'string' || typeof value === 'boolean' ? value : undefined
}

function numberOf(value: Json): Decimal | undefined {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return new Decimal(value)
  return typeof value === 'string' && /^-?\d{1,31}(\.\d{1,120})?$/.test(value) ? new Decimal(value) : undefined
}
