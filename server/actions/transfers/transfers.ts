/** The hand-over of an organisation between districts: who may see and decide it. */
import type { CompiledSite } from '../../engine/programme.js'
import { AppError, notFound } from '../../errors.js'
import { organisationById, readTransfer, type TransferListRow, type TransferRow } from '../../store/organisations.js'
import type { Context } from '../context.js'
import { districtName } from '../reading/subject.js'
import type { TransferView } from '../views/organisation.js'

/** An open proposal to the actor's own district; anything else does not exist for them. */
export async function incomingTransfer(context: Context, organisation: string): Promise<{ transfer: TransferRow; name: string }> {
  const transfer = context.actor.district ? await readTransfer(context.store.read, organisation) : undefined
  const row = transfer && (await organisationById(context.store.read, organisation))
  if (!transfer || !row || transfer.to_district !== context.actor.district) throw notFound()
  return { transfer, name: row.name }
}

/** An organisation of the actor's own district. */
export async function ownOrganisation(context: Context, id: string) {
  const row = context.actor.district && !context.actor.organisation ? await organisationById(context.store.read, id) : undefined
  if (!row || row.district !== context.actor.district) throw notFound()
  return row
}

/** Only accounts that work for a district. */
export function requireDistrict(context: Context): string {
  if (!context.actor.account) throw new AppError('unauthorized', '请先登录。')
  if (!context.actor.district || context.actor.organisation) throw new AppError('forbidden', '您的账号没有这项权限。')
  return context.actor.district
}

export const transferView = (row: TransferListRow, site: CompiledSite): TransferView => ({
  organisation: row.organisation,
  name: row.name,
  creditCode: row.credit_code,
  from: row.from_district,
  to: row.to_district,
  fromName: districtName(site, row.from_district),
  toName: districtName(site, row.to_district),
  reason: row.reason,
  by: row.by,
  at: row.at,
  declarations: row.declarations,
})
