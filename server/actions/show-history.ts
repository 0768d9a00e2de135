import type { Answers } from '../engine/model.js'
import { stateOf } from '../engine/workflow.js'
import { type EventRow, eventsOf } from '../store/events.js'
import { revisionsOf } from '../store/revisions.js'
import { changesBetween } from './changes.js'
import type { Context } from './context.js'
import { roleLabel } from './declaration-view.js'
import { eventText } from './event-text.js'
import { readSubject, type Subject } from './subject.js'
import type { EventView } from './views.js'
import { isWithheldAt, withheldKeys, writerOf } from './withheld.js'

/** The log of a declaration, oldest first; the applicant sees neither internal notes nor when somebody opened it. */
export async function showHistory(context: Context, { id }: { id: string }): Promise<EventView[]> {
  const subject = await readSubject(context, id)
  const applicant = context.actor.role === subject.stage.definition.by
  const events = (await eventsOf(context.store.read, id)).filter(({ internal }) => !internal || !applicant)
  const changes = await submissionChanges(context, subject)
  return events.map((event) => eventView(event, subject, context.actor.role, changes.get(event.at)))
}

function eventView(event: EventRow, subject: Subject, reader: string, changes: EventView['changes']): EventView {
  const { programme, stage } = subject
  const detail = JSON.parse(event.detail) as { from?: string; to?: string; comment?: string }
  const label = (state: string | undefined) => (state ? (stateOf(stage.workflow, state)?.label ?? state) : undefined)
  return {
    id: event.id,
    at: event.at,
    by: writerOf(event, subject, reader),
    role: roleLabel(programme, event.role),
    action: event.action,
    text: eventText(event),
    from: label(detail.from),
    to: label(detail.to),
    comment: detail.comment,
    internal: event.internal === 1,
    changes,
  }
}

/** What each submission changed against the one before, by the instant of the submission. */
async function submissionChanges(context: Context, { row, programme, stage }: Subject): Promise<Map<string, EventView['changes']>> {
  const withheld = withheldKeys(programme, stage, context.actor.role)
  const submissions = (await revisionsOf(context.store.read, row.id)).filter(({ kind }) => kind === 'submission')
  return new Map(
    submissions.slice(1).map((revision, index) => {
      const before = JSON.parse(submissions[index]?.answers ?? '{}') as Answers
      return [
        revision.at,
        changesBetween(programme, stage, before, JSON.parse(revision.answers) as Answers).filter(({ at }) => !isWithheldAt(at, withheld)),
      ]
    }),
  )
}
