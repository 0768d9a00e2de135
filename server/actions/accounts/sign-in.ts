import { normaliseCreditCode } from '../../engine/values/credit-code.js'
import { AppError } from '../../errors.js'
import { type AccountRow, accountByLogin, pendingPassword, replaceByPending } from '../../store/accounts.js'
import { forgetAttempts } from '../../store/limits.js'
import type { Context } from '../context.js'
import { limitAttempts } from '../limits.js'
import { record } from '../record.js'
import type { SignedIn } from '../views/session.js'
import { isPassword } from './passwords.js'
import { openSession } from './sessions.js'
import { sessionView } from './show-session.js'

/** Opens a session. An unknown account, a wrong password and an expired initial password get the same answer in the same time. */
export async function signIn(context: Context, { login, password }: { login: string; password: string }): Promise<SignedIn> {
  const name = normaliseLogin(login)
  const { address } = context.actor
  const key = `login:${name}:${address}`
  await limitAttempts(context, [
    { key, most: 8, seconds: 300 },
    { key: `login-address:${address}`, most: 60, seconds: 300 },
  ])
  const account = await accountByLogin(context.store.read, name)
  const holds = await isHeld(account, password, context.now())
  const pending = account && (await pendingPassword(context.store.read, account.id, context.now()))
  // compared with something in any case: how long it takes must not tell whether a mail was sent
  const used = !holds && (await isPassword(pending?.password_hash, password)) ? pending : undefined
  if (!account || account.disabled || !(holds || used)) {
    throw new AppError('unauthorized', '账号或密码不正确，或初始密码已过期。可以点“忘记密码”重新获取。')
  }
  const acting: Context = { ...context, actor: { ...context.actor, account: account.id, name: account.name, role: account.role } }
  const token = await context.store.write(async (tx) => {
    await forgetAttempts(tx, key)
    if (used) await replaceByPending(tx, account.id, used)
    await record(tx, acting, { action: 'sign-in', organisation: account.organisation ?? undefined, internal: true })
    return openSession(tx, account.id, context.now())
  })
  return { token, session: await sessionView(context, account.id) }
}

/** Whether it is the password that holds; a mailed one holds for its hours only. */
async function isHeld(account: AccountRow | undefined, password: string, now: string): Promise<boolean> {
  const matches = await isPassword(account?.password_hash ?? undefined, password)
  const isOver = typeof account?.password_expires_at === 'string' && account.password_expires_at <= now
  return matches && !isOver
}

/** A login is a credit code or a name of staff; both without regard to case, width and blanks. */
export function normaliseLogin(login: string): string {
  const code = normaliseCreditCode(login)
  return /^[0-9A-Z]{18}$/.test(code) ? code : login.trim().normalize('NFKC').toLowerCase()
}
