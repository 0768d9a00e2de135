/** The results of a worksheet: whole fen and their parts. */

import type { Reading } from '../formula/model.js'
import { isNumber } from '../formula/readings.js'
import type { SplitPart, WorksheetResult } from '../generated/worksheet.js'
import { Decimal, decimalFrom, decimalText } from '../values/exact.js'
import { fenFrom, type MoneyUnit } from '../values/money.js'
import type { SheetAmount } from './model.js'

/** What a worksheet knows by a name. */
export interface Named {
  label: string
  unit?: string
  clause?: string
  reading: Reading
}

const isMoney = (unit: string | undefined): unit is MoneyUnit => unit === '元' || unit === '万元'

/** A result in whole fen; more places than fen, a negative amount that nobody decides on, and shares that do not add up are gaps. */
export function amountOf({ id, label, row, negative, split }: WorksheetResult, read: (name: string) => Named | undefined): SheetAmount {
  const named = read(row)
  const failed = (gap: string, missing: string[] = []): SheetAmount => ({ id, label, gap, missing })
  if (!named) return failed(`没有名为“${row}”的行`)
  const { value, gap, missing = [] } = named.reading
  const labels = [...new Set(missing.map((reading) => reading.label))]
  if (gap !== undefined) return failed(gap, labels)
  if (value === undefined) return { id, label, missing: labels }
  if (!isNumber(value) || !isMoney(named.unit)) return failed(`“${named.label}”不是以元或万元计的数`)
  const { fen, problem } = fenFrom(value, named.unit)
  if (fen === undefined) return failed(problem)
  if (fen < 0 && negative !== 'decide') return failed(`“${label}”算出负数 ${decimalText(value)} ${named.unit}，不能为负`)
  const parts = split && partsOf(fen, split, read)
  if (parts && 'missing' in parts) return { id, label, ...parts }
  return { id, label, fen, ...(parts && { parts }), missing: [], ...(fen < 0 && { decision: 'recover | offset | waive' }) }
}

type Parts = NonNullable<SheetAmount['parts']>

/** Each part is cut to whole fen; the last takes what remains. */
function partsOf(
  fen: number,
  split: readonly SplitPart[],
  read: (name: string) => Named | undefined,
): Parts | Pick<SheetAmount, 'gap' | 'missing'> {
  const shares = split.map(({ share }) => (share === undefined ? undefined : shareOf(share, read)))
  const lacking = shares.find((share) => share !== undefined && share.value === undefined)
  if (lacking) return { gap: lacking.gap, missing: [...new Set((lacking.missing ?? []).map((reading) => reading.label))] }
  const known = shares.flatMap((share) => (isNumber(share?.value) ? [share.value] : []))
  const sum = known.reduce((total, share) => total.plus(share), new Decimal(0))
  const open = split.length - known.length
  if (known.some((share) => share.isNegative()) || sum.greaterThan(1) || open > 1 || (open === 0 && !sum.equals(1)))
    return { gap: `各部分占比合计 ${decimalText(sum)}，应为 1`, missing: [] }
  const cut = shares.slice(0, -1).map((share) => (isNumber(share?.value) ? share.value.times(fen).trunc().toNumber() : 0))
  const rest = fen - cut.reduce((total, part) => total + part, 0)
  return split.map(({ id, label }, index) => ({ id, label, fen: (cut[index] ?? rest) + 0 }))
}

/** A share by name or written down, as a part of 1; percentages are divided by 100. */
function shareOf(share: string, read: (name: string) => Named | undefined): Reading {
  const literal = decimalFrom(share)
  if (literal) return { value: literal }
  const named = read(share)
  if (!named) return { gap: `没有名为“${share}”的占比`, missing: [] }
  const { value } = named.reading
  return isNumber(value) && named.unit === '%' ? { value: value.dividedBy(100) } : named.reading
}
