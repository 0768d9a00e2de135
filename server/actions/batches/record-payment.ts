import { partsOf } from '../../engine/batches/amounts.js'
import type { Problem } from '../../engine/model.js'
import { dayOf } from '../../engine/values/dates.js'
import { isDay } from '../../engine/values/formats.js'
import { yuanText } from '../../engine/values/money.js'
import { AppError } from '../../errors.js'
import { type ListedMember, presentMembers } from '../../store/batch-members.js'
import { changeBatch, documentById } from '../../store/batches.js'
import { insertPayment, paidTo } from '../../store/payments.js'
import type { Context } from '../context.js'
import { record } from '../record.js'
import type { BatchView, PayeeView } from '../views/batch.js'
import { type BatchSubject, readBatchSubject, requireOneOf } from './batch-subject.js'
import { readPayee } from './payee.js'
import { showBatch } from './show-batch.js'
import { receipt as receiptDocument } from './upload-batch-document.js'

type Input = {
  id: string
  declaration: string
  day: string
  fen: number
  parts?: Record<string, number>
  reason?: string
  receipt?: string
}

/** Records that money was paid to a member: never more in all than was granted; a negative one corrects, with a reason. */
export async function recordPayment(context: Context, input: Input): Promise<BatchView> {
  const batch = await readBatchSubject(context, input.id)
  const { kind, row, state } = batch
  requireOneOf(context, kind.payments?.by)
  if (!kind.payments?.in.includes(row.state)) throw new AppError('forbidden', `批次现在是“${state.label}”，还不能记录拨付。`)
  const member = (await presentMembers(context.store.read, row.id)).find(({ declaration }) => declaration === input.declaration)
  if (!member) throw new AppError('conflict', '这一家已经不在名单中。')
  const parts = partsPaid(batch, input)
  const problems = [...refusals(context, input, parts), ...(await receiptProblems(context, input))]
  if (problems.length) throw new AppError('invalid', '这笔拨付还不能记录。', problems)
  const reason = input.reason?.trim() || null
  await context.store.write(async (tx) => {
    await changeBatch(tx, row) // not while somebody else pays, or ends the batch
    const before = await paidTo(tx, row.id, member.declaration)
    requireWithin(member, before + input.fen)
    const payee = await payeeNow({ ...context, store: { ...context.store, read: tx } }, batch, input)
    await insertPayment(tx, {
      id: context.id(),
      batch: row.id,
      declaration: member.declaration,
      paid_on: input.day,
      fen: input.fen,
      parts: JSON.stringify(parts.given),
      reason,
      receipt: input.receipt ?? null,
      payee: JSON.stringify(payee.map(({ label, text }) => ({ label, text }))),
      by: context.actor.name,
      at: context.now(),
    })
    await recordBoth(tx, context, batch, member, input, reason)
  })
  return showBatch(context, { id: row.id })
}

interface Parts {
  given: Record<string, number>
  problem?: Problem
  /** Whether somebody divided it otherwise than the shares say. */
  isOwn: boolean
}

function partsPaid({ kind }: BatchSubject, { fen, parts }: Input): Parts {
  const usual = Object.fromEntries(partsOf(fen, kind.amount?.split).map((part) => [part.id, part.fen]))
  if (!parts) return { given: usual, isOwn: false }
  const isKnown = Object.keys(parts).every((id) => Object.hasOwn(usual, id)) && Object.keys(parts).length === Object.keys(usual).length
  const sum = Object.values(parts).reduce((total, part) => total + part, 0)
  const problem = isKnown && sum === fen ? undefined : { at: '/parts', message: `各部分之和应等于 ${yuanText(fen)} 元。` }
  return { given: parts, isOwn: Object.entries(parts).some(([id, part]) => usual[id] !== part), problem }
}

function refusals(context: Context, { day, fen, reason }: Input, parts: Parts): Problem[] {
  const why = reason?.trim()
  const isFuture = day > dayOf(context.now())
  return [
    ...(isDay(day) && !isFuture ? [] : [{ at: '/day', message: isFuture ? '拨付日期不能晚于今天。' : '请填写拨付日期。' }]),
    ...(fen === 0 ? [{ at: '/fen', message: '请填写拨付金额。' }] : []),
    ...(fen < 0 && !why ? [{ at: '/reason', message: '冲正要写明原因。' }] : []),
    ...(parts.problem ? [parts.problem] : []),
    ...(parts.isOwn && !why ? [{ at: '/reason', message: '不按规定比例划分的，要写明原因。' }] : []),
  ]
}

async function receiptProblems(context: Context, { id, receipt }: Input): Promise<Problem[]> {
  if (receipt === undefined) return []
  const file = await documentById(context.store.read, id, receipt)
  return file?.document === receiptDocument ? [] : [{ at: '/receipt', message: '请重新上传回单。' }]
}

/** Whom to pay as of the write: money that something holds back is not paid; taking back what went wrong is never held. */
async function payeeNow(context: Context, batch: BatchSubject, { declaration, fen }: Input): Promise<PayeeView['parts']> {
  const { parts, held } = await readPayee(context, batch, declaration)
  if (fen > 0 && held.length > 0)
    throw new AppError(
      'invalid',
      held.join(''),
      held.map((message) => ({ at: '/payee', message })),
    )
  return parts
}

/** Between nothing and what was granted, in the transaction that pays. */
function requireWithin({ fen, organisation_name: name }: ListedMember, paid: number): void {
  const granted = fen ?? 0
  if (paid >= 0 && paid <= granted) return
  const message =
    paid < 0
      ? `“${name}”的拨付合计不能小于零。`
      : `“${name}”核定 ${yuanText(granted)} 元，这笔之后共 ${yuanText(paid)} 元，超出核定的金额。`
  throw new AppError('invalid', message, [{ at: '/fen', message }])
}

/** In the log of the batch, and for the organisation in that of its declaration. */
async function recordBoth(
  tx: Parameters<typeof record>[0],
  context: Context,
  { row, kind }: BatchSubject,
  member: ListedMember,
  { day, fen }: Input,
  reason: string | null,
): Promise<void> {
  const words = { ...(reason && { reason }), batch: row.id }
  await record(tx, context, {
    action: 'batch-pay',
    programme: row.programme,
    internal: true,
    detail: { ...words, title: `${member.organisation_name}，${yuanText(fen)} 元，${day}` },
  })
  await record(tx, context, {
    action: 'batch-pay',
    declaration: member.declaration,
    organisation: member.organisation,
    programme: row.programme,
    detail: { ...words, title: `${kind.title}，${yuanText(fen)} 元，${day}` },
  })
}
