/** Whether a step may be taken with what is sent for it: all reasons against it at once. */
import { locate } from '../../engine/form/form.js'
import type { WorkflowAction } from '../../engine/generated/workflow.js'
import type { Problem } from '../../engine/model.js'
import { nextStep, stateOf } from '../../engine/workflow/workflow.js'
import { AppError } from '../../errors.js'
import { eventsOf } from '../../store/events.js'
import { remarksOf } from '../../store/reviews.js'
import type { Context } from '../context.js'
import { holdsIn } from '../reading/conditions-of.js'
import { takenIn } from '../reading/deadlines.js'
import type { Checked } from '../reading/inputs.js'
import { obstacles } from '../reading/obstacles.js'
import { isApplicant, type Subject } from '../reading/subject.js'
import { grantRefusals } from './grant-amounts.js'
import type { StepInput } from './step-input.js'

/** The step, or the sentence that says why it cannot be done: all reasons at once. */
export async function judgedStep(context: Context, subject: Subject, checked: Checked, input: StepInput): Promise<WorkflowAction> {
  const { row, stage } = subject
  const step = nextStep(stage.workflow, row.state, input.action, context.actor.role, holdsIn(subject, checked.inputs))
  if (!step) {
    const isStale =
      row.version !== input.version && stage.workflow.actions.some(({ id, by }) => id === input.action && by.includes(context.actor.role))
    throw isStale ? await tooLate(context, subject) : new AppError('forbidden', '当前环节不能执行此操作。')
  }
  if (row.version !== input.version) throw await tooLate(context, subject)
  const problems = await refusals(context, subject, checked, step, input)
  if (problems.length) throw new AppError('invalid', '还有内容需要完善。', problems)
  return step
}

async function tooLate(context: Context, { row, stage }: Subject): Promise<AppError> {
  const last = await context.store.read.get<{ name: string }>(
    'SELECT name FROM event WHERE declaration = ? ORDER BY sequence DESC LIMIT 1',
    [row.id],
  )
  const label = stateOf(stage.workflow, row.state)?.label ?? row.state
  return new AppError('conflict', `${last?.name ?? '别人'}刚刚处理过这份申报，现在的状态是“${label}”。`, [], {
    current: { version: row.version, state: row.state, stateLabel: label },
  })
}

type Gate = (input: StepInput, subject: Subject, step: WorkflowAction) => Problem[]

/** Needs that are met by what is sent with the step. */
const gates: Record<string, Gate> = {
  comment: ({ comment = '' }, _, { commentLength = 1 }) => {
    const written = [...comment.trim()].length
    if (written >= commentLength) return []
    return [{ at: '/comment', message: written === 0 ? '请填写意见。' : `意见不少于 ${commentLength} 个字，现在是 ${written} 个字。` }]
  },
  remarks: ({ remarks }) => (remarks?.length ? [] : [{ at: '/remarks', message: '请至少写一条意见，指出需要修改的地方。' }]),
  typedConfirmation: ({ confirmation }, { row }) =>
    confirmation?.trim().toUpperCase() === row.credit_code.slice(-4)
      ? []
      : [{ at: '/confirmation', message: '请输入该单位统一社会信用代码的后四位，以确认操作。' }],
}

/** Everything that keeps the step from being done with this input. */
async function refusals(context: Context, subject: Subject, checked: Checked, step: WorkflowAction, input: StepInput): Promise<Problem[]> {
  const { row } = subject
  const { evaluation } = checked
  const taken = step.maxRounds === undefined ? undefined : takenIn(await eventsOf(context.store.read, row.id))
  const remarks = await remarksOf(context.store.read, row.id)
  const isOpen = (await context.programmes.find(row.programme))?.open ?? false
  const strange = (input.remarks ?? [])
    .filter(({ at }) => !isPlace(subject, at))
    .map(({ at }) => ({ at, message: '意见指向的内容不存在。' }))
  return [
    ...obstacles(context, step, { subject, evaluation, remarks, isOpen, taken }),
    ...grantRefusals(step, checked, subject, input),
    ...(step.needs ?? []).flatMap((need) => gates[need]?.(input, subject, step) ?? []),
    ...outOfPlace(context, subject, step, input),
    ...strange,
  ]
}

/** Remarks open what they name: nobody but whoever returns a declaration writes them. Internal notes are between reviewers. */
function outOfPlace(context: Context, subject: Subject, step: WorkflowAction, { remarks, internal }: StepInput): Problem[] {
  const isReturn = step.kind === 'return' && !isApplicant(context, subject)
  return [
    ...(remarks?.length && !isReturn ? [{ at: '/remarks', message: '只有退回时才能写修改意见。' }] : []),
    ...(internal?.trim() && isApplicant(context, subject) ? [{ at: '/internal', message: '内部备注由审核人员填写。' }] : []),
  ]
}

function isPlace({ stage }: Subject, at: string): boolean {
  if (at === '' || at === '/') return true
  if (at.startsWith('/materials/')) return stage.materials.materials.some(({ id }) => id === at.slice('/materials/'.length).split('#')[0])
  const { section, field } = locate(stage, at)
  if (section?.by) return false // the applicant cannot correct what others fill
  return field !== undefined || section !== undefined
}
