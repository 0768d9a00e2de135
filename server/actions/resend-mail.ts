import type { Context } from './context.js'
import { pending } from './pending.js'
import type { MailView } from './views.js'

type Input = { id: string }

/** Queues a mail again. */
export async function resendMail(_context: Context, _input: Input): Promise<MailView> {
  return pending()
}
