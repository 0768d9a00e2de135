import { AppError } from '../../errors.js'
import type { Context } from '../context.js'
import { tooSlow } from '../studio/describe-draft.js'
import { draftOf } from '../studio/drafts.js'

type Input = { programme: string; stage: string; example?: string }

/** The printed form of the saved draft, filled by one of its examples. */
export async function showDraftPaper(context: Context, { programme, stage, example }: Input): Promise<string> {
  const { files } = await draftOf(context, programme)
  const answer = await context.programmes.ask('paper', { programme, files, stage, example })
  if (!answer) throw tooSlow()
  if (answer.html === undefined) throw new AppError('not-found', '草稿里没有这个环节，或内容还不能排版。请先看“检查”。')
  return answer.html
}
