import type { Context } from './context.js'
import { pending } from './pending.js'

type Input = { login: string; email: string }

/** Mails the initial password once more; says the same whether the account exists or not. */
export async function resendPassword(_context: Context, _input: Input): Promise<{ sent: true }> {
  return pending()
}
