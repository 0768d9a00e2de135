/** One batch with everything in it, for whoever reaches it. */

import { partsOf } from '../../engine/batches/amounts.js'
import { rankingText } from '../../engine/batches/ranking.js'
import { eventsOfBatch } from '../../store/events.js'
import type { Context } from '../context.js'
import { deadlineView } from '../reading/deadlines.js'
import { eventText } from '../reading/event-text.js'
import type { BatchActionView, BatchDocumentView, BatchView, ObjectionView, PaymentView } from '../views/batch.js'
import { objectionDocument } from './attach-to-objection.js'
import { batchObstacles } from './batch-needs.js'
import { type BatchSubject, readBatchSubject } from './batch-subject.js'
import { batchSummary } from './batch-summary.js'
import { batchSituation, columnViews, type FullSituation, memberView, visibleColumns } from './batch-view.js'
import { noticeClockView } from './notice-view.js'

/** The page of a batch. */
export async function showBatch(context: Context, { id }: { id: string }): Promise<BatchView> {
  const batch = await readBatchSubject(context, id)
  const situation = await batchSituation(context, batch)
  const { kind, row, programme, state } = batch
  const { role } = context.actor
  const columns = visibleColumns(batch, role)
  const stage = programme.stages.get(kind.members.stage)
  const makes = kind.by.includes(role)
  const totalFen = kind.amount ? situation.granted : undefined
  const open = situation.objections.filter(({ outcome }) => outcome === null).length
  return {
    ...batchSummary(context, batch, { members: situation.members.length, fen: totalFen, objections: open }),
    version: row.version,
    help: state.help ?? kind.help,
    columns: columnViews(batch, columns, situation.members),
    membersAre: {
      stage: stage?.definition.title ?? kind.members.stage,
      states: kind.members.states.map((one) => stage?.workflow.states.find(({ id: of }) => of === one)?.label ?? one),
      most: kind.members.most ?? 500,
      ranking: rankingText(kind),
    },
    list: situation.all.map((member) => memberView(situation, member, columns)),
    totalFen,
    parts: totalFen === undefined ? [] : sumOfParts(situation),
    budget: situation.budget,
    may: {
      choose: makes && state.members === true,
      lower: makes && state.members === true && kind.amount?.lower === true,
      decide: kind.objections?.by.includes(role) ?? false,
      pay: (kind.payments?.by.includes(role) && kind.payments.in.includes(row.state)) ?? false,
      upload: makes && !state.final,
    },
    actions: actionViews(batch, situation, role),
    documents: documentViews(batch, situation),
    letters: lettersOf(batch, role),
    objections: situation.objections.map((objection) => objectionView(batch, situation, objection)),
    payments: situation.payments.map((payment) => paymentView(batch, situation, payment, role)),
    notice: noticeClockView(batch, context.now()),
    published: row.published === 1,
    dates: datesOf(batch),
    log: await logOf(context, id),
  }
}

const sumOfParts = ({ batch, members }: FullSituation) => {
  const split = batch.kind.amount?.split
  const all = members.map(({ fen }) => partsOf(fen ?? 0, split))
  return partsOf(0, split).map((part, index) => ({ ...part, fen: all.reduce((sum, parts) => sum + (parts[index]?.fen ?? 0), 0) }))
}

function actionViews({ kind, row }: BatchSubject, situation: FullSituation, role: string): BatchActionView[] {
  return kind.workflow.actions
    .filter(({ from, by }) => from.includes(row.state) && by.includes(role))
    .map((action) => ({
      id: action.id,
      label: action.label,
      to: kind.workflow.states.find(({ id }) => id === action.to)?.label ?? action.to,
      confirm: action.confirm,
      needsComment: action.needs?.includes('comment') ?? false,
      date: action.date,
      problems: batchObstacles(action, situation),
    }))
}

function documentViews({ kind, programme }: BatchSubject, { documents }: FullSituation): BatchDocumentView[] {
  return (kind.documents ?? []).map(({ id, title, letter }) => {
    const file = documents.find(({ document }) => document === id)
    const printed = letter === undefined ? undefined : programme.letters.get(letter)?.definition
    return {
      id,
      title,
      ...(printed && { letter: { id: printed.id, title: printed.title } }),
      ...(file && { file: { id: file.id, name: file.name, size: file.size, pages: file.pages ?? undefined, uploadedAt: file.at } }),
    }
  })
}

/** The letters that the role may print in the present state. */
export const lettersOf = ({ programme, kind, row }: BatchSubject, role: string) =>
  [...programme.letters.values()].flatMap(({ definition: { id, title, batch, by, states } }) =>
    batch === kind.id && (!by || by.includes(role)) && (!states || states.includes(row.state)) ? [{ id, title }] : [],
  )

const nameOf = ({ all }: FullSituation, declaration: string | null) =>
  all.find((member) => member.declaration === declaration)?.organisation_name

function fileOf({ documents }: FullSituation, objection: string): ObjectionView['file'] {
  const file = documents.find(({ document }) => document === objectionDocument(objection))
  return file && { id: file.id, name: file.name }
}

function objectionView({ site }: BatchSubject, situation: FullSituation, row: FullSituation['objections'][number]): ObjectionView {
  return {
    id: row.id,
    organisation: nameOf(situation, row.declaration),
    text: row.text,
    name: row.name ?? undefined,
    contact: row.contact ?? undefined,
    file: fileOf(situation, row.id),
    at: row.at,
    deadline: row.outcome === null ? deadlineView({ ...row, entered_at: row.at }, site, situation.now) : undefined,
    outcome: row.outcome ?? undefined,
    answer: row.answer ?? undefined,
    decidedBy: row.decided_by ?? undefined,
    decidedAt: row.decided_at ?? undefined,
  }
}

function paymentView({ kind }: BatchSubject, situation: FullSituation, row: FullSituation['payments'][number], role: string): PaymentView {
  const mayPay = kind.payments?.by.includes(role) ?? false
  const parts = JSON.parse(row.parts) as Record<string, number>
  return {
    id: row.id,
    declaration: row.declaration,
    organisation: nameOf(situation, row.declaration) ?? '',
    paidOn: row.paid_on,
    fen: row.fen,
    parts: (kind.amount?.split ?? []).map(({ id, label }) => ({ id, label, fen: parts[id] ?? 0 })),
    reason: row.reason ?? undefined,
    receipt: row.receipt ?? undefined,
    payee: mayPay ? (JSON.parse(row.payee) as PaymentView['payee']) : [],
    by: row.by,
    at: row.at,
  }
}

function datesOf({ row, kind }: BatchSubject) {
  const dates = JSON.parse(row.dates) as Record<string, string>
  return kind.workflow.actions.flatMap(({ id, date }) => (date && dates[id] ? [{ label: date, day: dates[id] ?? '' }] : []))
}

async function logOf(context: Context, id: string): Promise<BatchView['log']> {
  const events = await eventsOfBatch(context.store.read, id)
  return events.map((event) => ({
    id: event.id,
    at: event.at,
    by: event.name,
    text: eventText(event),
    comment: (JSON.parse(event.detail) as { comment?: string }).comment,
  }))
}
