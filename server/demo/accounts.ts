/** The people of a demonstration: they get an initial password by mail and change it, like everybody. */
import { changePassword } from '../actions/accounts/change-password.js'
import { createAccount } from '../actions/accounts/create-account.js'
import { registerOrganisation } from '../actions/accounts/register-organisation.js'
import { actorFor } from '../actions/accounts/sessions.js'
import { type Context, ownActor, type Services } from '../actions/context.js'
import type { DemonstrationOrganisation, DemonstrationStaff } from '../engine/generated/demo.js'
import { accountByLogin } from '../store/accounts.js'
import type { MailRow } from '../store/mails.js'

/** The password of every account of the demonstration. */
export const demoPassword = 'shenbao-demo'

export interface DemoAccount {
  login: string
  name: string
  role: string
  email: string
}

const own = (services: Services): Context => ({ ...services, actor: ownActor('系统') })

/** Adds an account of staff. */
export async function addStaff(services: Services, { login, name, role, district, email }: DemonstrationStaff): Promise<DemoAccount> {
  const address = email ?? `${login}@example.com`
  await createAccount(own(services), { login, name, role, district, email: address })
  await choosePassword(services, login, address)
  return { login, name, role, email: address }
}

/** Registers an organisation as it would itself. */
export async function addOrganisation(services: Services, organisation: DemonstrationOrganisation): Promise<DemoAccount> {
  const { kind, name, creditCode, district, contact, mobile, email } = organisation
  const site = await services.programmes.site()
  await registerOrganisation(
    { ...services, actor: { ...ownActor('系统'), account: undefined, role: 'anonymous' } },
    { kind, name, creditCode, district, contact, mobile, email, consent: true, consentVersion: site.file.consent.version },
  )
  await choosePassword(services, creditCode, email)
  return { login: creditCode, name, role: kind, email }
}

/** The context in which the owner of a login acts. */
export async function actingAs(services: Services, login: string): Promise<Context> {
  const row = await accountByLogin(services.store.read, login)
  if (!row) throw new Error(`The demonstration names an unknown account: ${login}`)
  return { ...services, actor: await actorFor(services.programmes, row, '127.0.0.1') }
}

async function choosePassword(services: Services, login: string, email: string) {
  const current = await mailedPassword(services, email)
  await changePassword(await actingAs(services, login), { current, next: demoPassword })
}

/** The initial password in the newest mail to an address. */
async function mailedPassword({ store }: Services, email: string): Promise<string> {
  const mail = await store.read.get<MailRow>('SELECT * FROM mail WHERE recipient = ? ORDER BY rowid DESC LIMIT 1', [email])
  const password = passwordIn(mail?.body ?? '')
  if (!password) throw new Error(`No mail with an initial password to ${email}.`)
  return password
}

/** An initial password is 14 letters and digits, with capital, small letter and digit. */
export const passwordIn = (text: string) =>
  text.match(/(?<![A-Za-z0-9])(?=[a-z2-9]*[A-Z])(?=[A-Z2-9]*[a-z])(?=[A-Za-z]*[2-9])[A-Za-z2-9]{14}(?![A-Za-z0-9])/)?.[0]
