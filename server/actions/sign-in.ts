import type { Context } from './context.js'
import { pending } from './pending.js'
import type { SignedIn } from './views.js'

type Input = { login: string; password: string }

/** Opens a session. */
export async function signIn(_context: Context, _input: Input): Promise<SignedIn> {
  return pending()
}
