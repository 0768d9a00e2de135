/** Whom a member of a batch is paid to: read when it is paid, by those who pay alone. */
import { payeeOf } from '../../engine/batches/rows.js'
import { AppError } from '../../errors.js'
import { presentMembers } from '../../store/batch-members.js'
import type { Context } from '../context.js'
import type { PayeeView } from '../views/batch.js'
import { type BatchSubject, findMember, outOfReach, readBatchSubject, requireOneOf } from './batch-subject.js'

/** Whom to pay now, and what keeps the money back; inside a write, as of that write. */
export async function readPayee(context: Context, { kind }: BatchSubject, declaration: string): Promise<PayeeView> {
  const member = await findMember(context, declaration)
  if (!member) return { parts: [], held: [`这一家${outOfReach}`] }
  const { payee, held } = payeeOf(kind, member.source)
  return {
    parts: payee.map(({ id, label, text, missing }) => ({ id, label, text, ...(missing !== undefined && { missing }) })),
    held: [...held, ...payee.flatMap(({ label, missing }) => (missing === undefined ? [] : [`还不知道“${label}”（${missing}）。`]))],
  }
}

/** The same for the page. */
export async function showPayee(context: Context, { id, declaration }: { id: string; declaration: string }): Promise<PayeeView> {
  const batch = await readBatchSubject(context, id)
  requireOneOf(context, batch.kind.payments?.by)
  if (!(await presentMembers(context.store.read, id)).some((member) => member.declaration === declaration))
    throw new AppError('conflict', '这一家已经不在名单中。')
  return readPayee(context, batch, declaration)
}
