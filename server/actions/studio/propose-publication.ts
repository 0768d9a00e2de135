import { AppError } from '../../errors.js'
import { editionId } from '../../programmes/edition-id.js'
import { saveProposal } from '../../store/proposals.js'
import { type Context, requireAccount } from '../context.js'
import { record } from '../record.js'
import type { DraftView } from '../views/studio.js'
import { draftOf, draftView } from './drafts.js'
import { type PublicationInput, readInput, requireNoneUnderWay } from './publication-input.js'
import { requireExplained, requirePublishable } from './publishing.js'

type Input = { programme: string; version: number } & PublicationInput

/** Proposes the draft, as it is written now, for another administrator to publish. */
export async function proposePublication(context: Context, { programme, version, ...given }: Input): Promise<DraftView> {
  const draft = await draftOf(context, programme)
  if (draft.version !== version)
    throw new AppError('conflict', '草稿刚刚被别人修改，请重新核对后再提请。', [], { current: { version: draft.version } })
  const { note, running, effectiveAt } = readInput(context, given)
  await requireNoneUnderWay(context, programme)
  const verification = await context.programmes.verify(programme, draft.files)
  requirePublishable(verification)
  requireExplained(verification, given.explained)
  const edition = editionId(draft.files)
  const by = { account: requireAccount(context), by: context.actor.name, at: context.now() }
  await context.store.write(async (tx) => {
    await saveProposal(tx, { programme, edition, note, running, effective_at: effectiveAt ?? null, ...by })
    await record(tx, context, { action: 'propose-publication', programme, internal: true, detail: { name: note, edition } })
  })
  return draftView(context, programme, draft)
}
