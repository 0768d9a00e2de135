/** A clock that can be put to a moment, so that a demonstration has a past. */
import type { DemonstrationMoment } from '../engine/generated/demo.js'

export interface MovableClock {
  now(): string
  /** Stands still at an instant; nothing = goes with the real time again. */
  moveTo(instant: string | undefined): void
}

/** Follows another clock until it is moved. */
export function movableClock(real: () => string): MovableClock {
  let standing: string | undefined
  return {
    now: () => standing ?? real(),
    moveTo: (instant) => {
      standing = instant
    },
  }
}

const day = 86_400_000

/** The instant of a moment that is given as days before today, in Shanghai. */
export function instantOf({ daysAgo, time }: DemonstrationMoment, today: string): string {
  return new Date(Date.parse(`${today}T${time}:00+08:00`) - daysAgo * day).toISOString()
}
