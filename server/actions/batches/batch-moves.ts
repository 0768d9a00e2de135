/** What a batch does to its members: a step of each one's own workflow, prepared for all before any is taken. */
import type { WorkflowAction } from '../../engine/generated/workflow.js'
import type { Problem } from '../../engine/model.js'
import { nextStep, stateOf } from '../../engine/workflow/workflow.js'
import { AppError } from '../../errors.js'
import { type ListedMember, presentMembers } from '../../store/batch-members.js'
import type { Writer } from '../../store/connection.js'
import { insertMail } from '../../store/mails.js'
import { remarksOf } from '../../store/reviews.js'
import { type Context, ownActor } from '../context.js'
import { mailsAbout, type NewMail } from '../declarations/mails.js'
import { moveDeclaration } from '../declarations/move-declaration.js'
import { holdsIn } from '../reading/conditions-of.js'
import type { Checked } from '../reading/inputs.js'
import { obstacles } from '../reading/obstacles.js'
import type { Subject } from '../reading/subject.js'
import { amountOfBatch } from './batch-grants.js'
import { type BatchSubject, findMember, outOfReach } from './batch-subject.js'

/** The step of one member, with all that is needed to take it inside a transaction. */
export interface PreparedMove {
  subject: Subject
  checked: Checked
  step: WorkflowAction
  mails: NewMail[]
}

/** Prepares a step for some members; what keeps one from it is told with its name. */
export async function prepareMoves(
  context: Context,
  members: readonly ListedMember[],
  action: string,
  comment?: string,
): Promise<{ moves: PreparedMove[]; problems: Problem[] }> {
  const moves: PreparedMove[] = []
  const problems: Problem[] = []
  for (const member of members) {
    const prepared = await prepare(context, member, action, comment)
    if ('problems' in prepared) problems.push(...prepared.problems)
    else moves.push(prepared)
  }
  return { moves, problems }
}

async function prepare(
  context: Context,
  { declaration, organisation_name: name }: ListedMember,
  action: string,
  comment: string | undefined,
): Promise<PreparedMove | { problems: Problem[] }> {
  const say = (message: string): Problem => ({ at: `/members/${declaration}`, message: `${name}：${message}` })
  const member = await findMember(context, declaration)
  if (!member) return { problems: [say(outOfReach)] }
  const { subject, checked } = member
  const { row, stage } = subject
  const step = nextStep(stage.workflow, row.state, action, 'batch', holdsIn(subject, checked.inputs))
  if (!step)
    return { problems: [say(`现在的状态是“${stateOf(stage.workflow, row.state)?.label ?? row.state}”，不能随批次办理，请先移出名单。`)] }
  const remarks = await remarksOf(context.store.read, row.id)
  const found = obstacles(context, step, { subject, evaluation: checked.evaluation, remarks, isOpen: true })
  const lacking = step.needs?.includes('comment') && !comment?.trim() ? [say('这一步要写意见。')] : []
  if (found.length + lacking.length > 0) return { problems: [...found.map(({ message }) => say(message)), ...lacking] }
  return { subject, checked, step, mails: await mailsAbout(context, subject, step, { comment, checked }) }
}

/** Takes prepared steps in the transaction of the batch, as the system; one that was moved meanwhile stops them all. */
export async function takeMoves(
  tx: Writer,
  context: Context,
  batch: BatchSubject,
  moves: readonly PreparedMove[],
  comment?: string,
): Promise<void> {
  const { row, kind } = batch
  const asSystem: Context = { ...context, actor: { ...ownActor('系统'), role: 'system' } }
  const members = new Map((await presentMembers(tx, row.id)).map((member) => [member.declaration, member]))
  for (const { subject, checked, step, mails } of moves) {
    for (const mail of mails) await insertMail(tx, mail)
    const input = { id: subject.row.id, action: step.id, version: subject.row.version, comment }
    const granted = await amountOfBatch(tx, asSystem, batch, { subject, checked, step }, members.get(subject.row.id))
    await moveDeclaration(tx, asSystem, subject, granted.checked, step, {
      ...input,
      ...(granted.lowered && { lowered: granted.lowered }),
      batch: { id: row.id, title: `${kind.title} ${row.number}` },
    }).catch((error: unknown) => {
      if (!(error instanceof AppError) || error.code !== 'conflict') throw error
      throw new AppError('conflict', `“${subject.row.organisation_name}”刚刚被别人办理过，整批都没有办理。请刷新后再看。`)
    })
  }
}
