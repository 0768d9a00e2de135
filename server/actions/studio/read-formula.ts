import type { FormulaInput } from '../../engine/formula-input.js'
import type { Context } from '../context.js'
import { tooSlow } from './describe-draft.js'
import { changedFiles, draftOf } from './drafts.js'

type Input = { programme: string; files: Record<string, string | null>; file: string; at: string; text: string }

/** What a formula that was written with labels is in the words that are stored. */
export async function readFormula(context: Context, { programme, files, file, at, text }: Input): Promise<FormulaInput> {
  const draft = await draftOf(context, programme)
  const found = await context.programmes.ask('formula', { programme, files: changedFiles(draft.files, files), file, at, text })
  if (!found) throw tooSlow()
  return found
}
