/** What changes with the state of a declaration: who holds it, since when, until when; the clock runs only where the state has a limit. */

import { stateOf } from '../../engine/workflow/workflow.js'
import type { Changes } from '../../store/declarations.js'
import { dueOf } from '../reading/deadlines.js'
import type { Subject } from '../reading/subject.js'

/** The changes of a declaration that enters a state at an instant. */
export function entering(subject: Pick<Subject, 'stage' | 'site' | 'answers'>, to: string, now: string, left?: number): Changes {
  const state = stateOf(subject.stage.workflow, to)
  const due = dueOf(subject, to, now, left)
  return {
    state: to,
    holder: state?.final ? '' : (state?.holder ?? ''),
    entered_at: now,
    opened_at: null,
    due_at: due?.instant ?? null,
    due_day: due?.day ?? null,
  }
}
