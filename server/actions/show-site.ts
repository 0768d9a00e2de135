import type { Context } from './context.js'
import { pending } from './pending.js'
import type { SiteView } from './views.js'

/** What everyone may see of the site. */
export async function showSite(_context: Context): Promise<SiteView> {
  return pending()
}
