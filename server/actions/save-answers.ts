import type { Answers } from '../engine/model.js'
import type { Context } from './context.js'
import { pending } from './pending.js'
import type { CheckView } from './views.js'

type Input = { id: string; version: number; answers: Answers }

/** Keeps the answers of a draft, valid or not. */
export async function saveAnswers(_context: Context, _input: Input): Promise<{ version: number; savedAt: string; check?: CheckView }> {
  return pending()
}
