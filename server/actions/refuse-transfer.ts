import type { Context } from './context.js'
import { pending } from './pending.js'
import type { TransferView } from './views.js'

type Input = { organisation: string; reason: string }

/** Sends a transfer back with a reason. */
export async function refuseTransfer(_context: Context, _input: Input): Promise<TransferView[]> {
  return pending()
}
