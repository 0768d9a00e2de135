import { AppError } from '../../errors.js'
import { endDraft } from '../../store/editions.js'
import type { Context } from '../context.js'
import type { PublicationView } from '../views/studio.js'
import { draftOf } from './drafts.js'
import { publicationOf, publish, requireNote, requirePublishable } from './publishing.js'
import { requireSecondPerson } from './second-person.js'

type Input = { programme: string; note: string; version: number }

/** Puts the draft in force, when it compiles and its examples pass. The draft starts anew from there. */
export async function publishDraft(context: Context, { programme, note, version }: Input): Promise<PublicationView> {
  const draft = await draftOf(context, programme)
  if (draft.version !== version)
    throw new AppError('conflict', '草稿刚刚被别人修改，请重新核对后再发布。', [], {
      current: { version: draft.version, files: draft.files },
    })
  requireNote(note)
  const verification = await context.programmes.verify(programme, draft.files)
  requirePublishable(verification)
  await requireSecondPerson(context, programme, verification)
  const number = await context.store.write(async (tx) => {
    await endDraft(tx, programme, version)
    return publish(tx, context, { programme, files: draft.files, note: note.trim(), verification })
  })
  return publicationOf(context, programme, number)
}
