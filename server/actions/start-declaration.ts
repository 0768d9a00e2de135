import type { Context } from './context.js'
import { pending } from './pending.js'
import type { DeclarationView } from './views.js'

type Input = { programme: string; stage: string; parent?: string }

/** Begins a declaration of a stage. */
export async function startDeclaration(_context: Context, _input: Input): Promise<DeclarationView> {
  return pending()
}
