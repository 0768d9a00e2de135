import type { Context } from './context.js'
import { pending } from './pending.js'
import type { DeclarationView, ReceiptView } from './views.js'

type Input = {
  id: string
  action: string
  version: number
  comment?: string
  internal?: string
  remarks?: { at: string; text: string }[]
  confirmation?: string
  key?: string
}

/** Moves a declaration one step along its workflow, when everything that step needs is in order. */
export async function actOnDeclaration(_context: Context, _input: Input): Promise<{ declaration: DeclarationView; receipt?: ReceiptView }> {
  return pending()
}
