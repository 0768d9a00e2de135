import type { Context } from './context.js'
import { pending } from './pending.js'
import type { AccountPage } from './views.js'

type Input = { q?: string; after?: string }

/** The accounts of the site. */
export async function listAccounts(_context: Context, _input: Input): Promise<AccountPage> {
  return pending()
}
