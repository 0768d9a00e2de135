import { AppError } from '../../errors.js'
import { listTransfers, proposeTransfer as propose } from '../../store/organisations.js'
import type { Context } from '../context.js'
import { record } from '../record.js'
import type { TransferView } from '../views/organisation.js'
import { ownOrganisation, requireDistrict, transferView } from './transfers.js'

/** Proposes to hand an organisation that registered with the wrong district to the right one. */
export async function proposeTransfer(
  context: Context,
  { organisation, to, reason }: { organisation: string; to: string; reason: string },
): Promise<TransferView> {
  const from = requireDistrict(context)
  const row = await ownOrganisation(context, organisation)
  const site = await context.programmes.site()
  if (to === from || !site.file.districts.some(({ id }) => id === to))
    throw new AppError('invalid', '请选择要移交给哪里。', [{ at: '/to', message: '请选择要移交给哪里。' }])
  await context.store.write(async (tx) => {
    await propose(tx, {
      organisation: row.id,
      from_district: from,
      to_district: to,
      reason: reason.trim(),
      by: context.actor.name,
      at: context.now(),
    })
    await record(tx, context, {
      action: 'propose-transfer',
      organisation: row.id,
      internal: true,
      detail: { name: row.name, reason: reason.trim() },
    })
  })
  const made = (await listTransfers(context.store.read, from)).find((transfer) => transfer.organisation === row.id)
  if (!made) throw new Error('The proposal is gone.')
  return transferView(made, site)
}
