import { listTransfers as list } from '../../store/organisations.js'
import type { Context } from '../context.js'
import type { TransferView } from '../views/organisation.js'
import { requireDistrict, transferView } from './transfers.js'

/** Open hand-overs that the own district made or received. */
export async function listTransfers(context: Context): Promise<TransferView[]> {
  const district = requireDistrict(context)
  const site = await context.programmes.site()
  return (await list(context.store.read, district)).map((row) => transferView(row, site))
}
