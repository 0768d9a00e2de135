/** What a function of the formula language is, and the two shapes that most have. No table: that is formula-functions.ts. */

import type { DecisionTable } from '../programme.js'
import type { FormulaContext, FormulaNode, Kind, Reading, Value } from './model.js'
import { together } from './readings.js'

export interface FormulaFunction {
  /** Its name in the Chinese view. */
  label: string
  /** How it is written, in Chinese. */
  signature: string
  summary: string
  arity: readonly [least: number, most: number]
  /** The kind of its result; reports what does not fit. Called only with a fitting number of arguments. */
  kind: (args: readonly FormulaNode[], check: FormulaCheck) => Kind
  run: (args: readonly FormulaNode[], evaluate: (node: FormulaNode) => Reading, context: FormulaContext) => Reading
}

/** What the check of a formula offers to the functions. */
export interface FormulaCheck {
  kindOf: (node: FormulaNode) => Kind
  /** A part of the formula in a sentence: “上年度营业收入”. */
  say: (node: FormulaNode) => string
  report: (code: string, message: string, remedy?: string) => void
  tables: ReadonlyMap<string, DecisionTable>
}

/** Said when a formula takes more steps than it may. */
export const EXHAUSTED: Reading = { gap: '计算量太大，已停止', missing: [] }

/** A function that needs the values of all its arguments. */
export function ofValues(use: (values: readonly Value[], context: FormulaContext) => Reading): FormulaFunction['run'] {
  return (args, evaluate, context) =>
    together(args.map(evaluate), (values) => {
      for (const value of values) if (Array.isArray(value)) context.budget.steps -= value.length
      return context.budget.steps < 0 ? EXHAUSTED : use(values, context)
    })
}
