import { listAccounts as list } from '../../store/accounts.js'
import { type Context, requireRole } from '../context.js'
import type { AccountPage } from '../views/operate.js'
import { accountView, staffRoles } from './accounts.js'

/** The accounts of staff, with the roles that may be given. */
export async function listAccounts(context: Context, { q }: { q?: string; after?: string }): Promise<AccountPage> {
  requireRole(context, 'operator', 'administrator')
  const roles = await staffRoles(context)
  const rows = (await list(context.store.read)).filter(({ login, name }) => !q || login.includes(q) || name.includes(q))
  return { items: await Promise.all(rows.map((row) => accountView(context, row))), roles }
}
