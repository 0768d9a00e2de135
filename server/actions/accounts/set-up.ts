import { AppError } from '../../errors.js'
import { accountByLogin, hasAdministrator, insertAccount, useSetupLink } from '../../store/accounts.js'
import type { Context } from '../context.js'
import { limitAttempts } from '../limits.js'
import { record } from '../record.js'
import type { SignedIn } from '../views/session.js'
import { hashPassword, passwordProblems } from './passwords.js'
import { hashToken, openSession } from './sessions.js'
import { sessionView } from './show-session.js'
import { normaliseLogin } from './sign-in.js'

/** The first administrator sets a login and a password by the one-time link that the server printed. */
export async function setUp(
  context: Context,
  { token, login, name, password }: { token: string; login: string; name: string; password: string },
): Promise<SignedIn> {
  await limitAttempts(context, [{ key: `setup:${context.actor.address}`, most: 20, seconds: 3600 }])
  const normalised = normaliseLogin(login)
  const problems = passwordProblems(password, normalised).map(({ message }) => ({ at: '/password', message }))
  if (!/^[a-z0-9][a-z0-9._-]{2,39}$/.test(normalised))
    problems.push({ at: '/login', message: '登录名用 3 至 40 个小写字母、数字、点或连字符。' })
  if (await accountByLogin(context.store.read, normalised)) problems.push({ at: '/login', message: '这个登录名已经被使用。' })
  if (problems.length) throw new AppError('invalid', '请修改后再提交。', problems)
  if (await hasAdministrator(context.store.read)) throw new AppError('forbidden', '已经有管理员，这个链接不再有效。')
  const hash = await hashPassword(password)
  const id = context.id()
  const now = context.now()
  const acting: Context = { ...context, actor: { ...context.actor, account: id, name, role: 'administrator' } }
  const session = await context.store.write(async (tx) => {
    if (!(await useSetupLink(tx, hashToken(token), now))) throw new AppError('forbidden', '链接无效或已过期，请重新启动服务获取新的链接。')
    await insertAccount(tx, {
      id,
      login: normalised,
      name,
      role: 'administrator',
      organisation: null,
      district: null,
      email: null,
      password_hash: hash,
      password_state: 'set',
      password_expires_at: null,
      created_at: now,
    })
    await record(tx, acting, { action: 'setup', internal: true, detail: { name } })
    return openSession(tx, id, now)
  })
  return { token: session, session: await sessionView(acting, id) }
}
