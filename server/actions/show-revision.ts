import type { Answers } from '../engine/model.js'
import type { Context } from './context.js'
import { pending } from './pending.js'

type Input = { id: string; number: number }

/** The answers as they were at a submission or print. */
export async function showRevision(_context: Context, _input: Input): Promise<{ answers: Answers }> {
  return pending()
}
