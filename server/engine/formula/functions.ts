/** The table of functions of the formula language. A new one is one entry here or in the four files, and its test. */
import { calendarFunctions } from './calendar.js'
import type { FormulaFunction } from './function.js'
import { logicFunctions } from './logic.js'
import { lookupFunctions } from './lookup.js'
import { numberFunctions } from './numbers.js'

const table = { ...numberFunctions, ...logicFunctions, ...lookupFunctions, ...calendarFunctions } satisfies Record<string, FormulaFunction>

/** By the name in formulas, in the order in which people look for them. */
export const formulaFunctions: ReadonlyMap<string, FormulaFunction> = new Map(Object.entries(table))
