import { renderSiteTemplate } from '../../engine/templates/letters.js'
import type { Context } from '../context.js'
import type { SiteView } from '../views/site.js'

/** Everything public about the site, and the programmes that are in force. */
export async function showSite(context: Context): Promise<SiteView> {
  const [site, programmes] = await Promise.all([context.programmes.site(), context.programmes.inForce()])
  const { file } = site
  return {
    name: file.name,
    shortName: file.shortName ?? file.name,
    masthead: file.masthead,
    owner: file.owner,
    ownerTelephone: file.ownerTelephone,
    districtLabel: file.districtLabel ?? '所属区域',
    districts: file.districts.map(({ id, name, office, telephone, note }) => ({ id, name, office, telephone, note })),
    accountKinds: file.accountKinds.map((kind) => ({ ...kind, menu: kind.menu ?? [] })),
    staffEntrance: file.staffEntrance ?? '工作人员登录',
    registration: file.registration,
    consent: { label: file.consent.label, version: file.consent.version, html: renderSiteTemplate(site, file.consent.template, {}) },
    support: file.support,
    footer: file.footer ?? [],
    passwordHours: file.passwordHours ?? 24,
    demo: context.settings.demo,
    programmes: programmes.map(({ id, programme, open, closedReason }) => ({
      id,
      title: programme.file.title,
      shortTitle: programme.file.shortTitle ?? programme.file.title,
      summary: programme.file.summary,
      issuer: programme.file.issuer,
      open,
      closedReason,
      openingLabel: programme.file.opening?.label,
    })),
  }
}
