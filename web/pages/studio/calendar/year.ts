/** A year of the working calendar: which days are off, and which weekend days are worked. Days as YYYY-MM-DD. */
import type { CalendarYear } from '../../../../server/engine/generated/calendar'

/** work · rest (a weekend) · holiday (off on a weekday) · makeup (worked on a weekend) */
export type DayKind = 'work' | 'rest' | 'holiday' | 'makeup'

const oneDay = 86_400_000
const instant = (day: string) => Date.parse(`${day}T00:00:00Z`)
export const plusDays = (day: string, days: number) => new Date(instant(day) + days * oneDay).toISOString().slice(0, 10)
export const weekdayOf = (day: string) => new Date(instant(day)).getUTCDay()
export const isWeekend = (day: string) => weekdayOf(day) % 6 === 0

/** Without data of the year: Monday to Friday. */
export function kindOf(day: string, year: CalendarYear | undefined): DayKind {
  const date = day.slice(5)
  if (isWeekend(day)) return year?.weekendWorkdays?.includes(date) ? 'makeup' : 'rest'
  return year?.weekdayHolidays?.includes(date) ? 'holiday' : 'work'
}

export const emptyYear: CalendarYear = { weekdayHolidays: [], weekendWorkdays: [] }

/** The year with one day off that was worked, or the other way round. */
export function toggled(year: CalendarYear, day: string): CalendarYear {
  const key = isWeekend(day) ? 'weekendWorkdays' : 'weekdayHolidays'
  const date = day.slice(5)
  const days = year[key] ?? []
  return { ...year, [key]: days.includes(date) ? days.filter((one) => one !== date) : [...days, date].sort() }
}

/** Weeks of a month from Monday on; undefined = a day of another month. */
export function weeksOf(year: number, month: number): (string | undefined)[][] {
  const first = `${year}-${String(month).padStart(2, '0')}-01`
  const before = (weekdayOf(first) + 6) % 7
  const count = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const cells = Array.from({ length: Math.ceil((before + count) / 7) * 7 }, (_, index) =>
    index < before || index >= before + count ? undefined : plusDays(first, index - before),
  )
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}

export type Years = Readonly<Record<string, CalendarYear>>

/** The last day of a limit of so many working days that begins after a day. */
export function lastDay(from: string, days: number, years: Years): string {
  let day = from
  for (let left = days; left > 0; ) {
    day = plusDays(day, 1)
    const kind = kindOf(day, years[day.slice(0, 4)])
    if (kind === 'work' || kind === 'makeup') left--
  }
  return day
}

export interface Moved {
  days: number
  before: string
  after: string
  /** How many of the days from `from` on for a year begin a limit that ends on another day. */
  starts: number
}

const limits = [3, 5, 10, 15, 20, 30]

/** What another calendar does to limits that begin on a day, and how many of the year after it. */
export function movedLimits(from: string, before: Years, after: Years): Moved[] {
  const starts = Array.from({ length: 365 }, (_, index) => plusDays(from, index))
  return limits.map((days) => ({
    days,
    before: lastDay(from, days, before),
    after: lastDay(from, days, after),
    starts: starts.filter((day) => lastDay(day, days, before) !== lastDay(day, days, after)).length,
  }))
}
