import type { Context } from './context.js'
import { pending } from './pending.js'
import type { DeclarationPage, ListInput } from './views.js'

/** A page of the declarations that the actor may see. */
export async function listDeclarations(_context: Context, _input: ListInput): Promise<DeclarationPage> {
  return pending()
}
