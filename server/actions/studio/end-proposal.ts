import { AppError, notFound } from '../../errors.js'
import { endProposal as end, readProposal } from '../../store/proposals.js'
import type { Context } from '../context.js'
import { record } from '../record.js'
import type { DraftView } from '../views/studio.js'
import { draftOf, draftView } from './drafts.js'

/** Sends a proposed draft back, or takes one's own proposal back, with a reason. */
export async function endProposal(context: Context, { programme, reason }: { programme: string; reason: string }): Promise<DraftView> {
  const draft = await draftOf(context, programme)
  const proposal = await readProposal(context.store.read, programme)
  if (!proposal) throw notFound()
  const message = '请写明原因，提请的人会看到。'
  if (!reason.trim()) throw new AppError('invalid', message, [{ at: '/reason', message }])
  await context.store.write(async (tx) => {
    await end(tx, programme)
    const own = proposal.account === context.actor.account
    await record(tx, context, {
      action: 'end-proposal',
      programme,
      internal: true,
      detail: { name: proposal.by, reason: reason.trim(), own },
    })
  })
  return draftView(context, programme, draft)
}
