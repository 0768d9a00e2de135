/** Which cases the rows of a decision table cover: gaps, overlaps, rows that nothing reaches. Each with a case as an example. */

import type { DecisionTable } from '../programme.js'
import { Decimal, decimalText } from '../values/exact.js'
import { whole } from '../values/spans.js'
import { readyTable } from './tables.js'
import { type ColumnType, dayOfNumber, isOrdered, type UnaryTest } from './unary-tests.js'

/** One value of each input as text. */
export type ExampleCase = readonly string[]

export interface Regions {
  /** Cases that no row applies to. */
  gaps: ExampleCase[]
  /** Pairs of rows (from 0) that both apply. */
  overlaps: { rows: readonly [number, number]; example: ExampleCase }[]
  /** Rows (from 0) that decide no case, and the earlier row that decides the example; without one, no case fits the row at all. */
  unreachable: { row: number; earlier?: number; example?: ExampleCase }[]
  /** The table is too intricate to look at every case. */
  unfinished: boolean
}

const MOST_WORK = 5_000_000
const MOST_EXAMPLES = 20

/** Looks at all cases of a table. `options` gives the only values that an input may have, where they are known. */
export function regionsOf(table: DecisionTable, options: (input: number) => Iterable<string> | undefined): Regions {
  const { types, tests } = readyTable(table)
  const columns = types.map((type, index) =>
    columnOf(
      type,
      tests.map((row) => row[index] ?? { kind: 'any' }),
      options(index),
    ),
  )
  const impossible = tests.flatMap((_, row) => (columns.some(({ cells }) => cells[row]?.length === 0) ? [row] : []))
  const possible = tests.flatMap((_, row) => (impossible.includes(row) ? [] : [row]))
  const { gaps, decided, unfinished } = cover(columns, possible)
  const shadowed = table.hit === 'first' && !unfinished ? possible.filter((row) => !decided.has(row)) : []
  return {
    gaps,
    overlaps: table.hit === 'unique' ? overlaps(columns, possible) : [],
    unreachable: [...impossible.map((row) => ({ row })), ...shadowed.map((row) => shadow(row, columns, possible))],
    unfinished,
  }
}

/** The values of one input cut into atoms that no row tells apart; each cell is the ranges of atoms it accepts. */
interface Column {
  atoms: string[]
  cells: Range[][]
}
type Range = readonly [from: number, to: number]

function columnOf(type: ColumnType, tests: readonly UnaryTest[], options: Iterable<string> | undefined): Column {
  return isOrdered(type) ? orderedColumn(type, tests) : wordColumn(type, tests, options)
}

function wordColumn(type: ColumnType, tests: readonly UnaryTest[], options: Iterable<string> | undefined): Column {
  const mentioned = tests.flatMap((test) => (test.kind === 'words' ? [...test.words] : []))
  const closed = type === 'boolean' ? ['true', 'false'] : options && [...options]
  const words = [...new Set([...(closed ?? []), ...mentioned])]
  const atoms = closed ? words : [...words, '其他']
  const accepted = (test: UnaryTest): Range[] => {
    if (test.kind !== 'words') return [[0, atoms.length]]
    return atoms.flatMap((atom, index) =>
      (index < words.length && test.words.has(atom)) !== test.except ? [[index, index + 1] as const] : [],
    )
  }
  return { atoms: type === 'boolean' ? ['是', '否'] : atoms, cells: tests.map(accepted) }
}

/** A place between numbers: before or after a number. */
interface Cut {
  at: Decimal
  after: boolean
}
const cutKey = ({ at, after }: Cut) => `${at.toFixed()}${after ? '+' : ''}`

function orderedColumn(type: 'integer' | 'decimal' | 'date', tests: readonly UnaryTest[]): Column {
  const spans = tests.map((test) => (test.kind === 'spans' ? (type === 'decimal' ? test.spans : test.spans.map(whole)) : [{}]))
  const starts = (low: Decimal, open = false): Cut => ({ at: low, after: open })
  const ends = (high: Decimal, open = false): Cut => ({ at: high, after: !open })
  const cuts = new Map<string, Cut>()
  for (const { low, high, lowOpen, highOpen } of spans.flat())
    for (const cut of [low && starts(low, lowOpen), high && ends(high, highOpen)]) if (cut) cuts.set(cutKey(cut), cut)
  // Numbers below zero matter only where a cell mentions one.
  const natural = type !== 'date' && [...cuts.values()].every(({ at }) => !at.isNegative())
  const zero = starts(new Decimal(0))
  if (natural) cuts.set(cutKey(zero), zero)
  const sorted = [...cuts.values()].sort((a, b) => a.at.cmp(b.at) || Number(a.after) - Number(b.after))
  const borders: (Cut | undefined)[] = natural ? sorted : [undefined, ...sorted]
  const samples = borders.map((from, index) => sampleBetween(from, borders[index + 1], type === 'decimal'))
  const place = new Map(borders.map((cut, index) => [cut ? cutKey(cut) : '', index]))
  const cells = spans.map((list) =>
    list.map(
      ({ low, high, lowOpen, highOpen }): Range => [
        low ? (place.get(cutKey(starts(low, lowOpen))) ?? 0) : 0,
        high ? (place.get(cutKey(ends(high, highOpen))) ?? 0) : borders.length,
      ],
    ),
  )
  return withoutEmpty(
    samples.map((sample) => sample && (type === 'date' ? dayOfNumber(sample) : decimalText(sample))),
    cells,
  )
}

