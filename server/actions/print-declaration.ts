import type { Context } from './context.js'
import { pending } from './pending.js'

type Input = { id: string }

/** The printed form, as an HTML page. */
export async function printDeclaration(_context: Context, _input: Input): Promise<string> {
  return pending()
}
