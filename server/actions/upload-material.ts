import type { Context } from './context.js'
import { pending } from './pending.js'
import type { ChecklistItem } from './views.js'

type Input = { id: string; key: string; name: string; content: ReadableStream<Uint8Array>; size?: number }

/** Keeps an uploaded PDF for one item of the checklist. */
export async function uploadMaterial(_context: Context, _input: Input): Promise<ChecklistItem> {
  return pending()
}
