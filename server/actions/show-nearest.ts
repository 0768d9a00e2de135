import { reviewedSection } from '../engine/reviewed.js'
import { check } from './check-view.js'
import type { Context } from './context.js'
import { nearestView } from './nearest.js'
import { readSubject } from './subject.js'
import type { NearestView } from './views/check.js'
import { withheldKeys } from './withheld.js'

/** Which single change would make a declaration meet its conditions; the applicant hears of its own answers only. */
export async function showNearest(context: Context, { id }: { id: string }): Promise<NearestView> {
  const subject = await readSubject(context, id)
  const { programme, stage } = subject
  const { evaluation, inputs } = await check(context, subject)
  const applicant = context.actor.role === stage.definition.by
  const withheld = withheldKeys(programme, stage, context.actor.role)
  return nearestView(
    context,
    { programme, stage, inputs, findings: evaluation.findings },
    {
      counts: ({ severity }) => !applicant || severity !== 'review',
      mayChange: ({ id: fact, pointer }) =>
        !withheld.has(fact) && (!applicant || (pointer !== undefined && !reviewedSection(stage, pointer))),
    },
  )
}
