/** Opens a stage for others: an inspection, a request for data, below declarations that whoever opens it reaches. */
import { normaliseAnswers } from '../../engine/form/answers.js'
import { mayFill } from '../../engine/form/reviewed.js'
import type { Answers } from '../../engine/model.js'
import type { Stage } from '../../engine/programme.js'
import { AppError, notFound } from '../../errors.js'
import type { InForce } from '../../programmes/programmes.js'
import { historyOf, readDeclaration } from '../../store/declarations.js'
import { organisationById } from '../../store/organisations.js'
import { type Context, requireAccount } from '../context.js'
import { strangePlaces } from '../reading/strange-places.js'
import type { BatchResult } from '../views/list.js'
import { addDeclaration } from './start-declaration.js'
import { obstacleOf } from './start-obstacles.js'

type Input = { programme: string; stage: string; parents: string[]; content: Answers }

/** One below each of the declarations, each on its own; says of each what came of it. */
export async function openFor(context: Context, { programme: id, stage: stageId, parents, content }: Input): Promise<BatchResult[]> {
  requireAccount(context)
  const inForce = await context.programmes.find(id)
  const stage = inForce?.programme.stages.get(stageId)
  if (!inForce || !stage || context.actor.reach[id] === undefined) throw notFound()
  if (!stage.definition.opens?.includes(context.actor.role)) throw new AppError('forbidden', '您的账号不能发起这个环节。')
  const sections = sectionsFilled(context, stage, content)
  const results: BatchResult[] = []
  for (const parent of new Set(parents)) results.push(await openBelow(context, inForce, stage, parent, sections))
  return results
}

/** What the role itself fills in the first state, complete or not; the step that needs it asks for the rest. */
function sectionsFilled({ actor }: Context, stage: Stage, content: Answers): Answers {
  const { initial } = stage.workflow
  const strange = Object.keys(content).filter((key) => {
    const section = stage.form.sections.find((one) => one.key === key)
    return !section || !mayFill(section, actor.role, initial)
  })
  const filled = normaliseAnswers(stage, content)
  const problems = [...strange.map((key) => ({ at: `/${key}`, message: '这一部分不是发起时填写的。' })), ...strangePlaces(stage, filled)]
  if (problems.length > 0) throw new AppError('invalid', '有不能填写的内容。', problems)
  return filled
}

async function openBelow(context: Context, inForce: InForce, stage: Stage, id: string, sections: Answers): Promise<BatchResult> {
  const refused = (message: string): BatchResult => ({ id, done: false, message, problems: [] })
  const parent = await readDeclaration(context.store.read, context.actor, id)
  if (!parent || parent.programme !== inForce.id || parent.stage !== stage.definition.parent) return refused('没有找到这件申报。')
  const [organisation, site] = await Promise.all([organisationById(context.store.read, parent.organisation), context.programmes.site()])
  if (!organisation) return refused('没有找到这件申报。')
  return context.store.write(async (tx) => {
    const history = await historyOf(tx, organisation.id, inForce.id)
    const obstacle = obstacleOf(context, inForce, stage, history, id)
    if (obstacle) return refused(obstacle)
    const opened = { by: context.actor.role, sections }
    await addDeclaration(tx, context, { inForce, stage, organisation, site, history, parent: id, opened })
    return { id, done: true, message: `已发起“${stage.definition.title}”。`, problems: [] }
  })
}
