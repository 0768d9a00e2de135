import type { Context } from './context.js'
import { pending } from './pending.js'
import type { AccountView } from './views.js'

type Input = { id: string; disabled?: boolean; role?: string; district?: string | null; email?: string }

/** Disables an account or changes its role and district. */
export async function changeAccount(_context: Context, _input: Input): Promise<AccountView> {
  return pending()
}
