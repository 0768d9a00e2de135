/** Sessions: opaque tokens, stored hashed; account, role and reach are read afresh at every request. */
import { hash, randomBytes } from 'node:crypto'
import { AppError } from '../../errors.js'
import type { Programmes } from '../../programmes/programmes.js'
import { type AccountRow, insertSession, readSession, type SessionRow, touchSession } from '../../store/accounts.js'
import type { Writer } from '../../store/connection.js'
import type { Scope } from '../../store/scope.js'
import type { Store } from '../../store/store.js'
import { type Actor, anonymous, type Context } from '../context.js'

const idle = 8 * 3_600_000
const absolute = 7 * 24 * 3_600_000
const touchEvery = 5 * 60_000

export const hashToken = (token: string) => hash('sha256', token)
export const newToken = () => randomBytes(32).toString('base64url')
const before = (now: string, milliseconds: number) => new Date(Date.parse(now) - milliseconds).toISOString()

/** Opens a session in the same write; the token goes into the cookie and nowhere else. */
export async function openSession(tx: Writer, account: string, now: string): Promise<string> {
  const token = newToken()
  await insertSession(tx, hashToken(token), account, now, before(now, absolute))
  return token
}

export interface Known {
  actor: Actor
  /** When the session was last noted as in use. */
  seenAt?: string
  /** The hash of its token. */
  session?: string
}

/** Who a token belongs to now; an unknown or expired one is nobody. */
export async function actorOf(
  store: Store,
  programmes: Programmes,
  token: string | undefined,
  address: string,
  now: string,
): Promise<Known> {
  const session = token ? hashToken(token) : ''
  const row = token ? await sessionOf(store, session, now) : undefined
  if (!row) return { actor: anonymous(address) }
  return { actor: await actorFor(programmes, row, address), seenAt: row.session_seen_at, session }
}

const mostKept = 2000
const kept = new WeakMap<Store, { changes: number; rows: Map<string, SessionRow> }>()

/** The account behind a token; read once as long as no account and no session is written, as it would be the same. */
async function sessionOf(store: Store, token: string, now: string): Promise<SessionRow | undefined> {
  const oldest = { seen: before(now, idle), created: before(now, absolute) }
  const changes = store.changes?.('session', 'account')
  const last = kept.get(store)
  const own =
    last && last.changes === changes && last.rows.size < mostKept ? last : { changes: changes ?? 0, rows: new Map<string, SessionRow>() }
  const known = own.rows.get(token)
  if (known) return known.session_seen_at > oldest.seen && known.session_created_at > oldest.created ? known : undefined
  const row = await readSession(store.read, token, oldest.seen, oldest.created)
  if (row && changes !== undefined) kept.set(store, { ...own, rows: own.rows.set(token, row) })
  return row
}

/** What an account may do now, by the roles of the programmes in force. */
export async function actorFor(programmes: Programmes, row: AccountRow, address: string): Promise<Actor> {
  const reach: Record<string, Scope> = {}
  for (const { id, programme } of await programmes.inForce()) {
    const role = programme.roles.get(row.role)
    if (role) reach[id] = role.scope
  }
  return {
    account: row.id,
    name: row.name,
    role: row.role,
    organisation: row.organisation ?? undefined,
    district: row.district ?? undefined,
    reach,
    address,
    mustChangePassword: row.password_state === 'initial',
  }
}

/** Notes that a session is in use, not more often than every few minutes. */
export async function touch(store: Store, session: string, seenAt: string, now: string): Promise<void> {
  if (Date.parse(now) - Date.parse(seenAt) < touchEvery) return
  await store.write((tx) => touchSession(tx, session, now))
}

/** Until the mailed password is changed nothing else is possible. */
export function requireChangedPassword({ actor }: Context): void {
  if (actor.mustChangePassword) throw new AppError('password-change-required', '请先修改初始密码。')
}
