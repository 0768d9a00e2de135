import type { Answers } from '../engine/model.js'
import type { Context } from './context.js'
import { pending } from './pending.js'
import type { SelfCheckView } from './views.js'

type Input = { programme: string; answers: Answers }

/** Judges the answers of a visitor without keeping them. */
export async function selfCheck(_context: Context, _input: Input): Promise<SelfCheckView> {
  return pending()
}