/** A number between two cuts; undefined where there is none (no whole number between 3 and 4). */
function sampleBetween(from: Cut | undefined, to: Cut | undefined, fractions: boolean): Decimal | undefined {
  if (from && !from.after) return from.at
  if (!from) return to ? (to.after ? to.at : to.at.minus(1)) : new Decimal(0)
  const next = from.at.floor().plus(1)
  if (!to || next.lessThan(to.at) || (to.after && next.lessThanOrEqualTo(to.at))) return next
  if (to.after) return to.at
  return fractions ? from.at.plus(to.at).dividedBy(2) : undefined
}

/** Takes out the atoms without a value and the ranges that are empty. */
function withoutEmpty(samples: readonly (string | undefined)[], cells: readonly Range[][]): Column {
  const shifted = [0]
  for (const sample of samples) shifted.push((shifted.at(-1) ?? 0) + (sample === undefined ? 0 : 1))
  const moved = (ranges: readonly Range[]) =>
    ranges.map(([from, to]): Range => [shifted[from] ?? 0, shifted[to] ?? 0]).filter(([from, to]) => from < to)
  return { atoms: samples.flatMap((sample) => (sample === undefined ? [] : [sample])), cells: cells.map(moved) }
}

function accepts(ranges: readonly Range[] | undefined, atom: number): boolean {
  if (ranges) for (const [from, to] of ranges) if (atom >= from && atom < to) return true
  return false
}

const isAny = ({ atoms, cells }: Column, row: number) => cells[row]?.some(([from, to]) => from === 0 && to === atoms.length) === true
const named = (columns: readonly Column[], atoms: readonly number[]) =>
  columns.map((column, index) => column.atoms[atoms[index] ?? 0] ?? '')

/** Walks through all cases, column by column, together as long as the same rows may apply. */
function cover(columns: readonly Column[], possible: readonly number[]) {
  const gaps: ExampleCase[] = []
  const decided = new Set<number>()
  const seen = new Set<string>()
  const openFrom = new Map(possible.map((row) => [row, columns.findLastIndex((column) => !isAny(column, row)) + 1]))
  let work = 0
  const visit = (depth: number, rows: readonly number[], path: readonly number[]): void => {
    const sure = rows.findIndex((row) => (openFrom.get(row) ?? 0) <= depth)
    const left = sure < 0 ? rows : rows.slice(0, sure + 1)
    const [first] = left
    if (first === undefined) {
      if (gaps.length < MOST_EXAMPLES) gaps.push(named(columns, path))
      return
    }
    if (sure === 0) {
      decided.add(first)
      return
    }
    const column = columns[depth]
    const key = `${depth}:${left.join()}`
    if (!column || seen.has(key) || work > MOST_WORK) return
    seen.add(key)
    work += left.length * column.atoms.length
    for (const [atom] of column.atoms.entries())
      visit(
        depth + 1,
        left.filter((row) => accepts(column.cells[row], atom)),
        [...path, atom],
      )
  }
  visit(0, possible, [])
  return { gaps, decided, unfinished: work > MOST_WORK }
}

function overlaps(columns: readonly Column[], possible: readonly number[]): Regions['overlaps'] {
  const found: Regions['overlaps'] = []
  for (const [index, a] of possible.entries()) {
    for (let other = index + 1; other < possible.length; other += 1) {
      const b = possible[other] ?? 0
      if (columns.some(({ cells }) => commonAtom(cells[a], cells[b]) === undefined)) continue
      const example = columns.map(({ atoms, cells }) => atoms[commonAtom(cells[a], cells[b]) ?? 0] ?? '')
      if (found.push({ rows: [a, b], example }) >= MOST_EXAMPLES) return found
    }
  }
  return found
}

function commonAtom(a: readonly Range[] = [], b: readonly Range[] = []): number | undefined {
  for (const [from, to] of a) for (const [start, end] of b) if (from < end && start < to) return Math.max(from, start)
  return undefined
}

function shadow(row: number, columns: readonly Column[], possible: readonly number[]): Regions['unreachable'][number] {
  const atoms = columns.map(({ cells }) => cells[row]?.[0]?.[0] ?? 0)
  const earlier = possible.find((other) => columns.every(({ cells }, index) => accepts(cells[other], atoms[index] ?? 0)))
  return { row, earlier, example: named(columns, atoms) }
}
