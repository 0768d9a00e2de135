import { formats } from '../../engine/values/formats.js'
import { AppError, notFound } from '../../errors.js'
import { accountById, changeAccount as change } from '../../store/accounts.js'
import { type Context, requireRole } from '../context.js'
import { record } from '../record.js'
import type { AccountView } from '../views/operate.js'
import { accountView, roleProblems } from './accounts.js'

type Input = { id: string; disabled?: boolean; role?: string; district?: string | null; email?: string }

/** Disables an account or changes its role and district; it holds from the next request on. */
export async function changeAccount(context: Context, { id, disabled, role, district, email }: Input): Promise<AccountView> {
  const by = requireRole(context, 'operator', 'administrator')
  const row = await accountById(context.store.read, id)
  if (!row) throw notFound()
  const next = {
    role: role ?? row.role,
    district: district === undefined ? row.district : district,
    disabled: disabled ?? row.disabled === 1,
  }
  const problems = row.organisation ? [] : await roleProblems(context, next.role, next.district)
  if (row.organisation && next.role !== row.role) problems.push({ at: '/role', message: '单位的账号不能改变角色。' })
  if (id === by && (next.disabled || next.role !== row.role)) problems.push({ at: '', message: '不能停用自己的账号或改变自己的角色。' })
  if ((row.role === 'administrator' || next.role === 'administrator') && context.actor.role !== 'administrator')
    problems.push({ at: '/role', message: '只有配置管理员可以修改配置管理员。' })
  if (email !== undefined && formats.email.problem(email.trim()))
    problems.push({ at: '/email', message: '邮箱的格式不对，例如 name@example.com。' })
  if (problems.length) throw new AppError('invalid', '请修改后再提交。', problems)
  await context.store.write(async (tx) => {
    await change(tx, id, next)
    if (email !== undefined) await tx.run('UPDATE account SET email = ? WHERE id = ?', [email.trim(), id])
    await record(tx, context, {
      action: 'change-account',
      internal: true,
      detail: { name: row.login, disabled: next.disabled, role: next.role },
    })
  })
  const after = await accountById(context.store.read, id)
  if (!after) throw notFound()
  return accountView(context, after)
}
