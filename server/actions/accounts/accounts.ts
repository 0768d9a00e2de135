/** Accounts of staff as the operator sees them, and which roles there are. */
import type { Problem } from '../../engine/model.js'
import type { AccountRow } from '../../store/accounts.js'
import type { Context } from '../context.js'
import { districtName } from '../reading/subject.js'
import type { AccountPage, AccountView } from '../views/operate.js'
import { roleName } from './show-session.js'

/** Roles of the programmes in force that belong to no organisation, and those of the site itself. */
export async function staffRoles(context: Context): Promise<AccountPage['roles']> {
  const [site, programmes] = await Promise.all([context.programmes.site(), context.programmes.inForce()])
  const kinds = new Set(site.file.accountKinds.map(({ id }) => id))
  const roles = new Map<string, AccountPage['roles'][number]>()
  for (const { programme } of programmes) {
    for (const { id, label, scope } of programme.roles.values())
      if (!kinds.has(id)) roles.set(id, { id, label, district: scope === 'district' || (roles.get(id)?.district ?? false) })
  }
  const own = await Promise.all(
    ['administrator', 'operator'].map(async (id) => ({ id, label: await roleName(context, id, []), district: false })),
  )
  return [...roles.values(), ...own]
}

/** What is wrong with a role and its district. */
export async function roleProblems(context: Context, role: string, district: string | null | undefined): Promise<Problem[]> {
  const [site, roles] = await Promise.all([context.programmes.site(), staffRoles(context)])
  const known = roles.find(({ id }) => id === role)
  if (!known) return [{ at: '/role', message: '请选择角色。' }]
  if (known.district && !site.file.districts.some(({ id }) => id === district))
    return [{ at: '/district', message: `请选择“${site.file.districtLabel ?? '所属区域'}”。` }]
  return []
}

export async function accountView(context: Context, row: AccountRow): Promise<AccountView> {
  const [site, programmes] = await Promise.all([context.programmes.site(), context.programmes.inForce()])
  return {
    id: row.id,
    login: row.login,
    name: row.name,
    role: row.role,
    roleLabel: await roleName(
      context,
      row.role,
      programmes.map(({ programme }) => programme),
    ),
    district: row.district ?? undefined,
    districtName: row.district ? districtName(site, row.district) : undefined,
    email: row.email ?? undefined,
    organisation: row.organisation ?? undefined,
    disabled: row.disabled === 1,
    mustChangePassword: row.password_state === 'initial',
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at ?? undefined,
  }
}
