import type { Files } from '../../engine/model.js'
import { AppError, notFound } from '../../errors.js'
import { editionId } from '../../programmes/edition-id.js'
import { endDraft, inForceAt, publicationsOf, readDraft, readEdition } from '../../store/editions.js'
import type { Context } from '../context.js'
import type { PublicationView } from '../views/studio.js'
import { requireAdministrator } from './drafts.js'
import { type PublicationInput, readInput, requireNoneUnderWay } from './publication-input.js'
import { publicationOf } from './publication-views.js'
import { moveNow } from './publish-draft.js'
import { publish, requirePublishable } from './publishing.js'
import { requireNoSecondPerson } from './second-person.js'

type Input = { programme: string; number: number } & PublicationInput

/** Puts an earlier edition in force again, as one more publication. */
export async function reinstatePublication(context: Context, { programme, number, ...given }: Input): Promise<PublicationView> {
  requireAdministrator(context)
  const input = readInput(context, given, '请写明为什么恢复这个版本。')
  const rows = await publicationsOf(context.store.read, programme)
  const earlier = rows.find((row) => row.number === number)
  const edition = earlier && (await readEdition(context.store.read, earlier.edition))
  if (!earlier || !edition) throw notFound()
  const inForce = inForceAt(rows, context.now())
  if (inForce?.edition === earlier.edition) throw new AppError('invalid', '这个版本正在生效，不需要恢复。')
  await requireNoneUnderWay(context, programme)
  const verification = await context.programmes.verify(programme, edition.files)
  requirePublishable(verification)
  await requireNoSecondPerson(context, programme, verification)
  const idle = await unchangedDraft(context, programme, inForce?.edition)
  const made = await context.store.write(async (tx) => {
    if (idle) await endDraft(tx, programme, idle.version)
    return publish(tx, context, { programme, files: edition.files, verification, reinstates: number, ...input })
  })
  await moveNow(context, programme, made)
  return publicationOf(context, programme, made)
}

/** A draft that says the same as what was in force goes, so that it does not stand as a change against what comes. */
async function unchangedDraft(context: Context, programme: string, edition: string | undefined) {
  const row = await readDraft(context.store.read, programme)
  return row && editionId(JSON.parse(row.files) as Files) === edition ? row : undefined
}
