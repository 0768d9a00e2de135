import { letterData } from '../engine/letter-data.js'
import { renderLetter } from '../engine/letters.js'
import { stateOf } from '../engine/workflow.js'
import { AppError, notFound } from '../errors.js'
import { check } from './check-view.js'
import type { Context } from './context.js'
import { organisationFact, readSubject } from './subject.js'
import { withheldKeys, withoutWithheld } from './withheld.js'

/** A letter about a declaration, as HTML. */
export async function printLetter(context: Context, { id, letter }: { id: string; letter: string }): Promise<string> {
  const subject = await readSubject(context, id)
  const { row, programme, stage, site, organisation, answers } = subject
  const definition = programme.letters.get(letter)?.definition
  if (!definition || (definition.stage && definition.stage !== stage.id)) throw notFound()
  if ((definition.by && !definition.by.includes(context.actor.role)) || (definition.states && !definition.states.includes(row.state))) {
    throw new AppError('forbidden', `现在不能打印“${definition.title}”。`)
  }
  const { evaluation, inputs } = await check(context, subject)
  return renderLetter(
    programme,
    letter,
    letterData(programme, stage, {
      organisation: organisationFact(organisation, site),
      answers: withoutWithheld(answers, withheldKeys(programme, stage, context.actor.role)),
      earlier: inputs.earlier,
      amounts: evaluation.amounts,
      declaration: {
        number: row.number,
        state: stateOf(stage.workflow, row.state)?.label ?? row.state,
        submittedAt: row.submitted_at ?? undefined,
      },
      site,
      now: context.now(),
    }),
  )
}
