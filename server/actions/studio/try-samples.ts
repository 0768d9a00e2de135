import type { Samples } from '../../engine/examples/samples.js'
import type { Context } from '../context.js'
import { tooSlow } from './describe-draft.js'
import { changedFiles, draftOf } from './drafts.js'

type Input = { programme: string; files: Record<string, string | null>; stage: string; paths?: string[] }

/** How examples of a stage come out in a draft, with everything that was read; nothing is stored. */
export async function trySamples(context: Context, { programme, files, stage, paths }: Input): Promise<Samples> {
  const draft = await draftOf(context, programme)
  const found = await context.programmes.ask('samples', { programme, files: changedFiles(draft.files, files), stage, paths })
  if (!found) throw tooSlow()
  return found
}
