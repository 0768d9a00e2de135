import { resumed } from '../../engine/templates/notice-clock.js'
import { AppError, notFound } from '../../errors.js'
import { presentMembers, removeMember } from '../../store/batch-members.js'
import { type BatchChanges, changeBatch } from '../../store/batches.js'
import { decideObjection as decide, type ObjectionRow, objectionsOf, openObjections } from '../../store/objections.js'
import type { Context } from '../context.js'
import { record } from '../record.js'
import type { BatchView } from '../views/batch.js'
import { prepareMoves, takeMoves } from './batch-moves.js'
import { clockOf } from './batch-needs.js'
import { type BatchSubject, readBatchSubject, requireOneOf, requireVersion } from './batch-subject.js'
import { showBatch } from './show-batch.js'

type Input = { id: string; objection: string; version: number; outcome: 'upheld' | 'not-upheld'; answer: string }

/** Decides an objection with an answer: an upheld one removes the member; with the last open one the clock of the notice goes on. */
export async function decideObjection(context: Context, input: Input): Promise<BatchView> {
  const { id, version, outcome } = input
  const batch = await readBatchSubject(context, id)
  requireOneOf(context, batch.kind.objections?.by)
  const objection = (await objectionsOf(context.store.read, id)).find((one) => one.id === input.objection)
  if (!objection) throw notFound()
  requireVersion(batch, version)
  const answer = input.answer.trim()
  if (!answer) throw new AppError('invalid', '请写明处理意见。', [{ at: '/answer', message: '请写明调查结果和理由。' }])
  const member = (await presentMembers(context.store.read, id)).find(({ declaration }) => declaration === objection.declaration)
  const removed = outcome === 'upheld' && batch.state.notice ? member : undefined
  const action = batch.kind.objections?.moves
  const { moves, problems } = removed && action ? await prepareMoves(context, [removed], action, answer) : { moves: [], problems: [] }
  if (problems.length) throw new AppError('invalid', '还不能这样处理。', problems)
  await context.store.write(async (tx) => {
    await decide(tx, { id: objection.id, batch: id }, { outcome, answer, by: context.actor.name, at: context.now() })
    await changeBatch(tx, batch.row, (await openObjections(tx, id)) === 0 ? goingOn(batch, context.now()) : {})
    if (removed) await removeMember(tx, id, removed.declaration, answer, context.now())
    await takeMoves(tx, context, batch, moves, answer)
    await recordDecision(tx, context, batch, objection, { outcome, answer, name: removed?.organisation_name })
  })
  return showBatch(context, { id })
}

function goingOn({ row, site }: BatchSubject, now: string): BatchChanges {
  const clock = clockOf(row)
  if (!clock || clock.remaining === undefined) return {}
  const { day, until } = resumed(clock, now, site.calendar)
  return { notice_day: day, notice_until: until, notice_remaining: null }
}

/** In the log of the batch; a removed member reads it in that of its declaration. */
async function recordDecision(
  tx: Parameters<typeof record>[0],
  context: Context,
  { row, kind }: BatchSubject,
  { declaration }: ObjectionRow,
  { outcome, answer, name }: { outcome: Input['outcome']; answer: string; name?: string },
): Promise<void> {
  await record(tx, context, {
    action: 'batch-decide',
    programme: row.programme,
    internal: true,
    detail: { batch: row.id, title: outcome === 'upheld' ? '成立' : '不成立', ...(name && { name: `移出 ${name}` }), comment: answer },
  })
  if (name && declaration)
    await record(tx, context, {
      action: 'batch-remove',
      declaration,
      programme: row.programme,
      detail: { batch: row.id, title: `${kind.title} ${row.number}`, comment: answer },
    })
}
