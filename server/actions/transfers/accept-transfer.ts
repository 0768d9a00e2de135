import { deadline } from '../../engine/values/working-days.js'
import { everyDeclarationOf, historyOf } from '../../store/declarations.js'
import { insertMail } from '../../store/mails.js'
import { endTransfer, moveOrganisation, organisationById } from '../../store/organisations.js'
import type { Context } from '../context.js'
import { accountMail } from '../declarations/mails.js'
import { limitOf } from '../reading/deadlines.js'
import { districtName } from '../reading/subject.js'
import { record } from '../record.js'
import type { TransferView } from '../views/organisation.js'
import { listTransfers } from './list-transfers.js'
import { incomingTransfer, requireDistrict } from './transfers.js'

/** Takes over an organisation with its declarations; clocks that run start anew, and the applicant is told. */
export async function acceptTransfer(context: Context, { organisation }: { organisation: string }): Promise<TransferView[]> {
  requireDistrict(context)
  const { transfer, name } = await incomingTransfer(context, organisation)
  const site = await context.programmes.site()
  const row = await organisationById(context.store.read, organisation)
  const clocks: { id: string; instant: string; day: string }[] = []
  for (const { id: programme } of await context.programmes.inForce()) {
    for (const declaration of await historyOf(context.store.read, organisation, programme)) {
      const stage = (await context.programmes.edition(declaration.edition))?.stages.get(declaration.stage)
      const limit = declaration.due_at && stage ? limitOf(stage, declaration.state) : undefined
      if (limit) clocks.push({ id: declaration.id, ...deadline(context.now(), limit, site.calendar) })
    }
  }
  const districts = { from: districtName(site, transfer.from_district), to: districtName(site, transfer.to_district) }
  const mail = row && accountMail(context, site, 'district-changed', row.email, { name, ...districts })
  await context.store.write(async (tx) => {
    await endTransfer(tx, organisation)
    await moveOrganisation(tx, organisation, transfer.from_district, transfer.to_district)
    for (const { id, instant, day } of clocks)
      await tx.run('UPDATE declaration SET due_at = ?, due_day = ?, entered_at = ? WHERE id = ?', [instant, day, context.now(), id])
    if (mail) await insertMail(tx, mail)
    await record(tx, context, { action: 'accept-transfer', organisation, detail: { name, reason: transfer.reason } })
    for (const { id: declaration, programme } of await everyDeclarationOf(tx, organisation)) {
      const detail = { title: `${districts.from} → ${districts.to}`, reason: transfer.reason }
      await record(tx, context, { action: 'hand-over', declaration, organisation, programme, detail })
    }
  })
  return listTransfers(context)
}
