/** Days off and days worked from the text of the State Council's yearly notice, or from dates one per line. */
import type { CalendarYear } from '../../../../server/engine/generated/calendar'
import { isWeekend, plusDays } from './year'

export interface PastedDays {
  /** By year; each replaces what is known of it. */
  years: Record<string, CalendarYear>
  problems: string[]
}

/** `year` is meant where the text names none. */
export function daysFrom(text: string, year: number): PastedDays {
  const years: PastedDays['years'] = {}
  const problems: string[] = []
  const [, named] = /(\d{4})\s*年部分节假日/.exec(text) ?? []
  const home = named ?? String(year)
  const put = (day: string, off: boolean | undefined) => {
    const own = years[day.slice(0, 4)] ?? { weekdayHolidays: [], weekendWorkdays: [] }
    years[day.slice(0, 4)] = own
    const weekend = isWeekend(day)
    // a weekend that is off and a weekday that is worked need not be said
    if (off === false && !weekend) problems.push(`${day} 不是周末，本来就上班`)
    else if (off === undefined || off !== weekend) add(weekend ? own.weekendWorkdays : own.weekdayHolidays, day.slice(5))
  }
  for (const sentence of text.replaceAll(/[（(][^（()）]*[)）]/g, '').split(/[。；;\n]/)) {
    let waiting: string[] = []
    // a year that the sentence named last is meant until it names another
    let here = home
    for (const part of sentence.split(/[，,]/)) {
      const found = datesIn(part, here, problems)
      here = found.at(-1)?.slice(0, 4) ?? here
      waiting = [...waiting, ...found]
      const off = /上班|补班/.test(part) ? false : /放假|调休|休|假/.test(part) ? true : undefined
      if (off === undefined) continue
      for (const day of waiting) put(day, off)
      waiting = []
    }
    for (const day of waiting) put(day, undefined)
  }
  if (Object.keys(years).length === 0) problems.push('没有读到日期。请粘贴通知全文，或每行一个日期。')
  return { years, problems }
}

function add(days: string[], date: string): void {
  if (days.includes(date)) return
  days.push(date)
  days.sort()
}

const span =
  /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日?(?:\s*(?:至|到|[-—－–~～])\s*(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日)?|[、和]\s*(\d{1,2})日|(?:(\d{4})[-/.])?(\d{1,2})[-/](\d{1,2})(?!\d)/g

function datesIn(part: string, home: string, problems: string[]): string[] {
  let month = ''
  const days: string[] = []
  for (const [whole, y1, m1, d1, y2, m2, d2, listed, y3, m3, d3] of part.matchAll(span)) {
    if (listed && !month) continue
    month = m1 ?? m3 ?? month
    const first = dayOf(y1 ?? y3 ?? home, month, d1 ?? d3 ?? listed ?? '')
    const last = d2 ? dayOf(y2 ?? y1 ?? home, m2 ?? month, d2) : first
    if (m2) month = m2
    if (!first || !last || last < first) problems.push(`“${whole}”不是日期`)
    else for (let day = first; day <= last && days.length < 60; day = plusDays(day, 1)) days.push(day)
  }
  return days
}

function dayOf(year: string, month: string, date: string): string | undefined {
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const time = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day ? undefined : day
}
