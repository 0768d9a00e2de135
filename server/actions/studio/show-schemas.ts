import { metaSchemas } from '../../engine/generated/meta-schemas.js'
import type { Context } from '../context.js'
import { requireAdministrator } from './drafts.js'

/** What each kind of configuration file must look like, for completion in the editor. */
export async function showSchemas(context: Context): Promise<Record<string, Record<string, unknown>>> {
  requireAdministrator(context)
  return metaSchemas as unknown as Record<string, Record<string, unknown>>
}
