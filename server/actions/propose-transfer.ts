import type { Context } from './context.js'
import { pending } from './pending.js'
import type { TransferView } from './views.js'

type Input = { organisation: string; to: string; reason: string }

/** Hands a misrouted organisation to another district, which has to accept it. */
export async function proposeTransfer(_context: Context, _input: Input): Promise<TransferView> {
  return pending()
}
