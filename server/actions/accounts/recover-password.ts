import { accountByLogin, savePendingPassword } from '../../store/accounts.js'
import { attemptsSince, countAttempt } from '../../store/limits.js'
import { insertMail } from '../../store/mails.js'
import type { Context } from '../context.js'
import { limitAttempts } from '../limits.js'
import { record } from '../record.js'
import { initialPassword, recipient } from './account-mails.js'
import { generatePassword, hashPassword } from './passwords.js'
import { normaliseLogin } from './sign-in.js'

const hour = 3_600_000
/** From any address: the last mail still holds, so that a flood of requests does not fill the mailbox. */
const mostInAnHour = 3

/** Mails a new initial password when login and address belong together; the one before holds until it is used. The answer, and its time, are the same when they do not. */
export async function recoverPassword(context: Context, { login, email }: { login: string; email: string }): Promise<{ sent: true }> {
  const name = normaliseLogin(login)
  await limitAttempts(context, [
    { key: `recover:${name}:${context.actor.address}`, most: 5, seconds: 3600 },
    { key: `recover-address:${context.actor.address}`, most: 30, seconds: 3600 },
  ])
  const account = await accountByLogin(context.store.read, name)
  const [key, from] = [`recovered:${account?.id ?? ''}`, new Date(Date.parse(context.now()) - hour).toISOString()]
  const { count } = await attemptsSince(context.store.read, key, from)
  if (
    count >= mostInAnHour ||
    !account ||
    account.disabled ||
    account.email?.toLowerCase() !== email.trim().normalize('NFKC').toLowerCase()
  ) {
    await hashPassword(generatePassword())
    return { sent: true }
  }
  const { hash, expiresAt, mail } = await initialPassword(context, await context.programmes.site(), recipient(account), 'password-reset')
  await context.store.write(async (tx) => {
    await countAttempt(tx, key, context.now(), from)
    await savePendingPassword(tx, account.id, hash, expiresAt)
    await insertMail(tx, mail)
    await record(tx, context, {
      action: 'send-password',
      organisation: account.organisation ?? undefined,
      internal: true,
      detail: { name: account.login },
    })
  })
  return { sent: true }
}
