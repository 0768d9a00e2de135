import type { CaseTable } from '../../engine/examples/case-table.js'
import type { Context } from '../context.js'
import { tooSlow } from './describe-draft.js'
import { changedFiles, draftOf } from './drafts.js'

type Input = { programme: string; files: Record<string, string | null>; stage: string; paths: string[] }

/** The examples of a stage as a table, and how some of them come out in a draft; nothing is stored. */
export async function tabulateExamples(context: Context, { programme, files, stage, paths }: Input): Promise<CaseTable> {
  const draft = await draftOf(context, programme)
  const found = await context.programmes.ask('cases', { programme, files: changedFiles(draft.files, files), stage, paths })
  if (!found) throw tooSlow()
  return found
}
