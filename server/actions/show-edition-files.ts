import type { Context } from './context.js'
import { pending } from './pending.js'

type Input = { programme: string; edition: string }

/** The files of one edition. */
export async function showEditionFiles(_context: Context, _input: Input): Promise<{ files: Record<string, string> }> {
  return pending()
}
