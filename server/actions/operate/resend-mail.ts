import { notFound } from '../../errors.js'
import { type MailRow, requeueMail } from '../../store/mails.js'
import { type Context, requireRole } from '../context.js'
import { record } from '../record.js'
import type { MailView } from '../views/operate.js'
import { mailView } from './list-mails.js'

/** Queues a mail again. */
export async function resendMail(context: Context, { id }: { id: string }): Promise<MailView> {
  requireRole(context, 'operator')
  const read = () => context.store.read.get<MailRow>('SELECT * FROM mail WHERE id = ?', [id])
  const before = await read()
  if (!before) throw notFound()
  await context.store.write(async (tx) => {
    await requeueMail(tx, id, context.now())
    await record(tx, context, { action: 'resend-mail', internal: true, detail: { name: before.subject } })
  })
  return mailView((await read()) ?? before)
}
