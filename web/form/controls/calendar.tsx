/** A month to pick a day from: arrow keys move, Enter picks, Escape closes. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Icon } from '../../ui/icon'
import { dayText } from '../../ui/time'

interface Props {
  label: string
  day?: string
  onPick: (day: string) => void
  onClose: () => void
}

const oneDay = 86_400_000
const toDay = (time: number) => new Date(time).toISOString().slice(0, 10)
const toTime = (day: string) => Date.parse(`${day}T00:00:00Z`)
const weekdays = ['一', '二', '三', '四', '五', '六', '日']

export function Calendar({ label, day, onPick, onClose }: Props) {
  const today = dayText(Date.now())
  const [at, setAt] = useState(day ?? today)
  const grid = useRef<HTMLTableElement>(null)
  useEffect(() => {
    grid.current?.querySelector<HTMLButtonElement>(`[data-day="${at}"]`)?.focus()
  }, [at])
  const keys: Record<string, () => string> = {
    ArrowLeft: () => toDay(toTime(at) - oneDay),
    ArrowRight: () => toDay(toTime(at) + oneDay),
    ArrowUp: () => toDay(toTime(at) - 7 * oneDay),
    ArrowDown: () => toDay(toTime(at) + 7 * oneDay),
    PageUp: () => monthsFrom(at, -1),
    PageDown: () => monthsFrom(at, 1),
  }
  const press = (event: KeyboardEvent) => {
    const move = keys[event.key]
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      onClose()
    } else if (move && event.target instanceof HTMLButtonElement && event.target.dataset.day) {
      event.preventDefault()
      setAt(move())
    }
  }
  const [year = '', month = ''] = at.split('-')
  return (
    <div className="calendar" role="dialog" aria-label={`选择“${label}”`} onKeyDown={press}>
      <div className="calendar-head">
        <button type="button" aria-label="上一个月" onClick={() => setAt(monthsFrom(at, -1))}>
          <Icon name="left" />
        </button>
        <YearAndMonth
          year={Number(year)}
          month={Number(month)}
          onChange={(y, m) => setAt(monthsFrom(`${String(y).padStart(4, '0')}-${pad(m)}-01`, 0))}
        />
        <button type="button" aria-label="下一个月" onClick={() => setAt(monthsFrom(at, 1))}>
          <Icon name="right" />
        </button>
      </div>
      <table ref={grid}>
        <thead>
          <tr>
            {weekdays.map((name) => (
              <th key={name} scope="col" aria-label={`星期${name}`}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(at).map((week) => (
            <tr key={week[0]}>
              {week.map((one) => (
                <td key={one}>
                  <button
                    type="button"
                    data-day={one}
                    tabIndex={one === at ? 0 : -1}
                    aria-label={one}
                    aria-pressed={one === day}
                    aria-current={one === today ? 'date' : undefined}
                    className={one.slice(0, 7) === at.slice(0, 7) ? undefined : 'other-month'}
                    onClick={() => onPick(one)}
                  >
                    {Number(one.slice(8))}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function YearAndMonth({ year, month, onChange }: { year: number; month: number; onChange: (year: number, month: number) => void }) {
  const thisYear = new Date().getFullYear()
  const years = [...new Set([...Array.from({ length: 40 }, (_, index) => thisYear + 10 - index), year])].sort((a, b) => b - a)
  return (
    <span>
      <select aria-label="年" value={year} onChange={({ target }) => onChange(Number(target.value), month)}>
        {years.map((one) => (
          <option key={one} value={one}>
            {one}年
          </option>
        ))}
      </select>
      <select aria-label="月" value={month} onChange={({ target }) => onChange(year, Number(target.value))}>
        {Array.from({ length: 12 }, (_, index) => index + 1).map((one) => (
          <option key={one} value={one}>
            {one}月
          </option>
        ))}
      </select>
    </span>
  )
}

const pad = (number: number) => String(number).padStart(2, '0')

/** The same day of another month, or its last day. */
function monthsFrom(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return toDay(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(date, last)))
}

/** The weeks of a day's month, Monday first. */
function weeksOf(day: string): string[][] {
  const first = toTime(`${day.slice(0, 7)}-01`)
  const start = first - ((new Date(first).getUTCDay() + 6) % 7) * oneDay
  const weeks = Array.from({ length: 6 }, (_, week) => Array.from({ length: 7 }, (__, index) => toDay(start + (week * 7 + index) * oneDay)))
  return weeks.filter((week) => week.some((one) => one.slice(0, 7) === day.slice(0, 7)))
}
