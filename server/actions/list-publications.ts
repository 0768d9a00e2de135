import type { Context } from './context.js'
import { pending } from './pending.js'
import type { PublicationView } from './views.js'

type Input = { programme: string }

/** What was in force when. */
export async function listPublications(_context: Context, _input: Input): Promise<PublicationView[]> {
  return pending()
}
