import type { Programme } from '../../engine/programme.js'
import { instantOf } from '../../engine/values/dates.js'
import { isDay } from '../../engine/values/formats.js'
import { dayEnd } from '../../engine/values/working-days.js'
import { type EventFilter, type ListedEvent, listEvents } from '../../store/event-lists.js'
import { roleName } from '../accounts/show-session.js'
import { type Context, requireRole } from '../context.js'
import { eventText, eventWords } from '../reading/event-text.js'
import type { AuditEntryView, AuditInput, AuditPage } from '../views/operate.js'

const limit = 100
const actions = [
  { id: 'act', label: '办理申报（提交、退回、通过等）' },
  ...Object.entries(eventWords).map(([id, label]) => ({ id, label })),
]

/** The audit log, newest first, with what it may be filtered by. */
export async function readAudit(context: Context, { after, ...asked }: AuditInput & { after?: string }): Promise<AuditPage> {
  requireRole(context, 'operator')
  const before = after && /^\d+$/.test(after) ? Number(after) : undefined
  const [rows, programmes] = await Promise.all([
    listEvents(context.store.read, { ...auditFilter(asked), before, limit: limit + 1 }),
    context.programmes.inForce(),
  ])
  const page = rows.slice(0, limit)
  const compiled = programmes.map(({ programme }) => programme)
  return {
    items: await Promise.all(page.map((row) => auditEntry(context, row, compiled))),
    actions,
    next: rows.length > limit ? String(page.at(-1)?.sequence) : undefined,
  }
}

/** Days as their instants; both are included. What is no day filters nothing. */
export function auditFilter({ person, action, about, from, to }: AuditInput): Omit<EventFilter, 'limit'> {
  return {
    person: person?.trim() || undefined,
    action: action || undefined,
    about: about?.trim() || undefined,
    from: from && isDay(from) ? new Date(instantOf(from)).toISOString() : undefined,
    to: to && isDay(to) ? dayEnd(to) : undefined,
  }
}

/** One entry of the log in words. */
export async function auditEntry(context: Context, row: ListedEvent, programmes: readonly Programme[]): Promise<AuditEntryView> {
  return {
    id: row.id,
    sequence: row.sequence,
    at: row.at,
    by: row.name,
    role: row.role === 'anonymous' ? '访客' : await roleName(context, row.role, programmes),
    action: row.action,
    subject: [row.about_name, row.about_number].filter(Boolean).join(' ') || (row.programme ?? ''),
    text: eventText(row),
    hash: row.hash,
  }
}
