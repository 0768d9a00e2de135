import { stateOf } from '../../engine/workflow/workflow.js'
import { notFound } from '../../errors.js'
import { movesOf } from '../../store/edition-moves.js'
import { publicationsOf } from '../../store/editions.js'
import type { Context } from '../context.js'
import type { AskedAnew, LostAnswer, MoveView } from '../views/studio.js'
import { requireAdministrator } from './drafts.js'

/** What became of each declaration that a publication took along. */
export async function listMoves(context: Context, { programme: id, number }: { programme: string; number: number }): Promise<MoveView[]> {
  requireAdministrator(context)
  const publication = (await publicationsOf(context.store.read, id)).find((one) => one.number === number)
  if (!publication) throw notFound()
  const programme = await context.programmes.edition(publication.edition)
  return (await movesOf(context.store.read, publication)).map((move) => {
    const stage = programme?.stages.get(move.stage)
    return {
      id: move.declaration,
      number: move.number,
      organisation: move.organisation_name,
      stage: stage?.definition.title ?? move.stage,
      state: (stage && stateOf(stage.workflow, move.state)?.label) ?? move.state,
      obstacle: move.obstacle ?? undefined,
      lost: JSON.parse(move.lost) as LostAnswer[], // written by our own moves
      asked: JSON.parse(move.asked) as AskedAnew[],
      undone: move.undone_at !== null,
      undoObstacle: move.undo_obstacle ?? undefined,
    }
  })
}
