/** A month as a table of days; a press turns a day off or on. */
import type { CalendarYear } from '../../../../server/engine/generated/calendar'
import { type DayKind, kindOf, weeksOf } from './year'

const weekdays = ['一', '二', '三', '四', '五', '六', '日']
const words: Record<DayKind, string> = { work: '上班', rest: '周末休息', holiday: '放假', makeup: '周末上班' }

interface Props {
  year: number
  month: number
  known: CalendarYear | undefined
  onToggle: (day: string) => void
}

export function Month({ year, month, known, onToggle }: Props) {
  return (
    <table className="calendar-month">
      <caption>{month} 月</caption>
      <thead>
        <tr>
          {weekdays.map((weekday) => (
            <th key={weekday} scope="col">
              {weekday}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(year, month).map((week) => (
          <tr key={week.find(Boolean)}>
            {week.map((day, index) => {
              const kind = day && kindOf(day, known)
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: the place in the week is what a cell is
                <td key={index}>
                  {day && kind && (
                    <button
                      type="button"
                      className={`calendar-day is-${kind}`}
                      aria-label={`${month}月${Number(day.slice(8))}日，${words[kind]}`}
                      onClick={() => onToggle(day)}
                    >
                      {Number(day.slice(8))}
                    </button>
                  )}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
