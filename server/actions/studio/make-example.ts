import { maskedCase } from '../../engine/examples/masked-case.js'
import { givenOf } from '../../engine/examples/recorded-given.js'
import { AppError } from '../../errors.js'
import { declarationCalled } from '../../store/declarations.js'
import { type Context, requireRole } from '../context.js'
import { gatherInputs } from '../reading/inputs.js'
import { subjectOf } from '../reading/subject.js'
import { record } from '../record.js'
import type { MadeExample } from '../views/cases.js'

/** Makes an example from a real declaration: as an evaluation reads it now, about nobody, with the same outcome of every rule and the same amounts. */
export async function makeExample(
  context: Context,
  { programme, declaration }: { programme: string; declaration: string },
): Promise<MadeExample> {
  requireRole(context, 'administrator')
  const row = await declarationCalled(context.store.read, programme, declaration.trim())
  if (!row) throw new AppError('not-found', `这个事项没有编号为“${declaration.trim()}”的申报件。`)
  const subject = await subjectOf(context, row)
  const { inputs } = await gatherInputs(context, subject)
  const { given, expect, kept } = maskedCase(subject.programme, subject.stage, givenOf(inputs, row.state), subject.site.calendar)
  await context.store.write((tx) =>
    record(tx, context, { action: 'make-example', declaration: row.id, programme, internal: true, detail: { title: row.number } }),
  )
  const { workflow, definition } = subject.stage
  const state = workflow.states.find(({ id }) => id === row.state)?.label ?? row.state
  const example = {
    $schema: '../../../schemas/platform/example.schema.json',
    title: `来自一件真实申报（${definition.title}，${state}）`,
    ...(kept.length > 0 && { note: `为了结论和金额不变，保留了原来的：${kept.join('、')}。` }),
    stage: row.stage,
    given,
    expect,
  }
  return {
    path: `rules/examples/${row.stage}-real-${context.id().slice(-6)}.json`,
    text: `${JSON.stringify(example, undefined, 2)}\n`,
    kept,
  }
}
