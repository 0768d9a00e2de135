import { notFound } from '../../errors.js'
import { organisationById } from '../../store/organisations.js'
import { type Context, requireAccount } from '../context.js'
import { districtName } from '../reading/subject.js'
import type { OrganisationView } from '../views/organisation.js'

/** The own organisation. */
export async function showOrganisation(context: Context): Promise<OrganisationView> {
  requireAccount(context)
  const row = context.actor.organisation ? await organisationById(context.store.read, context.actor.organisation) : undefined
  if (!row) throw notFound()
  const site = await context.programmes.site()
  return {
    id: row.id,
    kind: row.kind,
    kindLabel: site.file.accountKinds.find(({ id }) => id === row.kind)?.label ?? row.kind,
    name: row.name,
    creditCode: row.credit_code,
    district: row.district,
    districtName: districtName(site, row.district),
    contact: row.contact,
    mobile: row.mobile,
    email: row.email,
    registeredAt: row.created_at,
    consent: { version: row.consent_version, at: row.consent_at },
  }
}
