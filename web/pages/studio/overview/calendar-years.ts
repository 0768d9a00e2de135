/** Which years' days off are not known. */
import { documentOf } from '../problems'

/** This year, and in its last two months the next one, where the calendar says nothing about them. */
export function missingYears(calendar: string | undefined, now: Date): number[] {
  const here = new Date(now.getTime() + 8 * 3_600_000)
  const year = here.getUTCFullYear()
  const wanted = here.getUTCMonth() >= 10 ? [year, year + 1] : [year]
  const document = documentOf(calendar)
  const years = typeof document === 'object' && document !== null && 'years' in document ? Object(document.years) : {}
  return wanted.filter((one) => !Object.hasOwn(years, String(one)))
}
