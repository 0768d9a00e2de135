import { AppError, notFound } from '../../errors.js'
import { setProgrammeState as set } from '../../store/editions.js'
import { type Context, requireAccount } from '../context.js'
import { record } from '../record.js'
import type { StudioProgrammeView } from '../views/studio.js'
import { requireAdministrator } from './drafts.js'
import { studioProgramme } from './list-studio-programmes.js'

type Input = { programme: string; open: boolean; reason: string }

/** Closes a programme with a reason (drafts stay readable, nothing submits), or opens it again. */
export async function setProgrammeState(context: Context, { programme, open, reason }: Input): Promise<StudioProgrammeView> {
  requireAdministrator(context)
  if (!(await context.programmes.find(programme))) throw notFound()
  if (!open && !reason.trim())
    throw new AppError('invalid', '请写明关闭的原因，申报单位会看到。', [{ at: '/reason', message: '请写明原因。' }])
  const by = requireAccount(context)
  await context.store.write(async (tx) => {
    await set(tx, programme, open, reason.trim() || null, by, context.now())
    await record(tx, context, {
      action: open ? 'open-programme' : 'close-programme',
      programme,
      internal: true,
      detail: { reason: reason.trim() },
    })
  })
  return studioProgramme(context, programme)
}
