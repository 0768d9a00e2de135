import type { Context } from '../context.js'
import type { DraftView } from '../views/studio.js'
import { draftOf, draftView } from './drafts.js'

/** The draft of a programme with its problems. */
export const showDraft = async (context: Context, { programme }: { programme: string }): Promise<DraftView> =>
  draftView(context, programme, await draftOf(context, programme))
