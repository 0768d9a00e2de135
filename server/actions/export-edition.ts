import type { Context } from './context.js'
import { pending } from './pending.js'

type Input = { programme: string }

/** The files in force. */
export async function exportEdition(_context: Context, _input: Input): Promise<{ files: Record<string, string> }> {
  return pending()
}
