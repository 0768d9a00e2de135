/** The table of functions of the formula language. A new one is one entry here or in the four files, and its test. */
import { calendarFunctions } from './formula-calendar.js'
import type { FormulaFunction } from './formula-function.js'
import { logicFunctions } from './formula-logic.js'
import { lookupFunctions } from './formula-lookup.js'
import { numberFunctions } from './formula-numbers.js'

const table = { ...numberFunctions, ...logicFunctions, ...lookupFunctions, ...calendarFunctions } satisfies Record<string, FormulaFunction>

/** By the name in formulas, in the order in which people look for them. */
export const formulaFunctions: ReadonlyMap<string, FormulaFunction> = new Map(Object.entries(table))
