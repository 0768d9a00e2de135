import { yuanText } from '../../engine/values/money.js'
import { AppError } from '../../errors.js'
import { presentMembers, setAmount } from '../../store/batch-members.js'
import { changeBatch } from '../../store/batches.js'
import type { Context } from '../context.js'
import { record } from '../record.js'
import type { BatchView } from '../views/batch.js'
import { readBatchSubject, requireEditable, requireVersion } from './batch-subject.js'
import { showBatch } from './show-batch.js'

type Input = { id: string; declaration: string; version: number; fen: number | null; reason?: string }

/** Lowers the amount of one member with a reason, or grants again what was computed; it is never raised above that. */
export async function lowerAmount(context: Context, { id, declaration, version, fen, reason }: Input): Promise<BatchView> {
  const batch = await readBatchSubject(context, id)
  requireEditable(context, batch)
  requireVersion(batch, version)
  if (!batch.kind.amount?.lower) throw new AppError('forbidden', '这类批次的金额不能核减。')
  const member = (await presentMembers(context.store.read, id)).find((one) => one.declaration === declaration)
  if (!member) throw new AppError('conflict', '这一家已经不在名单中。')
  const { computed } = member
  const why = reason?.trim()
  if (computed === null) throw new AppError('invalid', '这一家的金额还算不出来，不能核减。', [{ at: '/fen', message: '金额还算不出来。' }])
  if (fen !== null && fen > computed)
    throw new AppError('invalid', '金额只能核减，不能调高。', [{ at: '/fen', message: `不能高于核算的 ${yuanText(computed)} 元。` }])
  if (fen !== null && fen < computed && !why)
    throw new AppError('invalid', '请写明核减的原因。', [{ at: '/reason', message: '请写明核减的原因。' }])
  const granted = fen ?? computed
  await context.store.write(async (tx) => {
    await changeBatch(tx, batch.row)
    const isLower = granted < computed
    await setAmount(tx, member, { fen: granted, reason: isLower ? (why ?? null) : null, by: isLower ? context.actor.name : null })
    await record(tx, context, {
      action: 'batch-lower',
      programme: batch.row.programme,
      internal: true,
      detail: {
        batch: id,
        declaration,
        title: `${member.organisation_name}，${yuanText(member.fen ?? computed)} 元改为 ${yuanText(granted)} 元`,
        ...(isLower && why && { reason: why }),
      },
    })
  })
  return showBatch(context, { id })
}
