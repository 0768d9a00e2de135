/** What is wrong with automatic steps, and with special cases that set findings aside. */

import type { WorkflowAction } from '../generated/workflow.js'
import type { Stage } from '../programme.js'
import { below, type Complaint, complaint, type Place, repeated, unknownNames } from '../values/compile-problems.js'

/** Needs that a person meets while acting: no automatic step ever has them, and of a batch only the comment comes with it. */
const personal: ReadonlySet<string> = new Set(['comment', 'remarks', 'typedConfirmation', 'unopened', 'remarksSettled'])

/** An automatic step is the system's alone, is no submission and asks nothing of a person. */
export function checkAutomatic({ by, kind, needs = [], at, after }: WorkflowAction, place: Place): Complaint[] {
  if (by.includes('batch')) return checkBatchStep(by, kind, needs, place)
  const index = by.indexOf('system')
  if (index < 0)
    return Object.entries({ at, after }).flatMap(([key, value]) =>
      value === undefined
        ? []
        : [complaint(below(place, key), 'automatic', '只有自动办理的操作才能写什么时候办理', '写成 "by": ["system"]')],
    )
  const asked = needs.findIndex((need) => personal.has(need))
  return [
    ...(by.length > 1 ? [complaint(below(place, 'by'), 'automatic', '自动办理的操作不能同时由人办理', '分成两个操作')] : []),
    ...(kind === 'submit' || kind === 'withdraw' || kind === 'return'
      ? [complaint(below(place, 'kind'), 'automatic', `“${kind}”要由人办理，不能自动办理`, '改为 "kind": "move"')]
      : []),
    ...(asked >= 0 ? [complaint(below(place, 'needs', asked), 'automatic', `自动办理时没有人能满足“${needs[asked]}”`, '删除这一项')] : []),
    ...(at !== undefined && after !== undefined
      ? [complaint(below(place, 'after'), 'automatic', '写了时刻，又写了工作日数', '只留下 at 或 after')]
      : []),
  ]
}

/** What a batch does to its members is done by nobody else, and cannot ask anything of one member. */
function checkBatchStep(by: readonly string[], kind: WorkflowAction['kind'], needs: readonly string[], place: Place): Complaint[] {
  const asked = needs.findIndex((need) => need !== 'comment' && personal.has(need))
  return [
    ...(by.length > 1 ? [complaint(below(place, 'by'), 'batch-step', '由批次办理的操作不能同时逐件办理', '分成两个操作')] : []),
    ...(kind === 'submit' || kind === 'withdraw' || kind === 'return'
      ? [complaint(below(place, 'kind'), 'batch-step', `“${kind}”不能由批次办理`, '改为 "kind": "move"、"approve" 或 "reject"')]
      : []),
    ...(asked >= 0
      ? [complaint(below(place, 'needs', asked), 'batch-step', `批次办理时没有人能逐件满足“${needs[asked]}”`, '删除这一项')]
      : []),
  ]
}

/** A special case names rules of the stage and is never without a reason. */
export function checkSpecial({ despite, needs = [] }: WorkflowAction, place: Place, { rules }: Stage): Complaint[] {
  if (!despite) return []
  const names = rules.map(({ name }) => name)
  return [
    ...unknownNames('rule', despite, names, below(place, 'despite')),
    ...repeated('规则', despite, (index) => below(place, 'despite', index)),
    ...(needs.includes('comment')
      ? []
      : [complaint(below(place, 'despite'), 'no-reason', '特殊情况的办理必须写明理由', '在 needs 中加上 "comment"')]),
    ...(needs.includes('eligibility') || needs.includes('settledFindings')
      ? []
      : [
          complaint(
            below(place, 'despite'),
            'no-effect',
            '这个操作本来就不看规则的结论',
            '在 needs 中加上 "settledFindings"，或删除 despite',
          ),
        ]),
  ]
}
