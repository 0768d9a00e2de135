/** What changes with the state of a declaration: who holds it, since when, until when; the clock runs only where the state has a limit. */

import { deadline } from '../../engine/values/working-days.js'
import { stateOf } from '../../engine/workflow/workflow.js'
import type { Changes } from '../../store/declarations.js'
import { limitOf } from '../reading/deadlines.js'
import type { Subject } from '../reading/subject.js'

/** The changes of a declaration that enters a state at an instant. */
export function entering({ stage, site }: Pick<Subject, 'stage' | 'site'>, to: string, now: string, left?: number): Changes {
  const state = stateOf(stage.workflow, to)
  const limit = left ?? limitOf(stage, to)
  const due = limit !== undefined ? deadline(now, limit, site.calendar) : undefined
  return {
    state: to,
    holder: state?.final ? '' : (state?.holder ?? ''),
    entered_at: now,
    opened_at: null,
    due_at: due?.instant ?? null,
    due_day: due?.day ?? null,
  }
}
