/** Decision tables: which row applies, in three values, and what it gives. */

import type { DecisionTable } from '../programme.js'
import { Decimal, decimalFrom, decimalText } from '../values/exact.js'
import { isDay } from '../values/formats.js'
import type { Reading, Value } from './model.js'
import { found, gap, isList, isNumber, lacking } from './readings.js'
import { type ColumnType, parseUnaryTest, passes, type UnaryTest } from './unary-tests.js'

type Input = DecisionTable['inputs'][number]

/** What a table gives, and the row (from 1) that gave it. */
export interface Lookup {
  reading: Reading
  row?: number
}

/** Looks a case up; `read` gives each input, `output` names the output column (absent = the first). */
export function lookupTable(table: DecisionTable, read: (input: Input, index: number) => Reading, output?: string): Lookup {
  const { types, tests } = readyTable(table)
  const column = output === undefined ? 0 : table.outputs.findIndex(({ id }) => id === output)
  const type = table.outputs[column]?.type
  if (!type) return { reading: gap(`“${table.title}”没有输出列“${output}”`) }
  const readings = table.inputs.map(read)
  const wrong = readings.findIndex(({ value }, index) => value !== undefined && !fits(value, types[index] ?? 'string'))
  if (wrong >= 0) return { reading: gap(`“${table.title}”的“${nameOf(table.inputs[wrong])}”读到了不同类型的值`) }
  const { met, open } = rowsFor(tests, readings, types, table.hit)
  const [first, ...others] = met
  if (first !== undefined && others.length > 0)
    return { reading: gap(`“${table.title}”的第 ${met.map((row) => row + 1).join('、')} 行同时适用`) }
  const cell = (row: number) => table.rows[row]?.then[column] ?? ''
  if (first !== undefined && open.every((row) => cell(row) === cell(first)))
    return { reading: outputValue(cell(first), type), row: first + 1 }
  if (open.length > 0)
    return { reading: lacking(readings.filter(({ value }, index) => value === undefined && matters(tests, open, index))) }
  return { reading: gap(noRow(table, readings)) }
}

/** The steps of a budget that looking up costs: two rows are as quick as one operation. */
export const lookupCost = ({ rows }: DecisionTable) => Math.ceil(rows.length / 2)

/** The rows that apply, and those that may still apply before the first of them (hit `first`) or instead (none applies). */
function rowsFor(tests: readonly UnaryTest[][], readings: readonly Reading[], types: readonly ColumnType[], hit: DecisionTable['hit']) {
  const met: number[] = []
  const open: number[] = []
  for (const [row, cells] of tests.entries()) {
    const outcome = rowOutcome(cells, readings, types)
    if (outcome === true) met.push(row)
    if (outcome === undefined) open.push(row)
    if (outcome === true && hit === 'first') break
  }
  return { met, open: hit === 'unique' && met.length > 0 ? [] : open }
}

function rowOutcome(cells: readonly UnaryTest[], readings: readonly Reading[], types: readonly ColumnType[]): boolean | undefined {
  let outcome: boolean | undefined = true
  for (const [index, test] of cells.entries()) {
    const value = readings[index]?.value
    const passed = test.kind === 'any' ? true : value === undefined ? undefined : passes(test, value, types[index] ?? 'string')
    if (passed === false) return false
    if (passed === undefined) outcome = undefined
  }
  return outcome
}

const matters = (tests: readonly UnaryTest[][], rows: readonly number[], column: number) =>
  rows.some((row) => tests[row]?.[column]?.kind !== 'any')

function noRow(table: DecisionTable, readings: readonly Reading[]): string {
  const given = table.inputs.map((input, index) => `${nameOf(input)}＝${valueText(readings[index]?.value)}`).join('、')
  return `“${table.title}”没有适用于这种情况的行（${given}）${table.incomplete ? `：${table.incomplete}` : ''}`
}

const nameOf = (input: Input | undefined) => input?.label ?? input?.id ?? ''

/** A value in words, without its unit. */
export function valueText(value: Value | undefined): string {
  if (value === undefined) return '未知'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (isNumber(value)) return decimalText(value)
  return isList(value) ? value.map(valueText).join('、') : value
}

/** The value that a cell of an output column says; a gap where it is none of the type. */
export function outputValue(cell: string, type: ColumnType): Reading {
  const value = outputs[type](cell.trim())
  return value === undefined ? gap(`决策表里的“${cell}”不是有效的值`) : found(value)
}

const outputs: Record<ColumnType, (cell: string) => Value | undefined> = {
  string: (cell) => cell,
  decimal: (cell) => decimalFrom(cell),
  integer: (cell) => (decimalFrom(cell)?.isInteger() ? new Decimal(cell) : undefined),
  boolean: (cell) => (cell === 'true' || cell === '是' ? true : cell === 'false' || cell === '否' ? false : undefined),
  date: (cell) => (isDay(cell) ? cell : undefined),
}

interface ReadyTable {
  types: ColumnType[]
  /** By row and column; a cell that cannot be read accepts nothing. */
  tests: UnaryTest[][]
}

const ready = new WeakMap<DecisionTable, ReadyTable>()

/** The parsed cells of a table, once per table. */
export function readyTable(table: DecisionTable): ReadyTable {
  const known = ready.get(table)
  if (known) return known
  const types = table.inputs.map((_, index) => columnType(table, index))
  const tests = table.rows.map(({ when }) =>
    table.inputs.map((_, index) => parseUnaryTest(when[index] ?? '-', types[index] ?? 'string').test ?? NOTHING),
  )
  const made = { types, tests }
  ready.set(table, made)
  return made
}

const NOTHING: UnaryTest = { kind: 'words', words: new Set(), except: false }

/** The declared type of an input column, or else the first of number, date, boolean that all its cells can be read as. */
export function columnType(table: DecisionTable, index: number): ColumnType {
  const declared = table.inputs[index]?.type
  if (declared) return declared
  const cells = table.rows.map(({ when }) => when[index] ?? '-').filter((cell) => !/^-?$/.test(cell.trim()))
  const fitting = (['decimal', 'date', 'boolean'] as const).find((type) => cells.every((cell) => parseUnaryTest(cell, type).test))
  return cells.length > 0 && fitting ? fitting : 'string'
}

function fits(value: Value, type: ColumnType): boolean {
  if (isNumber(value)) return type === 'integer' || type === 'decimal'
  if (typeof value === 'boolean') return type === 'boolean'
  return typeof value === 'string' && (type === 'string' || type === 'date')
}
