/** The steps that a declaration has taken, and what they leave of a limit that is resumed. */

import type { ExampleGiven } from '../generated/example.js'
import type { WorkingCalendarYears } from '../model.js'
import type { Stage, Workflow } from '../programme.js'
import { dayOf } from '../values/dates.js'
import { workingDaysBetween } from '../values/working-days.js'

/** One step that was taken. */
export interface PastStep {
  /** The kind of the action. */
  kind?: string
  from: string
  to: string
  at: string
}

/**
 * How many working days are left of a state's limit that is resumed when the applicant hands the declaration in again;
 * undefined = the whole time begins. The day of a return counts as used.
 */
export function resumedLimit(
  { workflow }: Pick<Stage, 'workflow'>,
  calendar: WorkingCalendarYears,
  steps: readonly PastStep[],
  step: Pick<PastStep, 'kind' | 'to'>,
): number | undefined {
  const within = workflow.states.find(({ id }) => id === step.to)?.within
  if (within?.workingDays === undefined || within.afterReturn !== 'resume' || step.kind !== 'submit') return undefined
  let entered: string | undefined
  let used = 0
  for (const { kind, from, to, at } of steps) {
    if (entered !== undefined && from === step.to) {
      used = kind === 'return' ? used + workingDaysBetween(dayOf(entered), dayOf(at), calendar) : 0
      entered = undefined
    }
    if (to !== step.to) continue
    if (kind !== 'submit') used = 0
    entered = at
  }
  return used > 0 ? Math.max(0, within.workingDays - used) : undefined
}

type Given = Pick<ExampleGiven, 'steps' | 'state' | 'taken'>

/** What an example's steps say: the steps, the state after them, and how often each action was taken. What it says itself counts more. */
export function pastOf({ steps = [], state, taken }: Given, workflow: Workflow) {
  const past: PastStep[] = []
  const counted: Record<string, number> = {}
  let here = workflow.initial
  for (const { action, at } of steps) {
    const known = workflow.actions.find(({ id }) => id === action)
    if (!known) continue // told when it is compiled
    past.push({ kind: known.kind, from: here, to: known.to, at })
    counted[action] = (counted[action] ?? 0) + 1
    here = known.to
  }
  return { steps: past, state: state ?? here, taken: { ...counted, ...taken } }
}
