import type { Opinion } from '../../engine/generated/workflow.js'
import type { Answers } from '../../engine/model.js'
import { judgeOpinion } from '../../engine/workflow/opinions.js'
import { AppError, notFound } from '../../errors.js'
import { changeDeclaration } from '../../store/declarations.js'
import { opinionFilesOf, saveOpinion } from '../../store/opinions.js'
import { type Context, requireAccount } from '../context.js'
import { check } from '../reading/check-view.js'
import { oweOpinions } from '../reading/owed-opinions.js'
import { readSubject, type Subject } from '../reading/subject.js'
import { record } from '../record.js'
import { requireVersion } from '../require-version.js'
import type { DeclarationView } from '../views/declaration.js'
import { declarationView } from './declaration-view.js'

type Input = { id: string; opinion: string; version: number; outcome: string; text: string; fields: Answers }

/** Says what a role thinks of a declaration: it neither moves nor decides it. It may be changed until the next step is taken. */
export async function giveOpinion(context: Context, input: Input): Promise<DeclarationView> {
  requireAccount(context)
  const subject = await readSubject(context, input.id)
  await keepOpinion(context, subject, requireGivable(context, subject, input.opinion), input)
  return declarationView(context, await readSubject(context, input.id))
}

/** Judges an opinion of somebody who may give it, and keeps it with its event. */
export async function keepOpinion(
  context: Context,
  subject: Subject,
  opinion: Opinion,
  input: Omit<Input, 'id' | 'opinion'>,
): Promise<void> {
  const account = requireAccount(context)
  requireVersion(subject, input.version)
  const { row, stage, programme } = subject
  const files = await opinionFilesOf(context.store.read, row.id)
  const attached = files.some((file) => file.opinion === opinion.id && file.entered_at === row.entered_at)
  const { fields, problems } = judgeOpinion(opinion, { ...input, attached }, stage, programme)
  if (problems.length > 0) throw new AppError('invalid', '还有内容需要完善。', problems)
  const { evaluation } = await check(context, subject)
  const text = input.text.trim()
  await context.store.write(async (tx) => {
    // a step that was prepared before must not be taken by what is said now
    await changeDeclaration(tx, row, {})
    await saveOpinion(tx, {
      declaration: row.id,
      opinion: opinion.id,
      entered_at: row.entered_at,
      round: row.round,
      outcome: input.outcome,
      text,
      fields: JSON.stringify(fields),
      account,
      by: context.actor.name,
      role: context.actor.role,
      at: context.now(),
    })
    await oweOpinions(tx, subject, evaluation, { state: row.state, enteredAt: row.entered_at }, opinion.id)
    await record(tx, context, {
      action: 'give-opinion',
      declaration: row.id,
      programme: row.programme,
      internal: true,
      detail: { label: opinion.label, name: opinion.outcomes.find(({ id }) => id === input.outcome)?.label ?? '', comment: text, fields },
    })
  })
}

/** The opinion, where the actor gives it and the declaration stands in one of its states. */
export function requireGivable({ actor }: Context, { row, stage }: Subject, id: string): Opinion {
  const opinion = stage.workflow.opinions?.find((one) => one.id === id)
  if (!opinion) throw notFound()
  if (!opinion.by.includes(actor.role) || !opinion.in.includes(row.state)) throw new AppError('forbidden', '当前环节不能出具这份意见。')
  return opinion
}
