import { listEvents } from '../store/events.js'
import { type Context, requireRole } from './context.js'
import { eventText } from './event-text.js'
import { roleName } from './show-session.js'
import type { AuditPage } from './views/operate.js'

const limit = 100

/** The audit log, newest first. */
export async function readAudit(context: Context, { after }: { after?: string }): Promise<AuditPage> {
  requireRole(context, 'operator')
  const before = after && /^\d+$/.test(after) ? Number(after) : undefined
  const [rows, programmes] = await Promise.all([listEvents(context.store.read, before, limit), context.programmes.inForce()])
  const compiled = programmes.map(({ programme }) => programme)
  const items = await Promise.all(
    rows.map(async (row) => ({
      id: row.id,
      sequence: row.sequence,
      at: row.at,
      by: row.name,
      role: row.role === 'anonymous' ? '访客' : await roleName(context, row.role, compiled),
      action: row.action,
      subject: [row.about_name, row.about_number].filter(Boolean).join(' ') || (row.programme ?? ''),
      text: eventText(row),
      hash: row.hash,
    })),
  )
  return { items, next: rows.length === limit ? String(rows.at(-1)?.sequence) : undefined }
}
