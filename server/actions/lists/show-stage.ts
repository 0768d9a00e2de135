import { notFound } from '../../errors.js'
import { type Context, requireAccount } from '../context.js'
import { stageView } from '../reading/stage-view.js'
import type { StageView } from '../views/stage.js'

/** A stage of an edition; configuration administrators may look as well. */
export async function showStage(context: Context, { edition, stage: id }: { edition: string; stage: string }): Promise<StageView> {
  requireAccount(context)
  const programme = /^[0-9a-f]{64}$/.test(edition) ? await context.programmes.edition(edition) : undefined
  const stage = programme?.stages.get(id)
  const allowed = programme && (context.actor.reach[programme.id] !== undefined || context.actor.role === 'administrator')
  if (!programme || !stage || !allowed) throw notFound()
  return stageView(programme, edition, stage, context.actor.role)
}
