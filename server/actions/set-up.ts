import type { Context } from './context.js'
import { pending } from './pending.js'
import type { SignedIn } from './views.js'

type Input = { token: string; login: string; name: string; password: string }

/** Creates the first administrator by the one-time link. */
export async function setUp(_context: Context, _input: Input): Promise<SignedIn> {
  return pending()
}
