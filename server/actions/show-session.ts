import type { Context } from './context.js'
import { pending } from './pending.js'
import type { SessionView } from './views.js'

/** Who is signed in. */
export async function showSession(_context: Context): Promise<SessionView> {
  return pending()
}
