import type { Context } from './context.js'
import { pending } from './pending.js'
import type { OrganisationView } from './views.js'

type Input = { contact: string; mobile: string; email: string }

/** Changes how the own organisation is reached. */
export async function changeOrganisation(_context: Context, _input: Input): Promise<OrganisationView> {
  return pending()
}
