import type { Context } from './context.js'
import { pending } from './pending.js'
import type { AccountView } from './views.js'

type Input = { login: string; name: string; role: string; district?: string; email: string }

/** Creates an account of staff and mails its initial password. */
export async function createAccount(_context: Context, _input: Input): Promise<AccountView> {
  return pending()
}
