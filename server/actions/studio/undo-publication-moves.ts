import { AppError, notFound } from '../../errors.js'
import { requestUndo } from '../../store/edition-moves.js'
import { publicationsOf } from '../../store/editions.js'
import type { Context } from '../context.js'
import type { PublicationView } from '../views/studio.js'
import { requireAdministrator } from './drafts.js'
import { publicationOf } from './publication-views.js'
import { undoMoves } from './undo-moves.js'

type Input = { programme: string; number: number }

/** Lets the declarations that a publication took along go back, as far as nobody has worked on them since; the others are left and named. */
export async function undoPublicationMoves(context: Context, { programme, number }: Input): Promise<PublicationView> {
  requireAdministrator(context)
  const row = (await publicationsOf(context.store.read, programme)).find((one) => one.number === number)
  if (!row) throw notFound()
  if (row.running === 'new') throw new AppError('invalid', '这次发布没有改动已有的申报件。')
  await context.store.write((tx) => requestUndo(tx, row.id, context.now()))
  await undoMoves(context, row)
  return publicationOf(context, programme, number)
}
