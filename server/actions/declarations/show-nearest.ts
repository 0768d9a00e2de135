import { reviewedSection } from '../../engine/form/reviewed.js'
import type { Context } from '../context.js'
import { check } from '../reading/check-view.js'
import { nearestView } from '../reading/nearest.js'
import { readSubject } from '../reading/subject.js'
import { hiddenKeys } from '../reading/withheld.js'
import type { NearestView } from '../views/check.js'

/** Which single change would make a declaration meet its conditions; the applicant hears of its own answers only. */
export async function showNearest(context: Context, { id }: { id: string }): Promise<NearestView> {
  const subject = await readSubject(context, id)
  const { programme, stage } = subject
  const { evaluation, inputs } = await check(context, subject)
  const applicant = context.actor.role === stage.definition.by
  const hidden = hiddenKeys(programme, stage, context.actor.role)
  return nearestView(
    context,
    { programme, stage, inputs, findings: evaluation.findings },
    {
      counts: ({ severity }) => !applicant || severity !== 'review',
      mayChange: ({ id: fact, pointer }) =>
        !hidden.has(fact) && (!applicant || (pointer !== undefined && !reviewedSection(stage, pointer))),
    },
  )
}
