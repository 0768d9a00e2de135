import type { Context } from './context.js'
import { pending } from './pending.js'
import type { MailPage } from './views.js'

type Input = { after?: string }

/** The outbox. */
export async function listMails(_context: Context, _input: Input): Promise<MailPage> {
  return pending()
}
