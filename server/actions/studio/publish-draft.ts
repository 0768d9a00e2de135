import { AppError } from '../../errors.js'
import { editionId } from '../../programmes/edition-id.js'
import { endDraft, publicationsOf } from '../../store/editions.js'
import { endProposal } from '../../store/proposals.js'
import type { Context } from '../context.js'
import type { PublicationView } from '../views/studio.js'
import { draftOf } from './drafts.js'
import { moveRunning } from './move-running.js'
import { type PublicationInput, readInput, requireNoneUnderWay } from './publication-input.js'
import { publicationOf } from './publication-views.js'
import { publish, requireExplained, requirePublishable } from './publishing.js'
import { requireSecondPerson } from './second-person.js'

type Input = { programme: string; version: number } & PublicationInput

/** Puts the draft in force, at once or later, when it compiles and its examples pass; takes declarations along that are being filled, if wanted. The draft starts anew from there. */
export async function publishDraft(context: Context, { programme, version, ...given }: Input): Promise<PublicationView> {
  const draft = await draftOf(context, programme)
  if (draft.version !== version)
    throw new AppError('conflict', '草稿刚刚被别人修改，请重新核对后再发布。', [], {
      current: { version: draft.version, files: draft.files },
    })
  const input = readInput(context, given)
  await requireNoneUnderWay(context, programme)
  const verification = await context.programmes.verify(programme, draft.files)
  requirePublishable(verification)
  requireExplained(verification, given.explained)
  const proposedBy = await requireSecondPerson(context, programme, verification, editionId(draft.files))
  const number = await context.store.write(async (tx) => {
    await endDraft(tx, programme, version)
    await endProposal(tx, programme)
    return publish(tx, context, { programme, files: draft.files, verification, proposedBy, ...input })
  })
  await moveNow(context, programme, number)
  return publicationOf(context, programme, number)
}

/** Takes declarations along at once where the publication is in force already; otherwise the server does when it is. */
export async function moveNow(context: Context, programme: string, number: number): Promise<void> {
  const made = (await publicationsOf(context.store.read, programme)).find((row) => row.number === number)
  if (made && made.moved_at === null && made.effective_at <= context.now()) await moveRunning(context, made)
}
