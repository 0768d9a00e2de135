import type { Context } from './context.js'
import { pending } from './pending.js'
import type { StudioProgrammeView } from './views.js'

/** The programmes and the site, as the studio lists them. */
export async function listStudioProgrammes(_context: Context): Promise<StudioProgrammeView[]> {
  return pending()
}
