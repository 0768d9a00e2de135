import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addWorkingDays, isWorkingDay } from '../../server/engine/values/working-days'
import { daysFrom } from '../../web/pages/studio/calendar/pasted'
import { emptyYear, isWeekend, kindOf, lastDay, movedLimits, toggled, weeksOf } from '../../web/pages/studio/calendar/year'

const { years } = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../schemas/site/calendar.json'), 'utf8'))

const notice = `国务院办公厅关于2026年部分节假日安排的通知
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。`

describe('the notice of days off', () => {
  test('pasted whole is the calendar of its year', () => {
    expect(daysFrom(notice, 2020)).toEqual({ years: { 2026: years[2026] }, problems: [] })
  })

  test('may be dates alone, one a line: weekdays are off, weekends are worked', () => {
    const text = '2025-01-01\n2025-01-26\n1月28日至2月4日\n2025/2/8 上班'
    expect(daysFrom(text, 2025)).toEqual({
      years: {
        2025: {
          weekdayHolidays: ['01-01', '01-28', '01-29', '01-30', '01-31', '02-03', '02-04'],
          weekendWorkdays: ['01-26', '02-01', '02-02', '02-08'],
        },
      },
      problems: [],
    })
  })

  test('says what is no date, what needs no saying, and when nothing was found', () => {
    expect(daysFrom('2月30日放假', 2026).problems.join()).toContain('“2月30日”不是日期')
    expect(daysFrom('1月5日上班', 2026).problems.join()).toContain('2026-01-05 不是周末')
    expect(daysFrom('通知全文如下', 2026).problems.join()).toContain('没有读到日期')
  })

  test('crosses years and lists days of a month', () => {
    expect(daysFrom('2025年12月31日至2026年1月2日放假，1月4日上班', 2025).years).toEqual({
      2025: { weekdayHolidays: ['12-31'], weekendWorkdays: [] },
      2026: { weekdayHolidays: ['01-01', '01-02'], weekendWorkdays: ['01-04'] },
    })
  })
})

describe('a year of the calendar', () => {
  const days = fc.integer({ min: 0, max: 1095 }).map((count) => addDays('2024-01-01', count))

  test('says of every day what the server says', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 40 }), (day, count) => {
        const kind = kindOf(day, years[day.slice(0, 4)])
        expect(kind === 'work' || kind === 'makeup').toBe(isWorkingDay(day, years))
        expect(lastDay(day, count, years)).toBe(addWorkingDays(day, count, years))
      }),
    )
  })

  test('a day pressed twice is as it was', () => {
    fc.assert(
      fc.property(days, (day) => {
        const year = years[day.slice(0, 4)]
        const once = toggled(year, day)
        expect(kindOf(day, once)).not.toBe(kindOf(day, year))
        expect(toggled(once, day)).toEqual(year)
      }),
    )
    expect(toggled(emptyYear, '2027-10-01')).toEqual({ weekdayHolidays: ['10-01'], weekendWorkdays: [] })
  })

  test('has all its days in weeks from Monday to Sunday', () => {
    const all = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].flatMap((month) => weeksOf(2024, month))
    expect(all.flat().filter(Boolean)).toHaveLength(366)
    for (const week of all) expect(week.map((day) => day !== undefined && isWeekend(day)).slice(0, 5)).not.toContain(true)
  })

  test('moves the limits that run over a day that changes, and no others', () => {
    const changed = { ...years, 2026: toggled(years[2026], '2026-03-04') }
    const moved = movedLimits('2026-03-02', years, changed)
    expect(moved.find((limit) => limit.days === 3)).toEqual({ days: 3, before: '2026-03-05', after: '2026-03-06', starts: 2 })
    expect(movedLimits('2026-03-02', years, years).every((limit) => limit.starts === 0)).toBe(true)
  })
})
