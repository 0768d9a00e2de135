import type { Context } from './context.js'
import { pending } from './pending.js'
import type { PublicationView } from './views.js'

type Input = { programme: string; number: number; note: string }

/** Puts an earlier edition in force again. */
export async function reinstatePublication(_context: Context, _input: Input): Promise<PublicationView> {
  return pending()
}
