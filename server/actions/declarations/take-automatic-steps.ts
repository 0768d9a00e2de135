/** Takes the steps of workflows that nobody has to decide: at their instant, after their working days, or as soon as their condition holds. */
import { actionsFor } from '../../engine/workflow/workflow.js'
import { AppError } from '../../errors.js'
import { declarationsById, editionsInUse, type Place, standingIn } from '../../store/declarations.js'
import { insertMail } from '../../store/mails.js'
import { remarksOf } from '../../store/reviews.js'
import { type Context, ownActor, type Services } from '../context.js'
import { check } from '../reading/check-view.js'
import { holdsIn } from '../reading/conditions-of.js'
import { changedBasis, isSameBasis } from '../reading/kept-evaluations.js'
import { obstacles } from '../reading/obstacles.js'
import { type Subject, subjectOf } from '../reading/subject.js'
import { mailsAbout } from './mails.js'
import { moveDeclaration } from './move-declaration.js'
import { awake, breath, forgetOthers, instantOf, rest, restsToday } from './resting.js'

const atOnce = 200

/** Takes what is due; answers how many steps were taken. A step that was taken meanwhile, by a person or another run, is not taken again. */
export async function takeAutomaticSteps(services: Services): Promise<number> {
  const context: Context = { ...services, actor: { ...ownActor('系统'), role: 'system' } }
  const seen = new Set<string>()
  let taken = 0
  for (const place of await placesOf(context)) {
    const waiting = await standingIn(context.store.read, place)
    for (const { id } of waiting) seen.add(id)
    for (let from = 0; from < waiting.length; from += atOnce) {
      const stood = await awake(context, waiting.slice(from, from + atOnce))
      for (const row of await declarationsById(context.store.read, [...stood.keys()])) {
        if (row.state !== place.state) continue
        const subject = await subjectOf(context, row)
        const how = stood.get(row.id)
        if (how && (await restsToday(context, subject, actionsFor(subject.stage.workflow, row.state, 'system')))) rest(context, row.id, how)
        else if (await takeStep(context, subject)) taken++
        await breath()
      }
    }
  }
  forgetOthers(context, seen)
  return taken
}

/** Where declarations stand in a state that an automatic step leaves. */
async function placesOf(context: Context): Promise<Place[]> {
  const found = await Promise.all(
    (await editionsInUse(context.store.read)).map(async ({ edition, stage }) => {
      const programme = await context.programmes.edition(edition)
      const workflow = programme?.stages.get(stage)?.workflow
      if (!workflow) return []
      const left = workflow.states.filter(({ id }) => actionsFor(workflow, id, 'system').length > 0)
      return left.map(({ id }) => ({ programme: programme.id, edition, stage, state: id }))
    }),
  )
  return found.flat()
}

async function takeStep(context: Context, subject: Subject): Promise<boolean> {
  const { row } = subject
  const now = Date.parse(context.now())
  const due = actionsFor(subject.stage.workflow, row.state, 'system').filter((step) => instantOf(step, subject) <= now)
  if (due.length === 0) return false
  const checked = await check(context, subject)
  const holds = holdsIn(subject, checked.inputs)
  const remarks = await remarksOf(context.store.read, row.id)
  const situation = { subject, evaluation: checked.evaluation, remarks, isOpen: true }
  const step = due.find((one) => (!one.when || holds(one.when)) && obstacles(context, one, situation).length === 0)
  if (!step) return false
  const input = { id: row.id, action: step.id, version: row.version }
  const mails = await mailsAbout(context, subject, step, { checked })
  try {
    await context.store.write(async (tx) => {
      if (!(await isSameBasis(tx, context, subject, checked))) throw changedBasis()
      for (const mail of mails) await insertMail(tx, mail)
      await moveDeclaration(tx, context, subject, checked, step, input)
    })
    return true
  } catch (error) {
    if (error instanceof AppError && error.code === 'conflict') return false // somebody acted meanwhile
    throw error
  }
}
