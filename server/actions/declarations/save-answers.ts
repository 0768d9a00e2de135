import { isObject, normaliseAnswers } from '../../engine/form/answers.js'
import { locate } from '../../engine/form/form.js'
import type { Answers, Problem } from '../../engine/model.js'
import { stateOf } from '../../engine/workflow/workflow.js'
import { AppError } from '../../errors.js'
import { saveAnswers as save } from '../../store/declarations.js'
import { remarksOf } from '../../store/reviews.js'
import type { Context } from '../context.js'
import { check, checkView } from '../reading/check-view.js'
import { closedChanges, openPointers } from '../reading/open-pointers.js'
import { strangePlaces } from '../reading/strange-places.js'
import { readSubject, requireApplicant, type Subject } from '../reading/subject.js'
import type { CheckView } from '../views/check.js'

type Input = { id: string; version: number; answers: Answers }

/** Keeps the answers of a draft, valid or not. A stale version is a conflict with what stands now; after a return only the remarked places may change. */
export async function saveAnswers(
  context: Context,
  { id, version, answers }: Input,
): Promise<{ version: number; savedAt: string; check: CheckView }> {
  const subject = await readSubject(context, id)
  requireApplicant(context, subject)
  const { row, stage } = subject
  const editable = row.holder === context.actor.role ? stateOf(stage.workflow, row.state)?.editable : undefined
  if (!editable) throw new AppError('forbidden', '当前状态不能修改填报内容。')
  if (row.version !== version) throw conflict(subject)
  const kept = keepReviewed(subject, keepLocked(subject, normaliseAnswers(stage, answers)))
  const problems = [...strangePlaces(stage, kept), ...(editable === 'remarks' ? await closedProblems(context, subject, kept) : [])]
  if (problems.length) throw new AppError('invalid', '有不能修改的内容。', problems)
  const now = context.now()
  const next = await context.store.write((tx) => save(tx, id, version, kept, now))
  const after: Subject = { ...subject, answers: kept, row: { ...row, answers: JSON.stringify(kept), version: next, saved_at: now } }
  return { version: next, savedAt: now, check: checkView(context, after, await check(context, after)) }
}

const conflict = ({ row, answers }: Subject) =>
  new AppError('conflict', '这份申报在别处刚刚保存过，请核对两边的内容。', [], {
    current: { version: row.version, answers, savedAt: row.saved_at },
  })

/** Fields filled from the registration keep their value, whatever was sent. */
function keepLocked({ stage, answers }: Subject, sent: Answers): Answers {
  const kept: Answers = { ...sent }
  for (const field of stage.form.fields.values()) {
    if (!field.schema.locked || field.pointer.includes('*')) continue
    const { section, key } = field
    const [old, group] = [answers[section], kept[section] ?? {}]
    if (!isObject(group)) continue
    const value = isObject(old) ? old[key] : undefined
    if (value === undefined) {
      const { [key]: _, ...others } = group
      kept[section] = others
    } else kept[section] = { ...group, [key]: value }
  }
  return kept
}

/** What others fill stays, whatever was sent. */
function keepReviewed({ stage, answers }: Subject, sent: Answers): Answers {
  const reviewed = stage.form.sections.filter(({ by }) => by).map(({ key }) => key)
  if (reviewed.length === 0) return sent
  const own = Object.entries(sent).filter(([key]) => !reviewed.includes(key))
  return Object.fromEntries([...own, ...Object.entries(answers).filter(([key]) => reviewed.includes(key))])
}

async function closedProblems(context: Context, { row, stage, answers }: Subject, sent: Answers): Promise<Problem[]> {
  const remarks = await remarksOf(context.store.read, row.id)
  const open = openPointers(
    remarks.filter(({ round }) => round === row.round + 1),
    stage,
  )
  return closedChanges(answers, sent, open, conditionalPointers(stage)).map((at) => ({
    at,
    message: `“${locate(stage, at).field?.title ?? at}”没有被退回，不能修改。如确需修改，请联系审核部门。`,
  }))
}

/** Conditional fields follow the field that they depend on. */
const conditionalPointers = (stage: Subject['stage']): ReadonlySet<string> =>
  new Set([...stage.form.fields.values()].filter(({ conditional }) => conditional).map(({ pointer }) => pointer))
