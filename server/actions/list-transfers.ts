import type { Context } from './context.js'
import { pending } from './pending.js'
import type { TransferView } from './views.js'

/** The transfers that wait for this district, or were proposed by it. */
export async function listTransfers(_context: Context): Promise<TransferView[]> {
  return pending()
}
