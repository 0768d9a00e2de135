/** A public notice in words: its clock, and what everybody may see of the batch. */

import { isOver } from '../../engine/templates/notice-clock.js'
import { dayOf } from '../../engine/values/dates.js'
import { masked } from '../../engine/values/masks.js'
import { workingDaysLeft } from '../../engine/values/working-days.js'
import { presentMembers } from '../../store/batch-members.js'
import type { Context } from '../context.js'
import type { NoticeClockView, NoticeSummary, NoticeView } from '../views/batch.js'
import { clockOf } from './batch-needs.js'
import type { BatchSubject } from './batch-subject.js'
import { cellsOf, columnViews } from './batch-view.js'

/** The clock of the present notice; undefined = there is none now. */
export function noticeClockView({ row, state, site }: BatchSubject, now: string): NoticeClockView | undefined {
  const clock = clockOf(row)
  if (!state.notice || !clock || !row.notice_from) return undefined
  const over = isOver(clock, now)
  const left = clock.remaining ?? workingDaysLeft(now, clock.day, site.calendar)
  const [, month, day] = clock.day.split('-').map(Number)
  return {
    from: dayOf(row.notice_from),
    day: clock.day,
    workingDays: state.notice.workingDays,
    suspended: clock.remaining !== undefined,
    over,
    text: over
      ? '公示期已满'
      : clock.remaining !== undefined
        ? `因异议暂停，还剩 ${left} 个工作日，处理后继续计算`
        : left <= 0
          ? `今天是最后一天（${month}月${day}日 24:00 止）`
          : `还有 ${left} 个工作日（${month}月${day}日 24:00 止）`,
  }
}

/** The line of a notice. */
export function noticeSummary(batch: BatchSubject, members: number, now: string): NoticeSummary {
  const { row, programme, state } = batch
  const clock = noticeClockView(batch, now)
  return {
    id: row.id,
    title: row.title,
    issuer: programme.file.issuer,
    stateLabel: state.label,
    count: members,
    from: row.notice_from ? dayOf(row.notice_from) : dayOf(row.entered_at),
    day: clock?.day,
    open: clock !== undefined && !clock.over,
  }
}

/** What everybody sees: public columns, masked where they are to be. Rows are named by their position, not by any id. */
export async function noticeView(context: Context, batch: BatchSubject): Promise<NoticeView> {
  const members = await presentMembers(context.store.read, batch.row.id)
  const columns = batch.kind.columns.filter((column) => column.public)
  const summary = noticeSummary(batch, members.length, context.now())
  return {
    ...summary,
    number: batch.row.number,
    help: batch.state.help,
    clock: noticeClockView(batch, context.now()),
    columns: columnViews(batch, columns, members),
    members: members.map((member) => {
      const cells = cellsOf(batch, member)
      return {
        position: member.position,
        cells: Object.fromEntries(columns.map(({ id, mask }) => [id, masked(cells[id]?.text ?? '', mask)])),
      }
    }),
    ...(summary.open && { objections: { note: batch.kind.objections?.note } }),
  }
}
