import type { Context } from './context.js'
import { pending } from './pending.js'
import type { BatchResult } from './views.js'

type Input = { ids: string[]; action: string; comment?: string }

/** The same step for several declarations, each by itself. */
export async function actOnMany(_context: Context, _input: Input): Promise<BatchResult[]> {
  return pending()
}
