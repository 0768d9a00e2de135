/** Grants the amounts of a step inside its transaction: read again there, so that no other grant came between. */

import { type Granting, granting, type Lowered, loweringProblems } from '../../engine/facts/grants.js'
import type { WorkflowAction } from '../../engine/generated/workflow.js'
import type { Problem } from '../../engine/model.js'
import { yuanText } from '../../engine/values/money.js'
import { AppError } from '../../errors.js'
import type { Writer } from '../../store/connection.js'
import { insertGrant } from '../../store/grants.js'
import { remarksOf } from '../../store/reviews.js'
import type { Context } from '../context.js'
import { check } from '../reading/check-view.js'
import type { Checked } from '../reading/inputs.js'
import { obstacles } from '../reading/obstacles.js'
import type { Subject } from '../reading/subject.js'

/** What comes with a step that grants. */
export interface GrantInput {
  comment?: string
  lowered?: Lowered[]
}

/** What is wrong with what was typed: amounts above the computed ones, a correction without a reason. */
export function grantRefusals(step: WorkflowAction, { evaluation, inputs }: Checked, { stage }: Subject, input: GrantInput): Problem[] {
  const { lowered = [], comment } = input
  const before = inputs.records?.[stage.id]?.granted ?? {}
  const corrected = granting(step, evaluation.sheet, lowered).filter(({ result, fen }) => before[result] && before[result].fen !== fen)
  return [
    ...loweringProblems(step, evaluation.sheet, lowered),
    ...corrected
      .filter((one) => !comment?.trim() && !one.reason)
      .map(({ label, result }) => ({
        at: '/comment',
        message: `“${label}”已经核定为 ${yuanText(before[result]?.fen ?? 0)} 元，更正时请写明理由。`,
      })),
  ]
}

/** Records the amounts; refuses where what was computed when the reviewer looked is no longer so. Answers what stands from now on. */
export async function grantAmounts(
  tx: Writer,
  context: Context,
  subject: Subject,
  checked: Checked,
  step: WorkflowAction,
  input: GrantInput,
): Promise<Granting[]> {
  if (!step.grants) return []
  const within: Context = { ...context, store: { ...context.store, read: tx } }
  const fresh = await check(within, subject)
  refuseChanged(step, checked, fresh)
  const remarks = await remarksOf(tx, subject.row.id)
  const problems = [
    ...obstacles(within, step, { subject, evaluation: fresh.evaluation, remarks, isOpen: true }),
    ...grantRefusals(step, fresh, subject, input),
  ]
  if (problems.length) throw new AppError('invalid', '还有内容需要完善。', problems)
  const granted = granting(step, fresh.evaluation.sheet, input.lowered)
  const before = fresh.inputs.records?.[subject.stage.id]?.granted ?? {}
  for (const grant of granted) {
    const reason = grant.reason ?? (before[grant.result] && before[grant.result]?.fen !== grant.fen ? input.comment?.trim() : undefined)
    await insertGrant(tx, {
      ...grant,
      ...(reason && { reason }),
      declaration: subject.row.id,
      organisation: subject.row.organisation,
      programme: subject.row.programme,
      edition: subject.row.edition,
      sheet: JSON.stringify(fresh.evaluation.sheet),
      action: step.id,
      by: context.actor.name,
      at: context.now(),
    })
  }
  return granted
}

/** Between the look and the decision another amount may have been granted that this one depends on. */
function refuseChanged({ grants = [] }: WorkflowAction, before: Checked, now: Checked): void {
  const amount = ({ evaluation }: Checked, id: string) => evaluation.sheet?.results.find((result) => result.id === id)
  for (const id of grants) {
    const [then, fresh] = [amount(before, id), amount(now, id)]
    if (then?.fen === fresh?.fen) continue
    const said = fresh?.fen === undefined ? '不能确定' : `${yuanText(fresh.fen)} 元`
    throw new AppError(
      'conflict',
      `刚刚另有金额核定，“${fresh?.label ?? id}”重新核算后${fresh?.fen === undefined ? said : `是 ${said}`}，这一步没有办理。请刷新核对后再办理。`,
    )
  }
}
