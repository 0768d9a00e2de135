import { AppError } from '../../errors.js'
import { accountById, setPassword } from '../../store/accounts.js'
import { type Context, requireAccount } from '../context.js'
import { limitAttempts } from '../limits.js'
import { record } from '../record.js'
import type { SignedIn } from '../views/session.js'
import { hashPassword, isPassword, passwordProblems } from './passwords.js'
import { openSession } from './sessions.js'
import { sessionView } from './show-session.js'

/** Changes the own password; every other session ends, and this one gets a new token. */
export async function changePassword(context: Context, { current, next }: { current: string; next: string }): Promise<SignedIn> {
  const id = requireAccount(context)
  await limitAttempts(context, [{ key: `password:${id}:${context.actor.address}`, most: 10, seconds: 300 }])
  const account = await accountById(context.store.read, id)
  if (!account || !(await isPassword(account.password_hash ?? undefined, current)))
    throw new AppError('invalid', '原密码不正确。', [{ at: '/current', message: '原密码不正确。' }])
  const problems = [
    ...passwordProblems(next, account.login),
    ...(next === current ? [{ at: '/next', message: '新密码不能与原密码相同。' }] : []),
  ]
  if (problems.length) throw new AppError('invalid', '新密码不符合要求。', problems)
  const hash = await hashPassword(next)
  const token = await context.store.write(async (tx) => {
    await setPassword(tx, id, hash, 'set', null)
    await record(tx, context, { action: 'change-password', organisation: account.organisation ?? undefined, internal: true })
    return openSession(tx, id, context.now())
  })
  return { token, session: await sessionView(context, id) }
}
