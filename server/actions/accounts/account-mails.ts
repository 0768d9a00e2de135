/** Initial passwords: made, hashed, mailed, valid for the site's number of hours, to be changed at the first login. */
import type { CompiledSite } from '../../engine/programme.js'
import type { AccountRow } from '../../store/accounts.js'
import type { Context } from '../context.js'
import { accountMail, type NewMail } from '../declarations/mails.js'
import { generatePassword, hashPassword } from './passwords.js'

export interface InitialPassword {
  hash: string
  expiresAt: string
  mail: NewMail
}

/** A new initial password and the mail that carries it; hashing takes its time outside of any write. */
export async function initialPassword(
  context: Context,
  site: CompiledSite,
  to: { login: string; email: string; name: string },
  id: 'account-created' | 'password-reset',
): Promise<InitialPassword> {
  const password = generatePassword()
  const hours = site.file.passwordHours ?? 24
  const hash = await hashPassword(password)
  const expiresAt = new Date(Date.parse(context.now()) + hours * 3_600_000).toISOString()
  return {
    hash,
    expiresAt,
    mail: accountMail(context, site, id, to.email, { login: to.login, password, name: to.name, hours: String(hours) }),
  }
}

/** The owner of an account as the mail addresses it. */
export const recipient = ({ login, name, email }: AccountRow) => ({ login, name, email: email ?? '' })
