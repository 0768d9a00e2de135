/** The money of a batch: granted amounts in whole fen, their parts, totals and what the budget leaves. */

import type { BatchBudget, BatchPart } from '../generated/batches.js'
import type { BatchKind } from '../programme.js'
import { Decimal, decimalFrom, decimalText } from '../values/exact.js'
import { fenFrom } from '../values/money.js'
import type { AmountPart } from './model.js'

/** An amount in its parts: each cut to whole fen, the last takes what remains. */
export function partsOf(fen: number, split: readonly BatchPart[] | undefined): AmountPart[] {
  if (!split) return []
  const cut = split.slice(0, -1).map(({ share = '0' }) => new Decimal(share).times(fen).trunc().toNumber())
  const rest = fen - cut.reduce((sum, part) => sum + part, 0)
  return split.map(({ id, label }, index) => ({ id, label, fen: (cut[index] ?? rest) + 0 }))
}

/** The sums of the columns that have one, as exact decimal text; a column of which a value is unknown has none. */
export function totalsOf(
  { columns }: Pick<BatchKind, 'columns'>,
  rows: readonly Readonly<Record<string, string | undefined>>[],
): Record<string, string> {
  const sums = columns.flatMap(({ id, total }): [string, string][] => {
    if (!total) return []
    const numbers = rows.map((row) => decimalFrom(row[id] ?? ''))
    const known = numbers.flatMap((number) => (number ? [number] : []))
    const sum = known.reduce((total, number) => total.plus(number), new Decimal(0))
    return known.length === numbers.length ? [[id, decimalText(sum)]] : []
  })
  return Object.fromEntries(sums)
}

/** An amount as the text of its column. */
export const amountTextOf = (fen: number, unit: string | undefined) =>
  decimalText(new Decimal(fen).dividedBy(unit === '万元' ? 1_000_000 : 100))

/** The budget that is written down, on a day; undefined = it is in a register, or none is in force yet. */
export function budgetOn({ unit, values = [] }: BatchBudget, day: string): number | undefined {
  const inForce = values.filter(({ from }) => from === undefined || from <= day).sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1))
  const last = inForce.at(-1)
  return last && fenFrom(last.value, unit).fen
}

/** The budget that rows of a register say together; undefined = a value is missing. */
export function budgetOfRows({ unit }: BatchBudget, values: readonly (string | undefined)[]): number | undefined {
  const all = values.map((value) => fenFrom(value ?? '', unit).fen)
  const known = all.flatMap((fen) => (fen === undefined ? [] : [fen]))
  return known.length === all.length && all.length > 0 ? known.reduce((sum, fen) => sum + fen, 0) : undefined
}
