/** The time of an evaluation that may be kept: the day for all that goes by days, the instant only where something reads it. */

import type { Inputs } from '../../engine/model.js'
import { dayOf } from '../../engine/values/dates.js'
import type { Context } from '../context.js'

export interface EvaluationClock {
  day: string
  instant(): string
  /** Whether what was evaluated by it would be the same now. */
  isSame(): boolean
}

/** A clock that stands at this day, and at the first instant that is read from it. */
export function clockOf(context: Context): EvaluationClock {
  const now = () => context.now()
  const day = dayOf(now())
  let read: string | undefined
  return {
    day,
    instant() {
      read ??= now()
      return read
    },
    isSame: () => dayOf(now()) === day && (read === undefined || read === now()),
  }
}

/** The inputs with their time read from the clock. */
export const byClock = (inputs: Inputs, clock: EvaluationClock): Inputs => ({
  ...inputs,
  today: clock.day,
  get now() {
    return clock.instant()
  },
})
