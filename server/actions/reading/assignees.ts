/** Who declarations may be assigned to. */
import type { Programme } from '../../engine/programme.js'
import { accountsOfRole } from '../../store/accounts.js'
import type { Context } from '../context.js'
import type { AssigneeView } from '../views/declaration.js'

/** The accounts that work on what is assigned to them; empty for whoever may not assign. */
export async function assigneesOf(context: Context, programme: Programme): Promise<AssigneeView[]> {
  if (context.actor.reach[programme.id] !== 'all') return []
  const roles = [...programme.roles.values()].filter(({ scope }) => scope === 'assigned')
  const accounts = await Promise.all(roles.map(({ id }) => accountsOfRole(context.store.read, id)))
  return accounts.flat().map(({ id, name }) => ({ id, name }))
}
