import { hasAdministrator, saveSetupLink } from '../../store/accounts.js'
import type { Context } from '../context.js'
import { hashToken, newToken } from './sessions.js'

const hours = 2

/** The token by which the first administrator sets a password, once and within two hours; nothing where there is one already. A new token replaces the last. */
export async function issueSetupLink(context: Context): Promise<string | undefined> {
  if (await hasAdministrator(context.store.read)) return undefined
  const token = newToken()
  const expiresAt = new Date(Date.parse(context.now()) + hours * 3_600_000).toISOString()
  await context.store.write((tx) => saveSetupLink(tx, hashToken(token), expiresAt))
  return token
}
