import type { Context } from './context.js'
import { pending } from './pending.js'
import type { RegisterView } from './views.js'

/** The registers of all programmes. */
export async function listRegisters(_context: Context): Promise<RegisterView[]> {
  return pending()
}
