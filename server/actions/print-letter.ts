import type { Context } from './context.js'
import { pending } from './pending.js'

type Input = { id: string; letter: string }

/** A letter of the declaration, as an HTML page. */
export async function printLetter(_context: Context, _input: Input): Promise<string> {
  return pending()
}
