import type { Context } from './context.js'
import { pending } from './pending.js'
import type { DraftView } from './views.js'

type Input = { programme: string; files: Record<string, string> }

/** Replaces the draft by files. */
export async function importFiles(_context: Context, _input: Input): Promise<DraftView> {
  return pending()
}
