import type { Context } from './context.js'
import { pending } from './pending.js'
import type { CheckView } from './views.js'

type Input = { id: string }

/** What the engine says about a declaration now. */
export async function checkDeclaration(_context: Context, _input: Input): Promise<CheckView> {
  return pending()
}
