/** The clock of a public notice: so many working days, standing still while an objection is open. */
import type { WorkingCalendarYears } from '../model.js'
import { deadline, workingDaysLeft } from '../values/working-days.js'

export interface NoticeClock {
  /** The last day, YYYY-MM-DD; while it stands still, the day on which it would have ended. */
  day: string
  /** The first instant after it, UTC ISO. */
  until: string
  /** Working days that remained when it was stopped; absent = it runs. */
  remaining?: number
}

/** A notice that begins now; its first day is not counted. */
export function noticeFrom(now: string, workingDays: number, calendar: WorkingCalendarYears): NoticeClock {
  const { day, instant } = deadline(now, workingDays, calendar)
  return { day, until: instant }
}

/** Stops a running clock. */
export function suspended(clock: NoticeClock, now: string, calendar: WorkingCalendarYears): NoticeClock {
  return clock.remaining === undefined ? { ...clock, remaining: Math.max(0, workingDaysLeft(now, clock.day, calendar)) } : clock
}

/** Lets a stopped clock run on for the working days that remained. */
export function resumed(clock: NoticeClock, now: string, calendar: WorkingCalendarYears): NoticeClock {
  return clock.remaining === undefined ? clock : noticeFrom(now, clock.remaining, calendar)
}

/** Whether its working days are over; one that stands still is never over. */
export const isOver = ({ until, remaining }: NoticeClock, now: string) => remaining === undefined && Date.parse(now) >= Date.parse(until)
