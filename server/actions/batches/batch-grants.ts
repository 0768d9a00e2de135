/** What a batch allocates is what its step grants: amounts under a cap that members share hold together, or the batch is refused. */
import type { Lowered } from '../../engine/facts/grants.js'
import type { WorkflowAction } from '../../engine/generated/workflow.js'
import type { Problem } from '../../engine/model.js'
import { yuanText } from '../../engine/values/money.js'
import { AppError } from '../../errors.js'
import type { ListedMember } from '../../store/batch-members.js'
import type { Writer } from '../../store/connection.js'
import { rehearsed } from '../../store/rehearsed.js'
import type { Context } from '../context.js'
import { grantAmounts } from '../declarations/grant-amounts.js'
import { check } from '../reading/check-view.js'
import type { Checked } from '../reading/inputs.js'
import type { Subject } from '../reading/subject.js'
import { type BatchSubject, findMember } from './batch-subject.js'

interface Move {
  subject: Subject
  checked: Checked
  step: WorkflowAction
}

/**
 * The amount that a step grants to a member, computed again in the transaction, after the grants of the members before it. Where less is
 * left than the batch says, nothing of the batch is done.
 */
export async function amountOfBatch(
  tx: Writer,
  context: Context,
  batch: BatchSubject,
  { subject, checked, step }: Move,
  member: ListedMember | undefined,
): Promise<{ checked: Checked; lowered?: Lowered[] }> {
  const result = batch.kind.amount?.grants
  if (result === undefined || !step.grants?.includes(result) || member?.fen == null) return { checked }
  const fresh = await check({ ...context, store: { ...context.store, read: tx } }, subject)
  const problem = tooMuch(fresh, result, member)
  if (problem) throw new AppError('conflict', `${problem}整批都没有办理，请核减或移出后再办理。`)
  const reason = member.reason ?? `${batch.kind.title} ${batch.row.number}`
  return { checked: fresh, lowered: [{ result, fen: member.fen, reason }] }
}

function tooMuch({ evaluation }: Checked, result: string, { fen, organisation_name: name }: ListedMember): string | undefined {
  const most = evaluation.sheet?.results.find(({ id }) => id === result)?.fen
  if (fen === null || (most !== undefined && fen <= most)) return undefined
  return `“${name}”拟定 ${yuanText(fen)} 元，重新核算后${most === undefined ? '不能确定' : `最多 ${yuanText(most)} 元`}。`
}

/** Whether all amounts of a batch can be granted together, tried out in a transaction that is taken back: before the list leaves the desk. */
export async function rehearseGrants(context: Context, batch: BatchSubject, members: readonly ListedMember[]): Promise<Problem[]> {
  const result = batch.kind.amount?.grants
  if (result === undefined) return []
  return rehearsed(context.store, true, async (tx) => {
    const problems: Problem[] = []
    for (const member of members) problems.push(...(await rehearse(tx, context, batch, member, result)))
    return problems
  })
}

async function rehearse(tx: Writer, context: Context, batch: BatchSubject, member: ListedMember, result: string): Promise<Problem[]> {
  const within: Context = { ...context, store: { ...context.store, read: tx } }
  const found = await findMember(within, member.declaration)
  if (!found || member.fen === null) return [] // told by what else is checked
  const problem = tooMuch(found.checked, result, member)
  if (problem) return [{ at: `/members/${member.declaration}`, message: `${problem}请核减或移出。` }]
  const step = found.subject.stage.workflow.actions.find(({ grants, by }) => by.includes('batch') && grants?.includes(result))
  const lowered = [{ result, fen: member.fen, reason: batch.kind.title }]
  if (step) await grantAmounts(tx, context, found.subject, found.checked, { ...step, needs: [], grants: [result] }, { lowered })
  return []
}
