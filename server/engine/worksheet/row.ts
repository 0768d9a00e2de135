/** One row of a worksheet: its value, what it was made from, the rounding that happened. */

import { evaluateFormula } from '../formula/formula.js'
import { tableAndOutput } from '../formula/lookup.js'
import type { Reading } from '../formula/model.js'
import { found, gap, isNumber, unknown } from '../formula/readings.js'
import { lookupCost, lookupTable, valueText } from '../formula/tables.js'
import type { Rounding, WorksheetRow } from '../generated/worksheet.js'
import { Decimal, decimalText, rounded, roundedTo } from '../values/exact.js'
import type { Named } from './amounts.js'
import type { SheetRow, SheetSource, SheetUse } from './model.js'

/** What all rows of one computation share. */
interface Shared {
  source: SheetSource
  budget: { steps: number }
}

/** The steps of the budget that a row costs besides its formula: what it was made from is written down. */
const rowCost = 10

interface ComputedRow {
  named: Named
  row: SheetRow
}

/** Computes one row; `read` gives what a name stands for. */
export function computeRow(definition: WorksheetRow, readable: string, shared: Shared, read: (name: string) => Named): ComputedRow {
  const { id, label, formula, unit, clause, round, allowNegative } = definition
  const used = new Map<string, SheetUse>()
  shared.budget.steps -= rowCost
  const raw = evaluateFormula(formula, {
    read: (name) => {
      const named = read(name)
      used.set(name, asUsed(named))
      return named.reading
    },
    lookup: (name, args) => lookup(name, args, shared, used),
    calendar: shared.source.calendar,
    budget: shared.budget,
  })
  const { reading, rounding } = finished(raw, label, round, allowNegative === true)
  const { value, gap: failure, missing = [] } = reading
  const row: SheetRow = {
    id,
    label,
    ...(value !== undefined && { value: valueText(value) }),
    ...(unit && { unit }),
    formula,
    readable,
    used: [...used.values()],
    ...(clause && { clause }),
    ...(rounding && { rounding }),
    ...(failure !== undefined && { gap: failure }),
    missing: [...new Set(missing.map((reading) => reading.label))],
  }
  return { named: { label, ...(unit && { unit }), ...(clause && { clause }), reading }, row }
}

const asUsed = ({ label, unit, clause, reading }: Named): SheetUse => ({
  label,
  ...(reading.value !== undefined && { value: valueText(reading.value) }),
  ...(unit && { unit }),
  ...(clause && { clause }),
})

/** Rounds as the row says and refuses a negative number where none is allowed. */
function finished(
  raw: Reading,
  label: string,
  round: Rounding | undefined,
  allowNegative: boolean,
): { reading: Reading; rounding?: string } {
  if (!isNumber(raw.value)) return { reading: raw }
  const value = round ? rounded(raw.value, round.places, round.mode) : raw.value
  if (value.isNegative() && !value.isZero() && !allowNegative) return { reading: gap(`“${label}”算出负数 ${decimalText(value)}，不能为负`) }
  const cut = round && !value.equals(raw.value)
  return {
    reading: found(value.isZero() ? new Decimal(0) : value),
    ...(cut && { rounding: `由 ${decimalText(raw.value)} ${roundingWords[round.mode]}${roundedTo(round.places)}` }),
  }
}

const roundingWords: Record<Rounding['mode'], string> = { 'half-up': '四舍五入', down: '舍去', up: '进一' }

function lookup(name: string, args: readonly Reading[], { source, budget }: Shared, used: Map<string, SheetUse>): Reading {
  const { table: id, output } = tableAndOutput(name)
  const table = source.table(id)
  if (!table) return gap(`没有决策表“${id}”`)
  budget.steps -= lookupCost(table)
  const { reading, row } = lookupTable(table, (_, index) => args[index] ?? unknown([]), output)
  if (row !== undefined) {
    const clause = table.rows[row - 1]?.clause
    used.set(`@${name}#${row}`, asUsed({ label: `“${table.title}”第 ${row} 行`, ...(clause && { clause }), reading }))
  }
  return reading
}

/** A row that reads itself through others. */
export const inCircle = ({ id, label, formula, unit, clause }: WorksheetRow): SheetRow => ({
  id,
  label,
  formula,
  readable: formula,
  ...(unit && { unit }),
  ...(clause && { clause }),
  used: [],
  gap: '几行互相引用，无法计算',
  missing: [],
})
