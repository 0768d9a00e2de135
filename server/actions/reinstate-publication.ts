import { AppError, notFound } from '../errors.js'
import { publicationsOf, readEdition } from '../store/editions.js'
import type { Context } from './context.js'
import { requireAdministrator } from './drafts.js'
import { publicationOf, publish, requirePublishable } from './publishing.js'
import type { PublicationView } from './views.js'

/** Puts an earlier edition in force again, as one more publication. */
export async function reinstatePublication(
  context: Context,
  { programme, number, note }: { programme: string; number: number; note: string },
): Promise<PublicationView> {
  requireAdministrator(context)
  const rows = await publicationsOf(context.store.read, programme)
  const earlier = rows.find((row) => row.number === number)
  const edition = earlier && (await readEdition(context.store.read, earlier.edition))
  if (!earlier || !edition) throw notFound()
  if (rows[0]?.edition === earlier.edition) throw new AppError('invalid', '这个版本正在生效，不需要恢复。')
  const verification = await context.programmes.verify(programme, edition.files)
  requirePublishable(verification)
  const made = await context.store.write((tx) =>
    publish(tx, context, { programme, files: edition.files, note: note.trim(), verification, reinstates: number }),
  )
  return publicationOf(context, programme, made)
}
