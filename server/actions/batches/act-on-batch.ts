/** Moves a batch one step along its workflow, with all its members or not at all. */

import type { BatchAction, BatchState } from '../../engine/generated/batches.js'
import type { Problem } from '../../engine/model.js'
import { noticeFrom } from '../../engine/templates/notice-clock.js'
import { isDay } from '../../engine/values/formats.js'
import { deadline } from '../../engine/values/working-days.js'
import { AppError } from '../../errors.js'
import { releaseMembers } from '../../store/batch-members.js'
import { type BatchChanges, changeBatch } from '../../store/batches.js'
import type { Context } from '../context.js'
import { record } from '../record.js'
import type { BatchView } from '../views/batch.js'
import { rehearseGrants } from './batch-grants.js'
import { prepareMoves, takeMoves } from './batch-moves.js'
import { batchObstacles, outdated } from './batch-needs.js'
import { type BatchSubject, readBatchSubject, requireVersion } from './batch-subject.js'
import { batchSituation } from './batch-view.js'
import { outOfRank } from './ranked-members.js'
import { showBatch } from './show-batch.js'

type Input = { id: string; action: string; version: number; comment?: string; date?: string }

/** Does one step; the batch, its members' steps, the mails and the events are one transaction. */
export async function actOnBatch(context: Context, input: Input): Promise<BatchView> {
  const batch = await readBatchSubject(context, input.id)
  requireVersion(batch, input.version)
  const step = batch.kind.workflow.actions.find(
    ({ id, from, by }) => id === input.action && from.includes(batch.row.state) && by.includes(context.actor.role),
  )
  if (!step) throw new AppError('forbidden', '当前环节不能执行此操作。')
  const situation = await batchSituation(context, batch)
  const comment = input.comment?.trim() || undefined
  const { moves, problems } = step.moves ? await prepareMoves(context, situation.members, step.moves, comment) : { moves: [], problems: [] }
  const refusals: Problem[] = [
    ...typed(step, input),
    ...batchObstacles(step, situation),
    ...(step.needs?.includes('ranking') ? await outOfRank(context, batch, situation.members) : []),
    ...(batch.state.members && !isEnd(batch, step)
      ? [...(await outdated(context, batch, situation.members)), ...(await rehearseGrants(context, batch, situation.members))]
      : []),
    ...problems,
  ]
  if (refusals.length) throw new AppError('invalid', '还有内容需要完善，整批都没有办理。', unique(refusals))
  const target = stateNamed(batch, step.to)
  await context.store.write(async (tx) => {
    await changeBatch(tx, batch.row, { ...entering(batch, target, context.now()), ...dated(batch, step, input.date) })
    await takeMoves(tx, context, batch, moves, comment)
    if (target.final) await releaseMembers(tx, batch.row.id)
    await record(tx, context, {
      action: `batch:${step.id}`,
      programme: batch.row.programme,
      internal: true,
      detail: {
        batch: batch.row.id,
        label: step.label,
        from: batch.row.state,
        to: step.to,
        members: situation.members.length,
        ...(comment && { comment }),
        ...(input.date && { date: input.date }),
      },
    })
  })
  return showBatch(context, { id: input.id })
}

/** What is typed with the step. */
function typed({ needs, date: label }: BatchAction, { comment, date }: Input): Problem[] {
  return [
    ...(needs?.includes('comment') && !comment?.trim() ? [{ at: '/comment', message: '请填写意见。' }] : []),
    ...(label && !(date && isDay(date)) ? [{ at: '/date', message: `请填写${label}。` }] : []),
  ]
}

const isEnd = (batch: BatchSubject, step: BatchAction) => stateNamed(batch, step.to).final === 'negative'

function stateNamed({ kind }: BatchSubject, id: string): BatchState {
  const state = kind.workflow.states.find((one) => one.id === id)
  if (!state) throw new Error(`The batch kind ${kind.id} has no state ${id}.`)
  return state
}

/** What changes with the state: who holds it, until when, whether everybody sees it, and the clock of a notice. */
function entering({ site }: BatchSubject, state: BatchState, now: string): BatchChanges {
  const due = state.within && deadline(now, state.within.workingDays, site.calendar)
  const clock = state.notice && noticeFrom(now, state.notice.workingDays, site.calendar)
  return {
    state: state.id,
    holder: state.final ? '' : (state.holder ?? ''),
    entered_at: now,
    due_at: due?.instant ?? null,
    due_day: due?.day ?? null,
    published: state.notice || state.published ? 1 : 0,
    void: state.final === 'negative' ? 1 : 0,
    ...(clock && { notice_from: now, notice_day: clock.day, notice_until: clock.until, notice_remaining: null }),
  }
}

const dated = ({ row }: BatchSubject, { id, date: label }: BatchAction, date: string | undefined): BatchChanges =>
  label && date ? { dates: JSON.stringify({ ...(JSON.parse(row.dates) as Record<string, string>), [id]: date }) } : {}

const unique = (problems: readonly Problem[]) => [...new Map(problems.map((problem) => [problem.at + problem.message, problem])).values()]
