import type { Context } from './context.js'
import { pending } from './pending.js'

/** The meta-schemas of the configuration files, by name. */
export async function showSchemas(_context: Context): Promise<Record<string, Record<string, unknown>>> {
  return pending()
}
