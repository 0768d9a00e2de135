import type { Programme } from '../../engine/programme.js'
import { AppError } from '../../errors.js'
import { accountById } from '../../store/accounts.js'
import { organisationById } from '../../store/organisations.js'
import type { Context } from '../context.js'
import { districtName } from '../reading/subject.js'
import type { SessionAnswer, SessionView } from '../views/session.js'

/** Who is signed in; nobody is an answer too. */
export async function showSession(context: Context): Promise<SessionAnswer> {
  return context.actor.account ? sessionView(context, context.actor.account) : { account: null }
}

/** The session of an account, with its navigation and the programmes within its reach. */
export async function sessionView(context: Context, accountId: string): Promise<SessionView> {
  const [account, site, programmes] = await Promise.all([
    accountById(context.store.read, accountId),
    context.programmes.site(),
    context.programmes.inForce(),
  ])
  if (!account) throw new AppError('unauthorized', '请先登录。')
  const organisation = account.organisation ? await organisationById(context.store.read, account.organisation) : undefined
  const kind = organisation && site.file.accountKinds.find(({ id }) => id === organisation.kind)
  const within = programmes.filter(({ programme }) => programme.roles.has(account.role))
  return {
    account: {
      id: account.id,
      login: account.login,
      name: account.name,
      role: account.role,
      roleLabel: await roleName(
        context,
        account.role,
        within.map(({ programme }) => programme),
      ),
      email: account.email ?? undefined,
    },
    organisation: organisation && {
      id: organisation.id,
      kind: organisation.kind,
      name: organisation.name,
      creditCode: organisation.credit_code,
      district: organisation.district,
      districtName: districtName(site, organisation.district),
      contact: organisation.contact,
      mobile: organisation.mobile,
      email: organisation.email,
    },
    district: account.district ?? undefined,
    districtName: account.district ? districtName(site, account.district) : undefined,
    mustChangePassword: account.password_state === 'initial',
    menu: kind?.menu ?? [],
    programmes: within.map(({ id, programme }) => ({
      id,
      title: programme.file.title,
      shortTitle: programme.file.shortTitle ?? programme.file.title,
      scope: programme.roles.get(account.role)?.scope ?? 'own',
    })),
  }
}

/** What a role is called: by the site, an account kind, or a programme. */
export async function roleName(context: Context, role: string, programmes: readonly Programme[]): Promise<string> {
  const { file } = await context.programmes.site()
  const usual: Record<string, string> = { administrator: '配置管理员', operator: '系统运维', system: '系统' }
  return (
    file.staffRoles?.find(({ id }) => id === role)?.label ??
    file.accountKinds.find(({ id }) => id === role)?.label ??
    programmes.map(({ roles }) => roles.get(role)?.label).find((label) => label !== undefined) ??
    usual[role] ??
    role
  )
}
