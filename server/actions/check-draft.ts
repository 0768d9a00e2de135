import type { Context } from './context.js'
import { pending } from './pending.js'
import type { DraftView } from './views.js'

type Input = { programme: string; files: Record<string, string | null> }

/** Compiles files without keeping them. */
export async function checkDraft(_context: Context, _input: Input): Promise<Pick<DraftView, 'problems' | 'examples'>> {
  return pending()
}
