import type { Context } from './context.js'
import { pending } from './pending.js'
import type { DraftView } from './views.js'

type Input = { programme: string }

/** The draft of a programme with its problems. */
export async function showDraft(_context: Context, _input: Input): Promise<DraftView> {
  return pending()
}
