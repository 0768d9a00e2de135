import { AppError, notFound } from '../../errors.js'
import { publicationsOf, readDraft, readEdition, saveDraft, withdrawPublication as withdraw } from '../../store/editions.js'
import type { Context } from '../context.js'
import { record } from '../record.js'
import type { PublicationView } from '../views/studio.js'
import { draftOf, draftRow, filesInForce, requireAdministrator } from './drafts.js'
import { publicationOf } from './publication-views.js'

type Input = { programme: string; number: number; reason: string }

/** Takes back a publication before it takes effect; its text is the draft again where nobody has begun another. */
export async function withdrawPublication(context: Context, { programme, number, reason }: Input): Promise<PublicationView> {
  requireAdministrator(context)
  const message = '请写明为什么撤回。'
  if (!reason.trim()) throw new AppError('invalid', message, [{ at: '/reason', message }])
  const { read } = context.store
  const row = (await publicationsOf(read, programme)).find((one) => one.number === number)
  const edition = row && (await readEdition(read, row.edition))
  if (!row || !edition) throw notFound()
  const now = context.now()
  if (row.withdrawn_at || row.effective_at <= now)
    throw new AppError('invalid', '这次发布已经生效或撤回，不能再撤回。需要改回去的，请恢复以前的版本。')
  const [draft, inForce, kept] = await Promise.all([
    draftOf(context, programme),
    filesInForce(context, programme),
    readDraft(read, programme),
  ])
  await context.store.write(async (tx) => {
    await withdraw(tx, { id: row.id, withdrawn_at: now, withdrawn_by: context.actor.name, withdrawn_reason: reason.trim() })
    if (!kept) await saveDraft(tx, draftRow(context, programme, { ...draft, base: inForce?.edition }, edition.files), draft.version)
    await record(tx, context, {
      action: 'withdraw-publication',
      programme,
      internal: true,
      detail: { title: `第 ${number} 次发布`, reason: reason.trim() },
    })
  })
  return publicationOf(context, programme, number)
}
