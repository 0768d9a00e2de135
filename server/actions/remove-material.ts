import type { Context } from './context.js'
import { pending } from './pending.js'
import type { ChecklistItem } from './views.js'

type Input = { id: string; key: string; file: string }

/** Takes an uploaded file off the checklist. */
export async function removeMaterial(_context: Context, _input: Input): Promise<ChecklistItem> {
  return pending()
}
