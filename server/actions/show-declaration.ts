import type { Context } from './context.js'
import { pending } from './pending.js'
import type { DeclarationView } from './views.js'

type Input = { id: string }

/** A declaration with everything that may be done with it. */
export async function showDeclaration(_context: Context, _input: Input): Promise<DeclarationView> {
  return pending()
}
