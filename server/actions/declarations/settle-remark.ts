import { notFound } from '../../errors.js'
import { remarksOf, settleRemark as settle } from '../../store/reviews.js'
import type { Context } from '../context.js'
import { readSubject, requireApplicant } from '../reading/subject.js'
import { record } from '../record.js'
import type { DeclarationView } from '../views/declaration.js'
import { declarationView } from './declaration-view.js'

type Input = { id: string; remark: string; settled: boolean; reply?: string }

/** The applicant ticks a remark off, with an answer if there is one to give. */
export async function settleRemark(context: Context, { id, remark, settled, reply }: Input): Promise<DeclarationView> {
  const subject = await readSubject(context, id)
  requireApplicant(context, subject)
  const known = (await remarksOf(context.store.read, id)).find((one) => one.id === remark)
  if (!known || known.round !== subject.row.round + 1) throw notFound()
  await context.store.write(async (tx) => {
    await settle(tx, remark, id, settled, reply?.trim() || null)
    await record(tx, context, {
      action: settled ? 'settle-remark' : 'reopen-remark',
      declaration: id,
      programme: subject.row.programme,
      detail: { label: known.label },
    })
  })
  return declarationView(context, await readSubject(context, id))
}
