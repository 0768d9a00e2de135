import type { Context } from './context.js'
import { pending } from './pending.js'
import type { TodoCounts } from './views.js'

/** How much is to be done, by urgency. */
export async function countTodos(_context: Context): Promise<TodoCounts> {
  return pending()
}
