/** Where a case stands on its way through a workflow, and until when. */

import { judge } from '../conditions/conditions.js'
import type { Condition } from '../generated/condition.js'
import type { ExampleGiven } from '../generated/example.js'
import type { CompiledSite, Stage } from '../programme.js'
import { deadline } from '../values/working-days.js'
import { type PastStep, resumedLimit } from '../workflow/past-steps.js'
import { stateOf } from '../workflow/workflow.js'
import type { DraftCase } from './draft-case.js'

/** Where a case is on its way. */
export interface Walk {
  given: ExampleGiven
  state: string
  entered: string
  now: string
  taken: Record<string, number>
  past: PastStep[]
}

/** The limit of the state where it stands. */
export function limitIn({ past, entered, state }: Walk, stage: Stage, { calendar }: CompiledSite) {
  const last = past.at(-1)
  const whole = stateOf(stage.workflow, state)?.within?.workingDays
  const resumed = last && resumedLimit(stage, calendar, past.slice(0, -1), { kind: last.kind, to: state })
  const workingDays = resumed ?? whole
  return workingDays === undefined ? undefined : { workingDays, ...deadline(entered, workingDays, calendar) }
}

/** A condition holds only where it is met: unknown opens no step. */
export const holdsIn =
  ({ facts, programme }: DraftCase) =>
  (condition: Condition): boolean =>
    judge(condition, facts, programme).outcome === 'met'
