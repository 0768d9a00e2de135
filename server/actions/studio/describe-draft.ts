import type { Outline } from '../../engine/outline.js'
import { AppError } from '../../errors.js'
import type { Context } from '../context.js'
import { changedFiles, draftOf } from './drafts.js'

type Input = { programme: string; files: Record<string, string | null> }

/** What the editors of a draft offer and show: names, conditions and formulas in words, clauses with what cites them. */
export async function describeDraft(context: Context, { programme, files }: Input): Promise<Outline> {
  const draft = await draftOf(context, programme)
  const found = await context.programmes.ask('outline', { programme, files: changedFiles(draft.files, files) })
  if (!found) throw tooSlow()
  return found
}

/** A draft so large or so nested that it cannot be looked at in time. */
export const tooSlow = () => new AppError('invalid', '草稿内容太多，或写得太复杂，没有在规定时间内算完。', [])
