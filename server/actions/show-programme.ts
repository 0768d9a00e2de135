import type { Context } from './context.js'
import { pending } from './pending.js'
import type { ProgrammeView } from './views.js'

type Input = { programme: string }

/** The public page of a programme. */
export async function showProgramme(_context: Context, _input: Input): Promise<ProgrammeView> {
  return pending()
}
