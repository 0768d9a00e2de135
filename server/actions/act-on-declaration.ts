import { locate } from '../engine/form.js'
import type { WorkflowAction } from '../engine/generated/workflow.js'
import type { Lowered } from '../engine/grants.js'
import type { Problem } from '../engine/model.js'
import { setAside } from '../engine/needs.js'
import { nextStep, stateOf } from '../engine/workflow.js'
import { AppError } from '../errors.js'
import { saveAmounts } from '../store/amounts.js'
import type { Writer } from '../store/connection.js'
import { changeDeclaration, type DeclarationRow } from '../store/declarations.js'
import { eventsOf } from '../store/events.js'
import { readAnswer, saveAnswer } from '../store/limits.js'
import { insertMail } from '../store/mails.js'
import { insertRemark, remarksOf } from '../store/reviews.js'
import { insertRevision } from '../store/revisions.js'
import { check } from './check-view.js'
import { holdsIn } from './conditions-of.js'
import { type Context, requireAccount } from './context.js'
import { resumedLimit, stepsOf, takenIn } from './deadlines.js'
import { declarationView } from './declaration-view.js'
import { entering } from './entering.js'
import { evidenceOf } from './evidence.js'
import { grantAmounts, grantRefusals } from './grant-amounts.js'
import type { Checked } from './inputs.js'
import { countWithin, perMinute, requireLeft } from './limits.js'
import { mailsAbout } from './mails.js'
import { obstacles } from './obstacles.js'
import { oweOpinions } from './owed-opinions.js'
import { placeLabel } from './place-label.js'
import { contentHash } from './print-state.js'
import { receiptView } from './receipt.js'
import { record } from './record.js'
import { isApplicant, readSubject, type Subject } from './subject.js'
import type { DeclarationView, ReceiptView } from './views/declaration.js'

export type Input = {
  id: string
  action: string
  version: number
  comment?: string
  internal?: string
  remarks?: { at: string; text: string }[]
  confirmation?: string
  /** Amounts that are granted lower than they were computed, each with its reason; whole fen. */
  lowered?: Lowered[]
  key?: string
}

/** The batch by which a step is taken. */
export interface ByBatch {
  batch?: { id: string; title: string }
}

type Outcome = { declaration: DeclarationView; receipt?: ReceiptView }

/** Moves a declaration one step along its workflow, when everything that step needs is in order. */
export async function actOnDeclaration(context: Context, input: Input): Promise<Outcome> {
  const account = requireAccount(context)
  const subject = await readSubject(context, input.id)
  const answered = input.key && (await readAnswer(context.store.read, input.key, account))
  const done = answered ? (JSON.parse(answered) as Done) : undefined
  if (done?.declaration === input.id) return outcomeOf(context, subject, done)
  const limits = isSubmission(context, subject, input) ? perMinute(context, 'submissions') : []
  await requireLeft(context, limits)
  const checked = await check(context, subject)
  const step = await stepOf(context, subject, checked, input)
  const mails = await mailsAbout(context, subject, step, { ...input, checked: asLowered(checked, input) })
  const moved = await context.store.write(async (tx): Promise<Done> => {
    for (const limit of limits) await countWithin(tx, context, limit)
    for (const mail of mails) await insertMail(tx, mail)
    const { submitted } = await move(tx, context, subject, checked, step, input)
    const did = { declaration: input.id, submitted }
    if (input.key) await saveAnswer(tx, input.key, account, JSON.stringify(did), context.now())
    return did
  })
  return outcomeOf(context, await readSubject(context, input.id), moved)
}

const isSubmission = ({ actor }: Context, { stage }: Subject, { action }: Input) =>
  stage.workflow.actions.some(({ id, kind, by }) => id === action && kind === 'submit' && by.includes(actor.role))

/** The amounts as they are about to be granted, for the mails about it. */
function asLowered(checked: Checked, { lowered = [] }: Input): Checked {
  const amounts = { ...checked.evaluation.amounts, ...Object.fromEntries(lowered.map(({ result, fen }) => [result, fen])) }
  return { ...checked, evaluation: { ...checked.evaluation, amounts } }
}

/** What was done under a key, kept in the transaction that did it. */
interface Done {
  declaration: string
  submitted: boolean
}

async function outcomeOf(context: Context, subject: Subject, { submitted }: Done): Promise<Outcome> {
  return {
    declaration: await declarationView(context, subject),
    receipt: submitted ? receiptView(subject, context.now()) : undefined,
  }
}

