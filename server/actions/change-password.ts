import type { Context } from './context.js'
import { pending } from './pending.js'
import type { SignedIn } from './views.js'

type Input = { current: string; next: string }

/** Changes the own password and every session with it. */
export async function changePassword(_context: Context, _input: Input): Promise<SignedIn> {
  return pending()
}
