/** Writes the audit event of an action, in the transaction of what it records. */
import type { Json } from '../engine/model.js'
import type { Writer } from '../store/connection.js'
import { appendEvent } from '../store/events.js'
import type { Context } from './context.js'

interface Happening {
  action: string
  declaration?: string
  organisation?: string
  programme?: string
  internal?: boolean
  detail?: Json
}

/** Records what the actor did. */
export async function record(tx: Writer, context: Context, happening: Happening): Promise<void> {
  const { account, name, role } = context.actor
  await appendEvent(tx, { id: context.id(), at: context.now(), account, name, role, ...happening })
}
