import { formats } from '../../engine/values/formats.js'
import { AppError } from '../../errors.js'
import { accountById, accountByLogin, insertAccount } from '../../store/accounts.js'
import { insertMail } from '../../store/mails.js'
import { type Context, requireRole } from '../context.js'
import { record } from '../record.js'
import type { AccountView } from '../views/operate.js'
import { initialPassword } from './account-mails.js'
import { accountView, roleProblems, staffRoles } from './accounts.js'
import { normaliseLogin } from './sign-in.js'

export type Input = { login: string; name: string; role: string; district?: string; email: string }

const taken = { at: '/login', message: '这个登录名已经被使用。' }

/** Creates an account of staff and mails its initial password. Only an administrator makes administrators. */
export async function createAccount(context: Context, input: Input): Promise<AccountView> {
  requireRole(context, 'operator', 'administrator')
  const login = normaliseLogin(input.login)
  const problems = await roleProblems(context, input.role, input.district)
  if (!/^[a-z0-9][a-z0-9._-]{2,39}$/.test(login))
    problems.push({ at: '/login', message: '登录名用 3 至 40 个小写字母、数字、点或连字符。' })
  if (await accountByLogin(context.store.read, login)) problems.push(taken)
  if (formats.email.problem(input.email.trim())) problems.push({ at: '/email', message: '邮箱的格式不对，例如 name@example.com。' })
  if (input.role === 'administrator' && context.actor.role !== 'administrator')
    problems.push({ at: '/role', message: '只有配置管理员可以新建配置管理员。' })
  if (problems.length) throw new AppError('invalid', '请修改后再提交。', problems)
  const site = await context.programmes.site()
  const email = input.email.trim()
  const { hash, expiresAt, mail } = await initialPassword(context, site, { login, email, name: input.name }, 'account-created')
  const roleLabel = (await staffRoles(context)).find(({ id }) => id === input.role)?.label ?? input.role
  const id = context.id()
  await context.store.write(async (tx) => {
    // hashing took its time: meanwhile somebody may have taken the login
    if (await accountByLogin(tx, login)) throw new AppError('invalid', '请修改后再提交。', [taken])
    await insertAccount(tx, {
      id,
      login,
      name: input.name.trim(),
      role: input.role,
      organisation: null,
      district: input.district ?? null,
      email,
      password_hash: hash,
      password_state: 'initial',
      password_expires_at: expiresAt,
      created_at: context.now(),
    })
    await insertMail(tx, mail)
    await record(tx, context, { action: 'create-account', internal: true, detail: { name: `${login}（${roleLabel}）` } })
  })
  const row = await accountById(context.store.read, id)
  if (!row) throw new Error('The account is gone.')
  return accountView(context, row)
}
