/** How much time is left, in working days, as people read it. */

import { dayOf } from '../engine/dates.js'
import type { CompiledSite, Stage } from '../engine/programme.js'
import { calendarNote, workingDaysLeft } from '../engine/working-days.js'
import type { DeclarationRow } from '../store/declarations.js'
import type { DeadlineView } from './views/declaration.js'

/** The clock of the present state; paused (absent) while the declaration is with the applicant. */
export function deadlineView(
  row: Pick<DeclarationRow, 'due_at' | 'due_day' | 'entered_at'>,
  site: CompiledSite,
  now: string,
): DeadlineView | undefined {
  if (!row.due_at || !row.due_day) return undefined
  const left = workingDaysLeft(now, row.due_day, site.calendar)
  const overdue = now >= row.due_at
  const [, month, day] = row.due_day.split('-').map(Number)
  return {
    dueAt: row.due_at,
    day: row.due_day,
    workingDaysLeft: left,
    overdue,
    paused: false,
    text: overdue
      ? `已超期 ${Math.max(1, -left)} 个工作日`
      : left === 0
        ? `今天到期（${month}月${day}日 24:00 前）`
        : `剩 ${left} 个工作日（${month}月${day}日 24:00 前）`,
    calendarNote: calendarNote(dayOf(row.entered_at), row.due_day, site.calendar),
  }
}

/** The state's limit in working days, if it has one. */
export const limitOf = (stage: Stage, state: string) => stage.workflow.states.find(({ id }) => id === state)?.within?.workingDays
