/** Values that hold from a day on: the day is one, and no two begin on the same. */
import { below, type Complaint, complaint, type Place } from '../values/compile-problems.js'
import { isDay } from '../values/formats.js'

/** What is wrong with the first day of a value; `seen` gathers the days of those before it, the one without a day as ''. */
export function checkFrom(from: string | undefined, seen: Set<string>, place: Place, twice: string): Complaint[] {
  const again = seen.has(from ?? '')
  seen.add(from ?? '')
  return [
    ...(from !== undefined && !isDay(from)
      ? [complaint(below(place, 'from'), 'value', `没有“${from}”这一天`, '写成 2024-01-31 的样子')]
      : []),
    ...(again ? [complaint(place, 'repeated', twice, '留下其中一个')] : []),
  ]
}
