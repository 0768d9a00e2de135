import type { Context } from './context.js'
import { pending } from './pending.js'
import type { AuditPage } from './views.js'

type Input = { after?: string }

/** The audit log. */
export async function readAudit(_context: Context, _input: Input): Promise<AuditPage> {
  return pending()
}
