import type { Context } from './context.js'
import { pending } from './pending.js'
import type { PublicationView } from './views.js'

type Input = { programme: string; note: string; version: number }

/** Puts the draft in force, when it compiles and its examples pass. */
export async function publishDraft(_context: Context, _input: Input): Promise<PublicationView> {
  return pending()
}
