import type { Context } from './context.js'
import { pending } from './pending.js'

type Input = { id: string }

/** Records that the present content was printed. */
export async function recordPrint(_context: Context, _input: Input): Promise<{ revision: string; hash: string }> {
  return pending()
}
