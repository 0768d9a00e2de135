/** Sends reminders about limits that come near or have passed, also to applicants that hold a declaration. */
import type { Reminder } from '../../engine/generated/workflow.js'
import { workingDaysLeft } from '../../engine/values/working-days.js'
import { stateOf } from '../../engine/workflow/workflow.js'
import { type DeclarationRow, declarationsById, editionsInUse, type Place, standingIn } from '../../store/declarations.js'
import { insertMail } from '../../store/mails.js'
import { noteReminder, remindersSent } from '../../store/reminders.js'
import { type Context, ownActor, type Services } from '../context.js'
import { check } from '../reading/check-view.js'
import { type Subject, subjectOf } from '../reading/subject.js'
import { record } from '../record.js'
import { mailsAbout } from './mails.js'
import { breath } from './resting.js'

const atOnce = 200

/** Sends what is due; answers how many reminders were sent. */
export async function sendReminders(services: Services): Promise<number> {
  const context: Context = { ...services, actor: { ...ownActor('系统'), role: 'system' } }
  let sent = 0
  for (const place of await placesOf(context)) {
    const waiting = await standingIn(context.store.read, place)
    for (let from = 0; from < waiting.length; from += atOnce)
      for (const row of await declarationsById(
        context.store.read,
        waiting.slice(from, from + atOnce).map(({ id }) => id),
      )) {
        if (row.state === place.state && row.due_day !== null) sent += await remindOf(context, row)
        await breath()
      }
  }
  return sent
}

/** Where declarations stand in a state with reminders. */
async function placesOf(context: Context): Promise<Place[]> {
  const found = await Promise.all(
    (await editionsInUse(context.store.read)).map(async ({ edition, stage }) => {
      const programme = await context.programmes.edition(edition)
      const states = programme?.stages.get(stage)?.workflow.states.filter(({ within }) => within?.reminders) ?? []
      return programme ? states.map(({ id }) => ({ programme: programme.id, edition, stage, state: id })) : []
    }),
  )
  return found.flat()
}

async function remindOf(context: Context, row: DeclarationRow): Promise<number> {
  const subject = await subjectOf(context, row)
  const reminders = stateOf(subject.stage.workflow, row.state)?.within?.reminders ?? []
  const due = reminders.flatMap((reminder, position) => (isDue(reminder, subject, context.now()) ? [{ reminder, position }] : []))
  if (due.length === 0) return 0
  const known = await remindersSent(context.store.read, row.id, row.entered_at)
  const open = due.filter(({ position }) => !known.has(position))
  let sent = 0
  for (const [index, { reminder, position }] of open.entries()) {
    // what was missed while nothing ran is told once, by the last of them
    const isLast = index === open.length - 1
    sent += (await send(context, subject, reminder, position, isLast)) ? 1 : 0
  }
  return sent
}

/** Counted in working days from the last day of the limit. */
function isDue({ before, after }: Reminder, { row, site }: Subject, now: string): boolean {
  const left = workingDaysLeft(now, row.due_day ?? '', site.calendar)
  return before !== undefined ? left <= before : left <= -(after ?? 0) && left < 0
}

async function send(context: Context, subject: Subject, { mail, to }: Reminder, position: number, isSaid: boolean): Promise<boolean> {
  const { row, stage } = subject
  const holder = stateOf(stage.workflow, row.state)?.holder ?? stage.definition.by
  const step = {
    id: 'remind',
    label: '提醒',
    kind: 'move' as const,
    by: ['system'],
    from: [row.state],
    to: row.state,
    mails: [{ mail, to: to ?? [holder] }],
  }
  const checked = await check(context, subject)
  const mails = isSaid ? await mailsAbout(context, subject, step, { checked, due: row.due_day ?? undefined }) : []
  return context.store.write(async (tx) => {
    if (!(await noteReminder(tx, row.id, row.entered_at, position, context.now())) || mails.length === 0) return false
    for (const one of mails) await insertMail(tx, one)
    await record(tx, context, {
      action: 'remind',
      declaration: row.id,
      organisation: row.organisation,
      programme: row.programme,
      detail: { title: `${stage.definition.title}，到期日 ${row.due_day}` },
    })
    return true
  })
}
