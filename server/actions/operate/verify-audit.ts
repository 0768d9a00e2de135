import { verifyEvents } from '../../store/events.js'
import { type Context, requireRole } from '../context.js'
import type { AuditVerification } from '../views/operate.js'

/** Recomputes the chain of the audit log. */
export async function verifyAudit(context: Context): Promise<AuditVerification> {
  requireRole(context, 'operator')
  const { count, brokenAt } = await verifyEvents(context.store.read)
  return {
    intact: brokenAt === undefined,
    entries: count,
    broken:
      brokenAt === undefined ? undefined : { sequence: brokenAt, message: `第 ${brokenAt} 条记录与前后不符：它或它之前的记录被改动过。` },
  }
}
