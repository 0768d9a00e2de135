import type { Context } from './context.js'
import { pending } from './pending.js'
import type { DeclarationView } from './views.js'

type Input = { id: string; account: string | null }

/** Assigns a declaration to an account of assigned scope. */
export async function assignDeclaration(_context: Context, _input: Input): Promise<DeclarationView> {
  return pending()
}
