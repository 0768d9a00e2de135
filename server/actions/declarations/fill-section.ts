import { normaliseAnswers } from '../../engine/form/answers.js'
import { mayFill } from '../../engine/form/reviewed.js'
import type { Answers, Json } from '../../engine/model.js'
import { AppError, notFound } from '../../errors.js'
import { saveAnswers } from '../../store/declarations.js'
import { changesBetween } from '../changes.js'
import { type Context, requireAccount } from '../context.js'
import { check, checkView } from '../reading/check-view.js'
import { oweOpinions } from '../reading/owed-opinions.js'
import { strangePlaces } from '../reading/strange-places.js'
import { readSubject, type Subject } from '../reading/subject.js'
import { record } from '../record.js'
import { requireVersion } from '../require-version.js'
import type { CheckView } from '../views/check.js'

type Input = { id: string; section: string; version: number; content: Json }

/** Keeps what a reviewer fills in a section that is not the applicant's, complete or not; the step that needs it asks for the rest. */
export async function fillSection(
  context: Context,
  { id, section: key, version, content }: Input,
): Promise<{ version: number; check: CheckView }> {
  requireAccount(context)
  const subject = await readSubject(context, id)
  const { row, stage, programme, answers } = subject
  const section = stage.form.sections.find((one) => one.key === key && one.by)
  if (!section) throw notFound()
  if (!mayFill(section, context.actor.role, row.state)) throw new AppError('forbidden', '当前环节不能填写这一部分。')
  requireVersion(subject, version)
  const after: Answers = { ...answers, ...normaliseAnswers(stage, { [key]: content }) }
  const problems = strangePlaces(stage, { [key]: after[key] ?? null })
  if (problems.length > 0) throw new AppError('invalid', '有不能填写的内容。', problems)
  const now = context.now()
  const changes = changesBetween(programme, stage, answers, after)
  const next = await context.store.write(async (tx) => {
    const saved = await saveAnswers(tx, id, version, after, now)
    await record(tx, context, {
      action: 'fill-section',
      declaration: id,
      programme: row.programme,
      detail: { label: section.title, changes: changes.map((change) => ({ ...change })) },
    })
    return saved
  })
  const changed: Subject = { ...subject, answers: after, row: { ...row, answers: JSON.stringify(after), version: next, saved_at: now } }
  const checked = await check(context, changed)
  // what is asked for may depend on what was filled
  await context.store.write((tx) => oweOpinions(tx, changed, checked.evaluation, { state: row.state, enteredAt: row.entered_at }))
  return { version: next, check: checkView(context, changed, checked) }
}
