import { stateOf } from '../../engine/workflow/workflow.js'
import { AppError, notFound } from '../../errors.js'
import { requireUnmoved } from '../../store/declarations.js'
import { materialsOf } from '../../store/materials.js'
import { answerProvided as answer, providedOf } from '../../store/provided-materials.js'
import type { Context } from '../context.js'
import { check, checklistItem } from '../reading/check-view.js'
import { readSubject, requireApplicant } from '../reading/subject.js'
import { record } from '../record.js'
import type { ChecklistItem } from '../views/check.js'

/** The applicant confirms what the organisation that it names has uploaded, or says why it is not right; until the declaration has ended. */
export async function answerProvided(
  context: Context,
  { id, key, file, accepted, reason }: { id: string; key: string; file: string; accepted: boolean; reason: string },
): Promise<ChecklistItem> {
  const subject = await readSubject(context, id)
  requireApplicant(context, subject)
  const { row, stage } = subject
  const known = (await materialsOf(context.store.read, id)).find((one) => one.id === file && one.material === key)
  const word = known && (await providedOf(context.store.read, id)).get(file)
  if (!known || !word) throw notFound()
  if (stateOf(stage.workflow, row.state)?.final) throw new AppError('forbidden', '这份申报已经办结，不能再改。')
  const said = reason.trim()
  if (!accepted && said === '') throw new AppError('invalid', '请写明哪里不对。', [{ at: '/reason', message: '请写明哪里不对。' }])
  await context.store.write(async (tx) => {
    await requireUnmoved(tx, row)
    await answer(tx, file, { outcome: accepted ? 'accepted' : 'refused', reason: accepted ? '' : said, at: context.now() })
    await record(tx, context, {
      action: accepted ? 'accept-provided' : 'refuse-provided',
      declaration: id,
      programme: row.programme,
      detail: { name: `${known.name}（${word.organisation_name}）`, ...(!accepted && { reason: said }) },
    })
  })
  const after = await check(context, subject)
  const entry = after.evaluation.checklist.find((one) => one.key === key)
  if (!entry) throw notFound()
  return checklistItem(entry, after)
}
