import type { Context } from './context.js'
import { pending } from './pending.js'
import type { StageView } from './views.js'

type Input = { edition: string; stage: string }

/** One stage of one edition, as pages need it. */
export async function showStage(_context: Context, _input: Input): Promise<StageView> {
  return pending()
}
