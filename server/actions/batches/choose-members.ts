/** Chooses the members of a batch that is still being made: some, or all that fit; and computes their rows. */
import { batchRow, isEligible, rowAmount } from '../../engine/batches/rows.js'
import type { Problem } from '../../engine/model.js'
import { stateOf } from '../../engine/workflow/workflow.js'
import { AppError } from '../../errors.js'
import {
  deleteMember,
  freeDeclarations,
  holderOf,
  insertMember,
  type ListedMember,
  presentMembers,
  setRow,
} from '../../store/batch-members.js'
import { changeBatch } from '../../store/batches.js'
import type { Writer } from '../../store/connection.js'
import { requireUnmoved } from '../../store/declarations.js'
import type { Context } from '../context.js'
import type { Subject } from '../reading/subject.js'
import { record } from '../record.js'
import type { BatchView } from '../views/batch.js'
import { type BatchSubject, memberOf, readBatchSubject, requireEditable, requireVersion } from './batch-subject.js'
import { rankedAdditions } from './ranked-members.js'
import { showBatch } from './show-batch.js'

type Input = { id: string; version: number; add?: string[]; all?: boolean; refresh?: boolean }

const mostMembers = 500

interface Chosen {
  subject: Subject
  cells: string
  computed: number | null
  problem?: Problem
}

/** Adds declarations, all of them or none; with `all`, those that fit, or that the ranking takes; with `refresh`, computes everybody's row again. */
export async function chooseMembers(context: Context, { id, version, add = [], all, refresh }: Input): Promise<BatchView> {
  const batch = await readBatchSubject(context, id)
  requireEditable(context, batch)
  requireVersion(batch, version)
  const present = await presentMembers(context.store.read, id)
  if (refresh)
    return refreshRows(
      context,
      batch,
      present.map(({ declaration }) => declaration),
    )
  const most = batch.kind.members.most ?? mostMembers
  const wanted = all ? await everyone(context, batch, present, most) : [...new Set(add)]
  const chosen: Chosen[] = []
  for (const declaration of wanted) chosen.push(await choose(context, batch, declaration))
  const fit = all ? chosen.filter(({ problem }) => !problem) : chosen
  const problems = fit.flatMap(({ problem }) => (problem ? [problem] : []))
  if (problems.length) throw new AppError('invalid', '有的申报不能列入，名单没有改动。', problems)
  if (fit.length === 0) throw new AppError('invalid', '没有可以列入的申报。', [{ at: '/add', message: '请先选择要列入的申报。' }])
  if (present.length + fit.length > most)
    throw new AppError('invalid', `一个批次最多 ${most} 家，请分成几个批次。`, [{ at: '/add', message: `最多 ${most} 家。` }])
  await context.store.write(async (tx) => {
    await changeBatch(tx, batch.row)
    for (const one of fit) await addOne(tx, batch, one)
    const names = fit.map(({ subject }) => subject.row.organisation_name)
    await record(tx, context, {
      action: 'batch-choose',
      programme: batch.row.programme,
      internal: true,
      detail: { batch: id, title: `${fit.length} 家`, name: names.slice(0, 20).join('、') + (names.length > 20 ? '…' : '') },
    })
  })
  return showBatch(context, { id })
}

/** Takes one out again while the list is being made. */
export async function dropMember(
  context: Context,
  { id, declaration, version }: { id: string; declaration: string; version: number },
): Promise<BatchView> {
  const batch = await readBatchSubject(context, id)
  requireEditable(context, batch)
  requireVersion(batch, version)
  const member = (await presentMembers(context.store.read, id)).find((one) => one.declaration === declaration)
  await context.store.write(async (tx) => {
    await changeBatch(tx, batch.row)
    await deleteMember(tx, id, declaration)
    await record(tx, context, {
      action: 'batch-drop',
      programme: batch.row.programme,
      internal: true,
      detail: { batch: id, title: member?.organisation_name ?? declaration },
    })
  })
  return showBatch(context, { id })
}

const fitting = (context: Context, { row, kind }: BatchSubject, limit: number) =>
  freeDeclarations(context.store.read, context.actor, {
    programme: row.programme,
    stage: kind.members.stage,
    states: kind.members.states,
    district: row.district ?? undefined,
    limit,
  })

/** Those that the ranking takes, or everyone who is free. */
const everyone = (context: Context, batch: BatchSubject, present: readonly ListedMember[], most: number) =>
  batch.kind.members.ranked ? rankedAdditions(context, batch, present) : fitting(context, batch, most + 1)

/** One declaration as a member, or why it cannot be one. */
async function choose(context: Context, { row: batch, kind }: BatchSubject, id: string): Promise<Chosen> {
  const { subject, source } = await memberOf(context, id)
  const { row, stage } = subject
  const cells = batchRow(kind, source)
  const say = (message: string): Problem => ({ at: `/add/${id}`, message: `${row.organisation_name}：${message}` })
  const problem =
    row.programme !== batch.programme || row.stage !== kind.members.stage
      ? say('不是这个环节的申报。')
      : !kind.members.states.includes(row.state)
        ? say(`现在的状态是“${stateOf(stage.workflow, row.state)?.label ?? row.state}”，不能列入。`)
        : batch.district !== null && row.district !== batch.district
          ? say('不属于这个批次的地区。')
          : isEligible(kind, source)
            ? undefined
            : say('不符合这类批次的条件。')
  return { subject, cells: JSON.stringify(cells), computed: rowAmount(kind, cells) ?? null, problem }
}

async function addOne(tx: Writer, { row: batch }: BatchSubject, { subject, cells, computed }: Chosen): Promise<void> {
  await requireUnmoved(tx, subject.row)
  const held = await holderOf(tx, subject.row.id)
  if (held)
    throw new AppError(
      'conflict',
      `“${subject.row.organisation_name}”已在${held.batch === batch.id ? '这个批次' : `批次“${held.title}”（${held.number}）`}中，名单没有改动。`,
    )
  await insertMember(tx, { batch: batch.id, declaration: subject.row.id, cells, computed })
}

async function refreshRows(context: Context, batch: BatchSubject, declarations: readonly string[]): Promise<BatchView> {
  const chosen: Chosen[] = []
  for (const declaration of declarations) chosen.push(await choose(context, batch, declaration))
  await context.store.write(async (tx) => {
    await changeBatch(tx, batch.row)
    for (const { subject, cells, computed } of chosen)
      await setRow(tx, { batch: batch.row.id, declaration: subject.row.id, cells, computed })
    await record(tx, context, {
      action: 'batch-refresh',
      programme: batch.row.programme,
      internal: true,
      detail: { batch: batch.row.id, title: `${chosen.length} 家` },
    })
  })
  return showBatch(context, { id: batch.row.id })
}
