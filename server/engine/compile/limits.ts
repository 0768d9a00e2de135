/** What is wrong with the limit of a state: how long, until which day, and who is reminded. */
import type { WorkflowState } from '../generated/workflow.js'
import type { Programme, Stage } from '../programme.js'
import { below, type Complaint, complaint, type Place, unknownName, unknownNames } from '../values/compile-problems.js'

/** A number of working days or the date of a field, and mails that are due at some time. */
export function checkLimit({ within }: WorkflowState, place: Place, stage: Stage, programme: Programme): Complaint[] {
  if (!within) return []
  const { workingDays, until, afterReturn, reminders = [] } = within
  return [
    ...((workingDays === undefined) === (until === undefined)
      ? [complaint(place, 'limit', '时限要么是几个工作日，要么到一个日期为止', '只写 workingDays，或只写 until')]
      : []),
    ...(until === undefined ? [] : checkUntil(until, below(place, 'until'), stage)),
    ...(until !== undefined && afterReturn
      ? [complaint(below(place, 'afterReturn'), 'no-effect', '到一个日期为止的时限不重新计算', '删除 afterReturn')]
      : []),
    ...reminders.flatMap(({ mail, to, before, after }, index) => {
      const at = below(place, 'reminders', index)
      return [
        ...unknownName('mail', mail, programme.mails.keys(), below(at, 'mail')),
        ...unknownNames('role', to, programme.roles.keys(), below(at, 'to')),
        ...((before === undefined) === (after === undefined)
          ? [complaint(at, 'limit', '提醒要写到期前或到期后几个工作日', '只写 before，或只写 after')]
          : []),
      ]
    }),
  ]
}

function checkUntil(until: string, place: Place, { form }: Stage): Complaint[] {
  const dates = [...form.fields.values()].filter(({ type, pointer }) => type === 'date' && !pointer.includes('*')).map(({ key }) => key)
  return unknownName('field', until, dates, place)
}
