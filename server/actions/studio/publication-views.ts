/** Publications as administrators see them: what is in force, what waits, what became of the declarations that were taken along. */
import { countByEdition } from '../../store/declarations.js'
import { countMoves, dealtWith } from '../../store/edition-moves.js'
import { inForceAt, type PublicationRow, pendingAt, publicationsOf } from '../../store/editions.js'
import type { Context } from '../context.js'
import type { MovesView, PublicationView } from '../views/studio.js'
import { concernedBy } from './running.js'

/** Every publication, newest first, with how many declarations carry its edition. */
export async function publicationViews(context: Context, programme: string): Promise<PublicationView[]> {
  const { read } = context.store
  const [rows, counts, moves] = await Promise.all([
    publicationsOf(read, programme),
    countByEdition(read, programme),
    countMoves(read, programme),
  ])
  const [inForce, pending] = [inForceAt(rows, context.now()), pendingAt(rows, context.now())]
  return Promise.all(
    rows.map(async (row) => ({
      number: row.number,
      edition: row.edition,
      note: row.note,
      by: row.by,
      at: row.at,
      effectiveAt: row.effective_at,
      inForce: row === inForce,
      pending: row === pending,
      ...(row.withdrawn_at && { withdrawn: { at: row.withdrawn_at, by: row.withdrawn_by ?? '', reason: row.withdrawn_reason ?? '' } }),
      reinstates: row.reinstates ?? undefined,
      declarations: counts.get(row.edition) ?? 0,
      running: row.running,
      moves:
        row.running === 'new'
          ? undefined
          : await movesView(
              context,
              row,
              row === pending,
              moves.find((one) => one.publication === row.number),
            ),
    })),
  )
}

type Counted = Awaited<ReturnType<typeof countMoves>>[number]

async function movesView(
  context: Context,
  row: PublicationRow,
  isPending: boolean,
  counted: Counted | undefined,
): Promise<MovesView | undefined> {
  if (row.withdrawn_at) return undefined
  const { moved = 0, obstacles = 0, undone = 0, kept = 0 } = counted ?? {}
  const state = isPending ? 'waiting' : !row.moved_at ? 'moving' : !row.undo_at ? 'moved' : row.undone_at ? 'undone' : 'undoing'
  const waiting = state === 'waiting' || state === 'moving' ? await remaining(context, row) : 0
  return { state, moved, obstacles, undone, kept, waiting }
}

async function remaining(context: Context, row: PublicationRow): Promise<number> {
  const programme = await context.programmes.edition(row.edition)
  if (!programme) return 0
  const done = await dealtWith(context.store.read, row)
  return (await concernedBy(context, { edition: row.edition, programme }, row.running)).filter((id) => !done.has(id)).length
}

/** The view of one publication. */
export async function publicationOf(context: Context, programme: string, number: number): Promise<PublicationView> {
  const found = (await publicationViews(context, programme)).find((one) => one.number === number)
  if (!found) throw new Error(`The publication ${number} of ${programme} is gone.`)
  return found
}
