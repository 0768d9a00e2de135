/** What stands in the way of a step of a batch. */
import { batchRow } from '../../engine/batches/rows.js'
import type { BatchAction } from '../../engine/generated/batches.js'
import type { Problem } from '../../engine/model.js'
import { isOver } from '../../engine/templates/notice-clock.js'
import { yuanText } from '../../engine/values/money.js'
import { stateOf } from '../../engine/workflow/workflow.js'
import type { ListedMember } from '../../store/batch-members.js'
import type { BatchDocumentRow, BatchRow } from '../../store/batches.js'
import type { ObjectionRow } from '../../store/objections.js'
import type { PaymentRow } from '../../store/payments.js'
import type { Context } from '../context.js'
import type { BudgetState } from './batch-money.js'
import { type BatchSubject, findMember, outOfReach } from './batch-subject.js'

/** What a batch holds now, as far as needs look at it. */
export interface BatchSituation {
  batch: BatchSubject
  members: readonly ListedMember[]
  documents: readonly BatchDocumentRow[]
  objections: readonly ObjectionRow[]
  payments: readonly PaymentRow[]
  budget?: BudgetState
  now: string
}

type Need = NonNullable<BatchAction['needs']>[number]

/** Everything that keeps a step from being done whatever is typed with it. */
export function batchObstacles(action: BatchAction, situation: BatchSituation): Problem[] {
  const { documents = [] } = situation.batch.kind
  const lacking = (action.documents ?? []).filter((id) => !situation.documents.some(({ document }) => document === id))
  return [
    ...(action.needs ?? []).flatMap((need) => standing[need]?.(situation) ?? []),
    ...lacking.map((id) => ({
      at: `/documents/${id}`,
      message: `请先上传“${documents.find((one) => one.id === id)?.title ?? id}”（PDF）。`,
    })),
  ]
}

const standing: Partial<Record<Need, (situation: BatchSituation) => Problem[]>> = {
  members: ({ members }) => (members.length ? [] : [{ at: '/members', message: '名单还是空的，请先选择成员。' }]),
  values: ({ batch, members }) =>
    members.flatMap(({ declaration, organisation_name: name, cells }) => {
      const row = JSON.parse(cells) as Record<string, { missing?: string }>
      return batch.kind.columns
        .filter(({ id }) => row[id]?.missing !== undefined)
        .map(({ id, label }) => ({ at: `/members/${declaration}/${id}`, message: `${name}：“${label}”还不知道（${row[id]?.missing}）。` }))
    }),
  withinBudget: ({ budget }) =>
    budget?.left === undefined
      ? [{ at: '/budget', message: `“${budget?.label ?? '预算'}”还没有数，不能判断是否超出。` }]
      : budget.left < 0
        ? [{ at: '/budget', message: `超出“${budget.label}”${yuanText(-budget.left)} 元，请核减或移出。` }]
        : [],
  noticeOver: ({ batch, now }) => {
    const clock = clockOf(batch.row)
    return clock && isOver(clock, now)
      ? []
      : [
          {
            at: '',
            message: clock?.remaining === undefined ? `公示期未满，最后一天是 ${clock?.day ?? ''}。` : '公示期因异议暂停，处理后继续计算。',
          },
        ]
  },
  objectionsDecided: ({ objections }) => {
    const open = objections.filter(({ outcome }) => outcome === null).length
    return open ? [{ at: '/objections', message: `还有 ${open} 条异议没有处理。` }] : []
  },
  paid: ({ members, payments }) =>
    members
      .filter(({ declaration, fen }) => paidOf(payments, declaration) < (fen ?? 0))
      .map(({ declaration, organisation_name: name }) => ({ at: `/members/${declaration}`, message: `${name}：还没有拨付完。` })),
}

/** The sum of the payments to a member. */
export const paidOf = (payments: readonly PaymentRow[], declaration: string) =>
  payments.filter((payment) => payment.declaration === declaration).reduce((sum, { fen }) => sum + fen, 0)

/** The clock of the last public notice; undefined = there was none. */
export function clockOf({ notice_day: day, notice_until: until, notice_remaining: remaining }: BatchRow) {
  return day && until ? { day, until, ...(remaining !== null && { remaining }) } : undefined
}

/** Members whose state or values are no longer those with which they were chosen. */
export async function outdated(context: Context, { kind }: BatchSubject, members: readonly ListedMember[]): Promise<Problem[]> {
  const problems: Problem[] = []
  for (const { declaration, organisation_name: name, cells } of members) {
    const at = `/members/${declaration}`
    const member = await findMember(context, declaration)
    if (!member) {
      problems.push({ at, message: `${name}：${outOfReach}` })
      continue
    }
    const { subject, source } = member
    const label = stateOf(subject.stage.workflow, subject.row.state)?.label ?? subject.row.state
    if (!kind.members.states.includes(subject.row.state)) problems.push({ at, message: `${name}：现在的状态是“${label}”，请先移出名单。` })
    else if (JSON.stringify(batchRow(kind, source)) !== cells)
      problems.push({ at, message: `${name}：列入以后内容有变化，请先“重新计算”。` })
  }
  return problems
}
