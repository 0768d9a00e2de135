import type { Context } from '../context.js'
import type { PublicationView } from '../views/studio.js'
import { requireAdministrator } from './drafts.js'
import { publicationViews } from './publication-views.js'

/** What was in force when. */
export async function listPublications(context: Context, { programme }: { programme: string }): Promise<PublicationView[]> {
  requireAdministrator(context)
  return publicationViews(context, programme)
}
