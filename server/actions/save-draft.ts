import type { Context } from './context.js'
import { pending } from './pending.js'
import type { DraftView } from './views.js'

type Input = { programme: string; version: number; files: Record<string, string | null> }

/** Keeps changed files of the draft. */
export async function saveDraft(_context: Context, _input: Input): Promise<DraftView> {
  return pending()
}
