/** Working days on YYYY-MM-DD texts, by the calendar that is given; deadlines end at 24:00 of their last day in Shanghai. */

import type { WorkingCalendarYears } from '../model.js'
import { dayOf } from './dates.js'

const DAY = 86_400_000
const LONGEST = 20_000
const MOST_KEPT = 1000
const SHANGHAI = 8 * 3_600_000

export interface Deadline {
  /** The last working day on which it is still in time. */
  day: string
  /** The first instant that is too late, UTC ISO. */
  instant: string
  /** Set when the calendar lacks a year that was counted over. */
  note?: string
}

/** Whether people work on a day; in years without data, Monday to Friday. */
export function isWorkingDay(day: string, calendar: WorkingCalendarYears): boolean {
  const year = yearOf(calendar, day.slice(0, 4))
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  const date = day.slice(5)
  if (weekday === 0 || weekday === 6) return year?.weekendWorkdays.includes(date) ?? false
  return !year?.weekdayHolidays.includes(date)
}

/** The day that is so many working days after a day, which itself is not counted; backwards for negative numbers. */
export const addWorkingDays = countedOnce(countWorkingDays)

/** What was counted already, by calendar: on one day the same few limits are asked for again and again. */
function countedOnce<To extends string | number, Result>(count: (from: string, to: To, calendar: WorkingCalendarYears) => Result) {
  const counted = new WeakMap<WorkingCalendarYears, Map<string, Result>>()
  return (from: string, to: To, calendar: WorkingCalendarYears): Result => {
    const known = counted.get(calendar) ?? new Map<string, Result>()
    counted.set(calendar, known)
    const key = `${from} ${to}`
    const result = known.get(key) ?? count(from, to, calendar)
    if (known.size > MOST_KEPT) known.clear()
    known.set(key, result)
    return result
  }
}

function countWorkingDays(day: string, days: number, calendar: WorkingCalendarYears): string {
  const step = days < 0 ? -1 : 1
  let left = Math.min(Math.abs(Math.trunc(days)), LONGEST)
  let current = day
  while (left > 0) {
    current = addDays(current, step)
    if (isWorkingDay(current, calendar)) left -= 1
  }
  return current
}

/** The working days after the first day up to and including the second; negative when the second is earlier. */
export const workingDaysBetween = countedOnce(countBetween)

function countBetween(from: string, to: string, calendar: WorkingCalendarYears): number {
  if (to < from) return 0 - countBetween(to, from, calendar)
  let count = 0
  for (let day = addDays(from, 1), steps = 0; day <= to && steps < LONGEST * 2; day = addDays(day, 1), steps += 1) {
    if (isWorkingDay(day, calendar)) count += 1
  }
  return count
}

/** When so many working days from an instant are over: the last day, and the instant after which it is late. */
export const deadline = (from: string, days: number, calendar: WorkingCalendarYears): Deadline => deadlineAfter(dayOf(from), days, calendar)

const deadlineAfter = countedOnce(countDeadline)

function countDeadline(start: string, days: number, calendar: WorkingCalendarYears): Deadline {
  const day = addWorkingDays(start, days, calendar)
  const note = calendarNote(start, day, calendar)
  return { day, instant: dayEnd(day), ...(note && { note }) }
}

/** The first instant that is too late, so many working days after an instant: 24:00 of the last day in Shanghai, UTC ISO. */
export function dueInstant(from: string, days: number, calendar: WorkingCalendarYears): string {
  return deadline(from, days, calendar).instant
}

/** Working days left after the day of `now`: 0 on the last day, negative when it is over. */
export function workingDaysLeft(now: string, lastDay: string, calendar: WorkingCalendarYears): number {
  return workingDaysBetween(dayOf(now), lastDay, calendar)
}

/** What must be said when a year between two days has no data. */
export function calendarNote(from: string, to: string, calendar: WorkingCalendarYears): string | undefined {
  const [first, last] = [from, to].sort().map((day) => Number(day.slice(0, 4)))
  for (let year = first ?? 0; year <= (last ?? 0); year += 1) {
    if (!yearOf(calendar, String(year).padStart(4, '0'))) return '节假日安排未导入，按周一至周五计算'
  }
  return undefined
}

/** A day so many calendar days later. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)
}

/** Calendar days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY)
}

/** 24:00 of a day in Shanghai as UTC ISO; exclusive. */
export function dayEnd(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY - SHANGHAI).toISOString()
}

const yearOf = (calendar: WorkingCalendarYears, year: string) => (Object.hasOwn(calendar, year) ? calendar[year] : undefined)
