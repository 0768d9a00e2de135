import type { WalkStep, WalkView } from '../../engine/preview/walk.js'
import { notFound } from '../../errors.js'
import type { Context } from '../context.js'
import { tooSlow } from './describe-draft.js'
import { changedFiles, draftOf } from './drafts.js'

interface Input {
  programme: string
  files: Record<string, string | null>
  stage: string
  sample?: string
  steps: WalkStep[]
}

/** Where a case of a draft comes to when every role does what is said; nothing is stored. */
export async function walkDraft(context: Context, { programme, files, ...asked }: Input): Promise<WalkView> {
  const draft = await draftOf(context, programme)
  const question = { programme, files: changedFiles(draft.files, files), ...asked, now: context.now() }
  const answer = await context.programmes.ask('walk', question)
  if (!answer) throw tooSlow()
  if (!answer.walk) throw notFound()
  return answer.walk
}
