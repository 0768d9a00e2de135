import type { Context } from './context.js'
import { pending } from './pending.js'
import type { StudioProgrammeView } from './views.js'

type Input = { programme: string; open: boolean; reason: string }

/** Closes a programme with a reason, or opens it again. */
export async function setProgrammeState(_context: Context, _input: Input): Promise<StudioProgrammeView> {
  return pending()
}
