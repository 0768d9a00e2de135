/** Days and instants as text, in China's time: days are YYYY-MM-DD, instants ISO with offset. */
import { isDay } from './formats.js'

const eightHours = 8 * 3_600_000

/** Whether a text is a day or an instant with offset. */
export const isDate = (text: string) => isDay(text) || isInstant(text)

/** Whether a text is an instant: a day, a time and an offset. */
export const isInstant = (text: string) =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.test(text) &&
  isDay(text.slice(0, 10)) &&
  !Number.isNaN(Date.parse(text))

/** The day of a day or instant, as the calendar in Shanghai shows it. */
export const dayOf = (text: string) => (isDay(text) ? text : new Date(Date.parse(text) + eightHours).toISOString().slice(0, 10))

/** The day of an evaluation, without reading its instant where the day is given. */
export const todayOf = (inputs: { readonly now: string; readonly today?: string }) => inputs.today ?? dayOf(inputs.now)

/** The first instant of a day in Shanghai, or the instant itself, in milliseconds. */
export const instantOf = (text: string) => Date.parse(isDay(text) ? `${text}T00:00:00+08:00` : text)

/** Negative when the first is earlier. A day and an instant are compared by the day, two instants to the millisecond. */
export function compareDates(a: string, b: string): number {
  if (isDay(a) || isDay(b)) return dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0
  return Date.parse(a) - Date.parse(b)
}
