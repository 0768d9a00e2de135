import type { Context } from './context.js'
import { pending } from './pending.js'
import type { TransferView } from './views.js'

type Input = { organisation: string }

/** Takes an organisation over; its open declarations follow and their clocks start again. */
export async function acceptTransfer(_context: Context, _input: Input): Promise<TransferView[]> {
  return pending()
}
