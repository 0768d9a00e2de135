import type { Context } from './context.js'
import { pending } from './pending.js'
import type { EventView } from './views.js'

type Input = { id: string }

/** What happened to a declaration, as far as the actor may know. */
export async function showHistory(_context: Context, _input: Input): Promise<EventView[]> {
  return pending()
}
