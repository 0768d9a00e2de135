import { listMails as list, type MailRow } from '../store/mails.js'
import { type Context, requireRole } from './context.js'
import type { MailPage, MailView } from './views/operate.js'

const limit = 200

/** The newest mails of the outbox. */
export async function listMails(context: Context, _page: { after?: string }): Promise<MailPage> {
  requireRole(context, 'operator')
  return { items: (await list(context.store.read, limit)).map(mailView), delivery: context.settings.mailDelivery }
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
