import type { Context } from './context.js'
import { pending } from './pending.js'
import type { OrganisationView } from './views.js'

/** The own organisation. */
export async function showOrganisation(_context: Context): Promise<OrganisationView> {
  return pending()
}
