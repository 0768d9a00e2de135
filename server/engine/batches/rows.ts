/** The row that a declaration has in a batch: its columns by formula over facts and amounts, exact. */

import { judge } from '../conditions/conditions.js'
import { displayValue } from '../conditions/display.js'
import { gatherFacts } from '../facts/facts.js'
import { factContext, sayMissing } from '../formula/facts.js'
import { evaluateFormula } from '../formula/formula.js'
import type { FormulaContext, Reading, Value } from '../formula/model.js'
import { gap, isNumber, unknown } from '../formula/readings.js'
import type { BatchColumn } from '../generated/batches.js'
import type { Inputs } from '../model.js'
import type { BatchKind, Facts, Programme, Stage } from '../programme.js'
import { Decimal, decimalText, rounded, withSeparators } from '../values/exact.js'
import { fenFrom } from '../values/money.js'
import type { BatchCell, BatchRow } from './model.js'

/** Names of formulas that are results of the worksheet: amounts.<result>. */
export const amountName = (name: string): string | undefined => (name.startsWith('amounts.') ? name.slice('amounts.'.length) : undefined)

/** What a batch reads of a declaration: its facts, and its amounts in whole fen. */
export interface MemberSource {
  programme: Programme
  stage: Stage
  inputs: Inputs
  amounts: Readonly<Record<string, number | null>>
}

/** Whether a declaration fits the filter of a kind; unknown fits nothing. */
export function isEligible({ members }: BatchKind, { programme, stage, inputs }: MemberSource): boolean {
  return !members.where || judge(members.where, gatherFacts(programme, stage, inputs), programme).outcome === 'met'
}

/** Every column of one declaration. */
export function batchRow(kind: BatchKind, source: MemberSource): BatchRow {
  const facts = gatherFacts(source.programme, source.stage, source.inputs)
  const context = contextOf(source, facts)
  return Object.fromEntries(kind.columns.map((column) => [column.id, cellOf(column, context, facts, source.programme)]))
}

/** Whom to pay: each part with its label, and why nothing is paid now; what is unknown holds as well. */
export function payeeOf(
  { payments }: BatchKind,
  source: MemberSource,
): { payee: (BatchCell & { id: string; label: string })[]; held: string[] } {
  const facts = gatherFacts(source.programme, source.stage, source.inputs)
  const context = contextOf(source, facts)
  return {
    payee: (payments?.payee ?? []).map((part) => ({ id: part.id, label: part.label, ...cellOf(part, context, facts, source.programme) })),
    held: (payments?.held ?? []).flatMap(({ when, message }) =>
      judge(when, facts, source.programme).outcome === 'not met' ? [] : [message],
    ),
  }
}

/** The money of a row in whole fen; undefined = unknown, or the kind has none. */
export function rowAmount({ amount, columns }: BatchKind, row: BatchRow): number | undefined {
  const column = columns.find(({ id }) => id === amount?.column)
  const value = column && row[column.id]?.value
  return value !== undefined && (column?.unit === '元' || column?.unit === '万元') ? fenFrom(value, column.unit).fen : undefined
}

function contextOf({ programme, stage, inputs, amounts }: MemberSource, facts: Facts): FormulaContext {
  const context = factContext(facts, programme, inputs)
  return {
    ...context,
    read: (name) => {
      const result = amountName(name)
      return result === undefined ? context.read(name) : amountReading(stage, result, amounts[result])
    },
  }
}

function amountReading({ worksheet }: Stage, result: string, fen: number | null | undefined): Reading {
  const definition = worksheet?.results.find(({ id }) => id === result)
  const row = worksheet?.rows.find(({ id }) => id === definition?.row)
  if (!definition) return gap(`没有核算结果“${result}”`)
  const label = definition.label
  if (fen === null || fen === undefined)
    return unknown([{ id: `amounts.${result}`, label, type: 'decimal', source: '核算表', missing: `还算不出“${label}”` }])
  return { value: new Decimal(fen).dividedBy(row?.unit === '万元' ? 1_000_000 : 100) }
}

function cellOf(column: BatchColumn, context: FormulaContext, facts: Facts, programme: Programme): BatchCell {
  const { value, gap: failed, missing = [] } = evaluateFormula(column.formula, context)
  if (value === undefined) return { text: '', missing: failed ?? sayMissing(missing) }
  const text = valueText(value, column)
  const info = facts.info(column.formula.trim())
  if (isNumber(value)) return { value: text, text: withSeparators(text) }
  return { value: text, text: info ? displayValue({ ...info, unit: undefined }, text, programme) : text }
}

function valueText(value: Value, { round }: BatchColumn): string {
  if (isNumber(value)) return decimalText(round ? rounded(value, round.places, round.mode) : value)
  if (typeof value === 'boolean') return value ? '是' : '否'
  return typeof value === 'string' ? value : value.map((item) => valueText(item, { id: '', label: '', formula: '' })).join('、')
}
