/** How much time is left, in working days, as people read it. */

import type { Answers, Json } from '../../engine/model.js'
import type { CompiledSite, Stage } from '../../engine/programme.js'
import { dayOf } from '../../engine/values/dates.js'
import { isDay } from '../../engine/values/formats.js'
import { pathOf } from '../../engine/values/pointers.js'
import { calendarNote, dayEnd, deadline, workingDaysLeft } from '../../engine/values/working-days.js'
import type { PastStep } from '../../engine/workflow/past-steps.js'
import { stateOf } from '../../engine/workflow/workflow.js'
import type { DeclarationRow } from '../../store/declarations.js'
import type { Happened } from '../../store/events.js'
import type { DeadlineView } from '../views/declaration.js'
import type { Subject } from './subject.js'

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

/** Until when a state has to be left that is entered now: its working days, what is left of them, or the day that a field says. */
export function dueOf(
  { stage, site, answers }: Pick<Subject, 'stage' | 'site' | 'answers'>,
  state: string,
  now: string,
  left?: number,
): { day: string; instant: string } | undefined {
  const limit = left ?? limitOf(stage, state)
  if (limit !== undefined) return deadline(now, limit, site.calendar)
  const field = stage.form.fields.get(stateOf(stage.workflow, state)?.within?.until ?? '')
  const day = field && valueAt(answers, pathOf(field.pointer))
  return typeof day === 'string' && isDay(day) ? { day, instant: dayEnd(day) } : undefined
}

const valueAt = (answers: Answers, path: readonly string[]): Json | undefined =>
  path.reduce<Json | undefined>(
    (group, step) =>
      typeof group === 'object' && group !== null && !Array.isArray(group) && Object.hasOwn(group, step) ? group[step] : undefined,
    answers,
  )

/** The state's limit in working days, if it has one. */
export const limitOf = (stage: Stage, state: string) => stage.workflow.states.find(({ id }) => id === state)?.within?.workingDays

/** The steps of a declaration's log, with the kinds of their actions. */
export const stepsOf = ({ workflow }: Stage, events: readonly Happened[]): PastStep[] =>
  events
    .filter(({ action }) => action.startsWith('act:'))
    .map(({ action, at, detail }) => {
      const { from = '', to = '' } = JSON.parse(detail) as { from?: string; to?: string }
      return { kind: workflow.actions.find(({ id }) => id === action.slice('act:'.length))?.kind, from, to, at }
    })

/** How often each action was taken, by id. */
export function takenIn(events: readonly Pick<Happened, 'action'>[]): Record<string, number> {
  const taken: Record<string, number> = {}
  for (const { action } of events) {
    const id = action.startsWith('act:') ? action.slice('act:'.length) : undefined
    if (id !== undefined) taken[id] = (taken[id] ?? 0) + 1
  }
  return taken
}
