import type { Context } from './context.js'
import { pending } from './pending.js'

type Input = { creditCode: string }

/** Says why a credit code cannot be registered, if so. */
export async function checkAvailability(_context: Context, _input: Input): Promise<{ problem?: string }> {
  return pending()
}
