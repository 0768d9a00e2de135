import type { Context } from '../context.js'
import type { DraftView } from '../views/studio.js'
import { changedFiles, draftOf, verdictView } from './drafts.js'

type Input = { programme: string; files: Record<string, string | null> }

/** Compiles the draft with these changes and runs the examples, without keeping anything. */
export async function checkDraft(context: Context, { programme, files }: Input): Promise<Pick<DraftView, 'problems' | 'examples'>> {
  const draft = await draftOf(context, programme)
  return verdictView(await context.programmes.verify(programme, changedFiles(draft.files, files)))
}
