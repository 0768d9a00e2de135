import type { Answers } from '../../engine/model.js'
import { stateOf } from '../../engine/workflow/workflow.js'
import { eventsOf, type Happened } from '../../store/events.js'
import { everyMaterialOf } from '../../store/materials.js'
import { remarksOf } from '../../store/reviews.js'
import { revisionsOf } from '../../store/revisions.js'
import { changesBetween } from '../changes.js'
import type { Context } from '../context.js'
import { eventText } from '../reading/event-text.js'
import { filesAt, materialChanges } from '../reading/material-changes.js'
import { readSubject, type Subject } from '../reading/subject.js'
import { changesFor, isWithheldAt, withheldKeys, writerOf } from '../reading/withheld.js'
import { roleLabel } from '../role-label.js'
import type { EventView } from '../views/declaration.js'

/** The log of a declaration, oldest first; the applicant sees neither internal notes nor when somebody opened it. */
export async function showHistory(context: Context, { id }: { id: string }): Promise<EventView[]> {
  const subject = await readSubject(context, id)
  const applicant = context.actor.role === subject.stage.definition.by
  const events = (await eventsOf(context.store.read, id)).filter(
    (event) => (!event.internal || !applicant) && !isBeingEdited(event, subject),
  )
  const steps = events.filter(({ action }) => action.startsWith('act:'))
  const [changes, remarks] = await Promise.all([submissionChanges(context, subject, steps), remarksOfSteps(context, subject, steps)])
  return events.map((event) => ({
    ...eventView(event, subject, context.actor.role),
    changes: changes.get(event),
    remarks: remarks.get(event),
  }))
}

/** What the applicant does between a return and the next submission is not for others yet. */
const isBeingEdited = ({ action, at, role }: Happened, { asOf, stage }: Subject) =>
  asOf !== undefined && at > asOf && role === stage.definition.by && !action.startsWith('act:')

function eventView(event: Happened, subject: Subject, reader: string): EventView {
  const { programme, stage } = subject
  const detail = JSON.parse(event.detail) as { from?: string; to?: string; comment?: string }
  const applicant = reader === stage.definition.by
  const label = (id: string | undefined) => {
    const state = id === undefined ? undefined : stateOf(stage.workflow, id)
    return (applicant ? state?.public : undefined) ?? state?.label ?? id
  }
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
  }
}

/** The step in whose transaction something was written: its event is the last thing that is written there. */
const stepOf = (steps: readonly Happened[], at: string) => steps.find((event) => event.at >= at)

/** What each submission changed against the one before. */
async function submissionChanges(context: Context, { row, programme, stage }: Subject, steps: readonly Happened[]) {
  const [revisions, files] = await Promise.all([revisionsOf(context.store.read, row.id), everyMaterialOf(context.store.read, row.id)])
  const submissions = revisions.filter(({ kind }) => kind === 'submission')
  const found = new Map<Happened, EventView['changes']>()
  for (const [index, revision] of submissions.slice(1).entries()) {
    const step = stepOf(steps, revision.at)
    const last = submissions[index]
    if (!last) continue
    const changes = [
      ...changesBetween(programme, stage, JSON.parse(last.answers) as Answers, JSON.parse(revision.answers) as Answers),
      ...materialChanges(stage, filesAt(files, last.at), filesAt(files, revision.at)),
    ]
    if (step) found.set(step, changesFor(programme, stage, context.actor.role, changes))
  }
  return found
}

/** What each return asked for. */
async function remarksOfSteps(context: Context, { row, programme, stage }: Subject, steps: readonly Happened[]) {
  const withheld = withheldKeys(programme, stage, context.actor.role)
  const found = new Map<Happened, { label: string; text: string }[]>()
  const { role } = context.actor
  for (const { at, label, text, round, created_at: written } of await remarksOf(context.store.read, row.id)) {
    const step = stepOf(steps, written)
    // the applicant reads them when they have come to it
    const isTold = role !== stage.definition.by || round <= row.round || row.holder === role
    if (step && isTold && !isWithheldAt(at, withheld)) found.set(step, [...(found.get(step) ?? []), { label, text }])
  }
  return found
}
