/** Accounts, their sessions and the link of the first administrator. */
import { type Reader, still, type Writer } from './connection.js'
import { guarded } from './guarded.js'

export interface AccountRow {
  id: string
  login: string
  name: string
  role: string
  organisation: string | null
  district: string | null
  email: string | null
  password_hash: string | null
  password_state: 'initial' | 'set'
  password_expires_at: string | null
  disabled: number
  created_at: string
  last_seen_at: string | null
}

/** By login, normalised by the caller. */
export const accountByLogin = (read: Reader, login: string) => read.get<AccountRow>('SELECT * FROM account WHERE login = ?', [login])

/** By id. */
export const accountById = (read: Reader, id: string) => read.get<AccountRow>('SELECT * FROM account WHERE id = ?', [id])

/** The accounts of staff (without an organisation), or of an organisation. */
export async function listAccounts(read: Reader, organisation?: string): Promise<AccountRow[]> {
  return organisation === undefined
    ? read.all<AccountRow>('SELECT * FROM account WHERE organisation IS NULL ORDER BY role, district, login')
    : read.all<AccountRow>('SELECT * FROM account WHERE organisation = ? ORDER BY login', [organisation])
}

/** Accounts that hold a role, in a district if one is given. */
export async function accountsOfRole(read: Reader, role: string, district?: string): Promise<readonly AccountRow[]> {
  return district === undefined
    ? still<AccountRow>(read, ['account'], 'SELECT * FROM account WHERE role = ? AND disabled = 0', [role])
    : still<AccountRow>(read, ['account'], 'SELECT * FROM account WHERE role = ? AND disabled = 0 AND district = ?', [role, district])
}

/** Whether anybody may administer yet. */
export async function hasAdministrator(read: Reader): Promise<boolean> {
  return (await read.get("SELECT 1 FROM account WHERE role = 'administrator' AND disabled = 0")) !== undefined
}

/** Adds an account. */
export async function insertAccount(tx: Writer, row: Omit<AccountRow, 'disabled' | 'last_seen_at'>): Promise<void> {
  await tx.run(
    'INSERT INTO account (id, login, name, role, organisation, district, email, password_hash, password_state, password_expires_at, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    [
      row.id,
      row.login,
      row.name,
      row.role,
      row.organisation,
      row.district,
      row.email,
      row.password_hash,
      row.password_state,
      row.password_expires_at,
      row.created_at,
    ],
  )
}

/** Sets a password; every session of the account ends. */
export async function setPassword(
  tx: Writer,
  id: string,
  hash: string,
  state: AccountRow['password_state'],
  expiresAt: string | null,
): Promise<void> {
  guarded(
    await tx.run('UPDATE account SET password_hash = ?, password_state = ?, password_expires_at = ? WHERE id = ?', [
      hash,
      state,
      expiresAt,
      id,
    ]),
  )
  await tx.run('DELETE FROM pending_password WHERE account = ?', [id])
  await endSessions(tx, id)
}

/** Keeps a mailed password beside the one that holds; a later one replaces it. */
export async function savePendingPassword(tx: Writer, account: string, hash: string, expiresAt: string): Promise<void> {
  await tx.run(
    'INSERT INTO pending_password (account, password_hash, expires_at) VALUES (?, ?, ?) ON CONFLICT (account) DO UPDATE SET password_hash = excluded.password_hash, expires_at = excluded.expires_at',
    [account, hash, expiresAt],
  )
}

/** The mailed password that was not used yet, while it is valid. */
export const pendingPassword = (read: Reader, account: string, now: string) =>
  read.get<{ password_hash: string; expires_at: string }>(
    'SELECT password_hash, expires_at FROM pending_password WHERE account = ? AND expires_at > ?',
    [account, now],
  )

/** Puts the mailed password in the place of the one before, once; every session of the account ends. */
export async function replaceByPending(tx: Writer, account: string, pending: { password_hash: string; expires_at: string }): Promise<void> {
  const same = await tx.get('SELECT 1 FROM pending_password WHERE account = ? AND password_hash = ?', [account, pending.password_hash])
  guarded(same ? 1 : 0)
  await setPassword(tx, account, pending.password_hash, 'initial', pending.expires_at)
}

/** Changes what an account may do; every session of it ends, so that it holds at once. */
export async function changeAccount(
  tx: Writer,
  id: string,
  changes: { role: string; district: string | null; disabled: boolean },
): Promise<void> {
  guarded(
    await tx.run('UPDATE account SET role = ?, district = ?, disabled = ? WHERE id = ?', [
      changes.role,
      changes.district,
      changes.disabled ? 1 : 0,
      id,
    ]),
  )
  await endSessions(tx, id)
}

/** Ends every session of an account. */
export async function endSessions(tx: Writer, account: string): Promise<void> {
  await tx.run('DELETE FROM session WHERE account = ?', [account])
}

export interface SessionRow extends AccountRow {
  session_created_at: string
  session_seen_at: string
}

/** The account behind a session token's hash, read afresh at every request. */
export async function readSession(
  read: Reader,
  tokenHash: string,
  oldestSeen: string,
  oldestCreated: string,
): Promise<SessionRow | undefined> {
  return read.get<SessionRow>(
    'SELECT account.*, session.created_at AS session_created_at, session.seen_at AS session_seen_at FROM session JOIN account ON account.id = session.account WHERE token_hash = ? AND session.seen_at > ? AND session.created_at > ? AND account.disabled = 0',
    [tokenHash, oldestSeen, oldestCreated],
  )
}

/** Starts a session; old ones of everybody are swept on the way. */
export async function insertSession(tx: Writer, tokenHash: string, account: string, now: string, oldestCreated: string): Promise<void> {
  await tx.run('DELETE FROM session WHERE created_at <= ?', [oldestCreated])
  await tx.run('INSERT INTO session (token_hash, account, created_at, seen_at) VALUES (?, ?, ?, ?)', [tokenHash, account, now, now])
  await tx.run('UPDATE account SET last_seen_at = ? WHERE id = ?', [now, account])
}

/** Notes that a session is in use. */
export const touchSession = (tx: Writer, tokenHash: string, now: string) =>
  tx.run('UPDATE session SET seen_at = ? WHERE token_hash = ?', [now, tokenHash])

/** Ends one session. */
export const deleteSession = (tx: Writer, tokenHash: string) => tx.run('DELETE FROM session WHERE token_hash = ?', [tokenHash])

/** Replaces the link by which the first administrator sets a password. */
export async function saveSetupLink(tx: Writer, tokenHash: string, expiresAt: string): Promise<void> {
  await tx.run('DELETE FROM setup_link')
  await tx.run('INSERT INTO setup_link (token_hash, expires_at) VALUES (?, ?)', [tokenHash, expiresAt])
}

/** Uses the link up; false where it is unknown or too old. */
export async function useSetupLink(tx: Writer, tokenHash: string, now: string): Promise<boolean> {
  return (await tx.run('DELETE FROM setup_link WHERE token_hash = ? AND expires_at > ?', [tokenHash, now])) === 1
}
