import type { Context } from './context.js'
import { pending } from './pending.js'

/** Ends the session. */
export async function signOut(_context: Context): Promise<void> {
  return pending()
}
