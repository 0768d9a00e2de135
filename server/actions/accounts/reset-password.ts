import { AppError, notFound } from '../../errors.js'
import { accountById, setPassword } from '../../store/accounts.js'
import { insertMail } from '../../store/mails.js'
import { type Context, requireRole } from '../context.js'
import { record } from '../record.js'
import type { AccountView } from '../views/operate.js'
import { initialPassword, recipient } from './account-mails.js'
import { accountView } from './accounts.js'

/** Mails a new initial password to an account; its sessions end. */
export async function resetPassword(context: Context, { id }: { id: string }): Promise<AccountView> {
  requireRole(context, 'operator', 'administrator')
  const row = await accountById(context.store.read, id)
  if (!row) throw notFound()
  if (!row.email) throw new AppError('invalid', '这个账号没有邮箱，请先填写邮箱。')
  if (row.role === 'administrator' && context.actor.role !== 'administrator')
    throw new AppError('forbidden', '只有配置管理员可以重置配置管理员的密码。')
  const { hash, expiresAt, mail } = await initialPassword(context, await context.programmes.site(), recipient(row), 'password-reset')
  await context.store.write(async (tx) => {
    await setPassword(tx, id, hash, 'initial', expiresAt)
    await insertMail(tx, mail)
    await record(tx, context, { action: 'send-password', internal: true, detail: { name: row.login } })
  })
  const after = await accountById(context.store.read, id)
  if (!after) throw notFound()
  return accountView(context, after)
}
