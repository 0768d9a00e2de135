import { listMails as list, type MailRow } from '../../store/mails.js'
import { type Context, requireRole } from '../context.js'
import type { MailPage, MailView } from '../views/operate.js'

const limit = 100

/** A page of the outbox, newest first. */
export async function listMails(context: Context, { after = '' }: { after?: string }): Promise<MailPage> {
  requireRole(context, 'operator')
  const [created_at = '', id] = after.split(' ')
  const rows = await list(context.store.read, limit + 1, id === undefined ? undefined : { created_at, id })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(mailView),
    delivery: context.settings.mailDelivery,
    next: last && rows.length > limit ? `${last.created_at} ${last.id}` : undefined,
  }
}

export const mailView = (row: MailRow): MailView => ({
  id: row.id,
  to: row.recipient,
  subject: row.subject,
  body: row.body,
  createdAt: row.created_at,
  sentAt: row.sent_at ?? undefined,
  attempts: row.attempts,
  error: row.error ?? undefined,
})