/** The step, or the sentence that says why it cannot be done: all reasons at once. */
async function stepOf(context: Context, subject: Subject, checked: Checked, input: Input): Promise<WorkflowAction> {
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

type Gate = (input: Input, subject: Subject, step: WorkflowAction) => Problem[]

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
async function refusals(context: Context, subject: Subject, checked: Checked, step: WorkflowAction, input: Input): Promise<Problem[]> {
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
function outOfPlace(context: Context, subject: Subject, step: WorkflowAction, { remarks, internal }: Input): Problem[] {
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

/** Makes the step: the new state, its revision, remarks and amounts, and the event, in the transaction of the caller. */
export async function move(
  tx: Writer,
  context: Context,
  subject: Subject,
  checked: Checked,
  step: WorkflowAction,
  input: Input & ByBatch,
): Promise<{ submitted: boolean }> {
  const { row } = subject
  const now = context.now()
  const submitted = step.kind === 'submit'
  // after a return a new round begins; after a withdrawal it is still the same
  const isCorrected = stateOf(subject.stage.workflow, row.state)?.editable === 'remarks'
  const granted = await grantAmounts(tx, context, subject, checked, step, input)
  const left = submitted ? resumedLimit(subject, stepsOf(subject.stage, await eventsOf(tx, row.id)), step) : undefined
  await changeDeclaration(tx, row, {
    ...entering(subject, step.to, now, left),
    ...handedIn(subject, step),
    ...(submitted && {
      submitted_at: now,
      first_submitted_at: row.first_submitted_at ?? now,
      round: isCorrected ? row.round + 1 : row.round,
    }),
    // what was taken back before anybody returned it has lost its place
    ...(step.kind === 'withdraw' && { opened_at: null, ...(row.round === 0 && { first_submitted_at: null }) }),
  })
  const amounts = { ...checked.evaluation.amounts, ...Object.fromEntries(granted.map(({ result, fen }) => [result, fen])) }
  await saveAmounts(tx, row.id, amounts)
  await oweOpinions(tx, subject, checked.evaluation, { state: step.to, enteredAt: now })
  if (submitted) {
    await insertRevision(tx, {
      id: context.id(),
      declaration: row.id,
      kind: 'submission',
      edition: row.edition,
      answers: row.answers,
      hash: contentHash(subject.answers),
      printed_hash: checked.print.hash,
      evaluation: JSON.stringify(evidenceOf(checked, amounts)),
      by: context.actor.account ?? '',
      at: now,
    })
  }
  for (const remark of input.remarks ?? []) await insertRemark(tx, remarkRow(context, subject, remark))
  const special = setAside(step, checked.evaluation).map(({ rule, label, outcome }) => ({ rule, label, outcome }))
  const detail = {
    label: step.label,
    from: row.state,
    to: step.to,
    ...(input.comment?.trim() && { comment: input.comment.trim() }),
    remarks: input.remarks?.length ?? 0,
    ...(input.batch && { batch: input.batch.id, title: input.batch.title }),
    ...(special.length > 0 && { despite: special }),
    ...(granted.length > 0 && { grants: granted.map(({ parts: _, ...grant }) => ({ ...grant })) }),
  }
  await record(tx, context, {
    action: `act:${step.id}`,
    declaration: row.id,
    organisation: row.organisation,
    programme: row.programme,
    detail,
  })
  if (input.internal?.trim())
    await record(tx, context, {
      action: 'note',
      declaration: row.id,
      programme: row.programme,
      internal: true,
      detail: { comment: input.internal.trim() },
    })
  return { submitted }
}

/** What comes back to the applicant stays in the lists of others as it was; from the next hand-over on it is what it is. */
function handedIn({ row, stage }: Subject, { to }: WorkflowAction): Pick<DeclarationRow, 'handed_in'> {
  const { by } = stage.definition
  if (stateOf(stage.workflow, to)?.holder !== by || row.submitted_at === null) return { handed_in: null }
  return row.holder === by ? {} : { handed_in: row.answers }
}

/** A remark belongs to the round that the return opens. */
function remarkRow(context: Context, { row, stage }: Subject, { at, text }: { at: string; text: string }) {
  const { name, role } = context.actor
  return {
    id: context.id(),
    declaration: row.id,
    round: row.round + 1,
    at,
    label: placeLabel(stage, at),
    text,
    by: name,
    role,
    created_at: context.now(),
  }
}
