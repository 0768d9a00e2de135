/** What stands in the way of a step whatever is typed with it: the declaration's content, open remarks, a reviewer who opened it, a closed programme. */
import type { WorkflowAction } from '../../engine/generated/workflow.js'
import type { Problem } from '../../engine/model.js'
import { type Need, needProblems } from '../../engine/needs.js'
import type { RemarkRow } from '../../store/reviews.js'
import type { Context } from '../context.js'
import type { Checked } from './inputs.js'
import type { Subject } from './subject.js'

export interface Situation {
  subject: Subject
  evaluation: Pick<Checked['evaluation'], 'problems' | 'findings' | 'checklist' | 'reviewed' | 'opinions'>
  remarks: readonly RemarkRow[]
  /** Whether the programme accepts submissions. */
  isOpen: boolean
  /** How often actions were taken; absent = none has a limit that matters here. */
  taken?: Readonly<Record<string, number>>
}

/** Everything that keeps a step from being done now; what the person adds while acting is judged elsewhere. */
export function obstacles(context: Context, step: WorkflowAction, situation: Situation): Problem[] {
  const { subject, evaluation, isOpen, taken } = situation
  const { programme, stage } = subject
  const needs = step.needs ?? []
  return [
    ...needProblems(step, { programme, stage, now: context.now(), state: subject.row.state, evaluation, taken }),
    ...needs.flatMap((need) => standing[need]?.(situation) ?? []),
    ...(step.kind === 'submit' && !isOpen ? [{ at: '', message: '申报已关闭，不能提交。' }] : []),
  ]
}

const standing: Partial<Record<Need, (situation: Situation) => Problem[]>> = {
  remarksSettled: ({ subject, remarks }) =>
    remarks
      .filter(({ round, settled }) => round === subject.row.round + 1 && !settled)
      .map(({ at, label }) => ({ at, message: `退回意见还没有逐条处理：${label}` })),
  unopened: ({ subject }) => (subject.row.opened_at ? [{ at: '', message: '审核人员已经打开，不能撤回。' }] : []),
}
