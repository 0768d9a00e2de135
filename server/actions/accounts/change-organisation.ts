import type { Problem } from '../../engine/model.js'
import { formats } from '../../engine/values/formats.js'
import { masked } from '../../engine/values/masks.js'
import { AppError, notFound } from '../../errors.js'
import { insertMail } from '../../store/mails.js'
import { changeContacts, organisationById } from '../../store/organisations.js'
import { type Context, requireAccount } from '../context.js'
import { accountMail, type NewMail } from '../declarations/mails.js'
import { record } from '../record.js'
import type { OrganisationView } from '../views/organisation.js'
import { showOrganisation } from './show-organisation.js'

/** Changes whom to call and write to; passwords go to the new address from now on. */
export async function changeOrganisation(
  context: Context,
  { contact, mobile, email }: { contact: string; mobile: string; email: string },
): Promise<OrganisationView> {
  const account = requireAccount(context)
  const { organisation } = context.actor
  if (!organisation) throw notFound()
  const clean = { contact: contact.trim(), mobile: mobile.replace(/[\s-]/g, '').normalize('NFKC'), email: email.trim().normalize('NFKC') }
  const problems: Problem[] = []
  if (!clean.contact) problems.push({ at: '/contact', message: '请填写联系人。' })
  if (formats.mobile.problem(clean.mobile) && formats.telephone.problem(clean.mobile))
    problems.push({ at: '/mobile', message: '应为 11 位手机号或带区号的固定电话。' })
  if (formats.email.problem(clean.email)) problems.push({ at: '/email', message: '邮箱的格式不对，例如 name@example.com。' })
  if (problems.length) throw new AppError('invalid', '请修改后再提交。', problems)
  const told = await warning(context, organisation, clean.email)
  await context.store.write(async (tx) => {
    if (told) await insertMail(tx, told)
    await changeContacts(tx, organisation, clean)
    await tx.run('UPDATE account SET email = ?, name = ? WHERE id = ?', [clean.email, clean.contact, account])
    await record(tx, context, { action: 'change-contacts', organisation, internal: true })
  })
  return showOrganisation(context)
}

/** The address that was registered so far is told of another one; nothing where it stays, or where the site has no such mail. */
async function warning(context: Context, organisation: string, email: string): Promise<NewMail | undefined> {
  const [site, before] = await Promise.all([context.programmes.site(), organisationById(context.store.read, organisation)])
  if (!before || before.email === email || !site.file.mails.some(({ id }) => id === 'email-changed')) return undefined
  return accountMail(context, site, 'email-changed', before.email, { name: before.name, to: maskedAddress(email) })
}

const maskedAddress = (email: string) => {
  const [name = '', host = ''] = email.split('@')
  return `${masked(name, 'name')}@${host}`
}
