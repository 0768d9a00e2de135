import { deleteSession } from '../../store/accounts.js'
import type { Context } from '../context.js'

/** Ends the session. */
export async function signOut(context: Context): Promise<void> {
  const { session } = context
  if (session) await context.store.write((tx) => deleteSession(tx, session))
}
