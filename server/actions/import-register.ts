import type { Json } from '../engine/model.js'
import type { Context } from './context.js'
import { pending } from './pending.js'
import type { RegisterImportView } from './views.js'

type Input = { programme: string; register: string; asOf: string; rows: Record<string, Json>[]; dryRun: boolean }

/** Imports a register, all rows or none. */
export async function importRegister(_context: Context, _input: Input): Promise<RegisterImportView> {
  return pending()
}
