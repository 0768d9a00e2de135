import type { Context } from './context.js'
import { pending } from './pending.js'
import type { AccountView } from './views.js'

type Input = { id: string }

/** Mails a new initial password to an account. */
export async function resetPassword(_context: Context, _input: Input): Promise<AccountView> {
  return pending()
}
