import { endTransfer } from '../../store/organisations.js'
import type { Context } from '../context.js'
import { record } from '../record.js'
import type { TransferView } from '../views/organisation.js'
import { listTransfers } from './list-transfers.js'
import { incomingTransfer, requireDistrict } from './transfers.js'

/** Leaves the organisation where it is, with the reason. */
export async function refuseTransfer(
  context: Context,
  { organisation, reason }: { organisation: string; reason: string },
): Promise<TransferView[]> {
  requireDistrict(context)
  const { name } = await incomingTransfer(context, organisation)
  await context.store.write(async (tx) => {
    await endTransfer(tx, organisation)
    await record(tx, context, { action: 'refuse-transfer', organisation, internal: true, detail: { name, reason: reason.trim() } })
  })
  return listTransfers(context)
}
