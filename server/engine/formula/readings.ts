/** Readings of formulas: how values, gaps and what is missing combine. */

import type { FactReading } from '../model.js'
import { Decimal, MAX_DIGITS } from '../values/exact.js'
import type { Reading, Value } from './model.js'

/** A value that is there. */
export const found = (value: Value): Reading => ({ value })

/** An error of the case or the policy, in words. */
export const gap = (text: string): Reading => ({ gap: text, missing: [] })

/** Nothing yet: what nobody has said. */
export const unknown = (missing: readonly FactReading[]): Reading => ({ missing })

const LIMIT = new Decimal(10).pow(MAX_DIGITS)

/** A number that was computed; numbers of absurd size are a gap. */
export function number(value: Decimal): Reading {
  return value.isFinite() && value.abs().lessThan(LIMIT) ? { value } : gap(`结果超过 ${MAX_DIGITS} 位数，无法计算`)
}

/** Uses all values when all are there; else the first gap, else everything that is missing. */
export function together(readings: readonly Reading[], use: (values: readonly Value[]) => Reading): Reading {
  const values = readings.flatMap(({ value }) => (value === undefined ? [] : [value]))
  return values.length === readings.length ? use(values) : lacking(readings)
}

/** Why some of these readings have no value. */
export function lacking(readings: readonly Reading[]): Reading {
  const failed = readings.find((reading) => reading.gap !== undefined)
  const missing = distinct(readings.flatMap((reading) => reading.missing ?? []))
  return failed ? { gap: failed.gap, missing } : { missing }
}

function distinct(missing: readonly FactReading[]): FactReading[] {
  return [...new Map(missing.map((reading) => [reading.id, reading])).values()]
}

/** Whether a value is a number. */
export const isNumber = (value: Value | undefined): value is Decimal => Decimal.isDecimal(value)

/** Whether a value is a list. */
export const isList = (value: Value | undefined): value is readonly Value[] => Array.isArray(value)

/** The items of all lists, and the single values, in order. */
export const flattened = (values: readonly Value[]): Value[] => values.flatMap((value) => (isList(value) ? [...value] : [value]))

/** Uses numbers; anything else is a gap, which compile would have refused. */
export function numbers(values: readonly Value[], use: (numbers: readonly Decimal[]) => Reading): Reading {
  const all = flattened(values).filter(isNumber)
  return all.length === flattened(values).length ? use(all) : gap('这里要数字')
}
