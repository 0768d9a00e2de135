import type { Context } from './context.js'
import { pending } from './pending.js'
import type { HomeView } from './views.js'

type Input = { programme: string }

/** The home page of an organisation in a programme. */
export async function showHome(_context: Context, _input: Input): Promise<HomeView> {
  return pending()
}
