/** Months on YYYY-MM-DD texts: the corresponding day, or the last of the month where there is none. */

/** The corresponding day so many months later; earlier for negative numbers. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const index = year * 12 + month - 1 + months
  const [inYear, inMonth] = [Math.floor(index / 12), index - Math.floor(index / 12) * 12]
  const last = new Date(Date.UTC(inYear, inMonth + 1, 0)).getUTCDate()
  return [String(inYear).padStart(4, '0'), two(inMonth + 1), two(Math.min(date, last))].join('-')
}

const two = (value: number) => String(value).padStart(2, '0')

/** How many months are over from one day to another: each on its corresponding day; negative when the second is earlier. */
export function monthsBetween(from: string, to: string): number {
  if (to < from) return 0 - monthsBetween(to, from)
  const [year = 0, month = 0] = from.split('-').map(Number)
  const [toYear = 0, toMonth = 0] = to.split('-').map(Number)
  const months = (toYear - year) * 12 + toMonth - month
  return addMonths(from, months) <= to ? months : months - 1
}
