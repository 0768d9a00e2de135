/** Which declarations of others name the organisation of the one who asks, and what is asked of it about each. */
import type { Opinion } from '../../engine/generated/workflow.js'
import type { Answers, Json } from '../../engine/model.js'
import type { Stage } from '../../engine/programme.js'
import { pathOf } from '../../engine/values/pointers.js'
import { declarationsNaming } from '../../store/naming.js'
import { organisationById } from '../../store/organisations.js'
import type { Context } from '../context.js'
import { answerPath } from '../reading/stage-view.js'
import { rowForReader, type Subject, subjectOf } from '../reading/subject.js'

export interface Named {
  subject: Subject
  opinion: Opinion
}

/** What names the own organisation, by the edition that each declaration was filed under; the field that names must be there and name it. */
export async function findNamed(context: Context): Promise<Named[]> {
  const { actor, store, programmes } = context
  const own = actor.organisation && (await organisationById(store.read, actor.organisation))
  if (!own) return []
  const found: Named[] = []
  for (const { id, programme } of await programmes.inForce()) {
    if (actor.reach[id] === undefined) continue
    for (const stage of programme.stages.values())
      for (const path of new Set(namingOpinions(stage, actor.role).map((opinion) => answerPath(stage, opinion.names ?? '')?.path ?? ''))) {
        if (path === '') continue
        const search = { programme: id, stage: stage.id, path, creditCode: own.credit_code, except: own.id }
        for (const row of await declarationsNaming(store.read, search)) found.push(...(await opinionsAbout(context, row, own.credit_code)))
      }
  }
  return found
}

const namingOpinions = ({ workflow }: Stage, role: string) =>
  (workflow.opinions ?? []).filter(({ names, by }) => names && by.includes(role))

async function opinionsAbout(context: Context, row: Subject['row'], code: string): Promise<Named[]> {
  const own = await subjectOf(context, row)
  const shown = await rowForReader(context, row, own.stage)
  const subject: Subject = { ...own, row: shown, answers: JSON.parse(shown.answers) as Answers }
  return namingOpinions(subject.stage, context.actor.role)
    .filter(({ names = '' }) => answerAt(subject, names) === code)
    .map((opinion) => ({ subject, opinion }))
}

/** What stands in a field outside rows. */
export function answerAt({ stage, answers }: Subject, key: string): Json | undefined {
  const pointer = stage.form.fields.get(key)?.pointer
  return pointer === undefined
    ? undefined
    : pathOf(pointer).reduce<Json | undefined>(
        (group, step) =>
          typeof group === 'object' && group !== null && !Array.isArray(group) && Object.hasOwn(group, step) ? group[step] : undefined,
        answers,
      )
}
