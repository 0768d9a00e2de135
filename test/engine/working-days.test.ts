import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addWorkingDays,
  calendarNote,
  dayEnd,
  daysBetween,
  deadline,
  dueInstant,
  isWorkingDay,
  workingDaysBetween,
  workingDaysLeft,
} from '../../server/engine/values/working-days.js'
import { seedOf } from './build.js'

const calendar = JSON.parse(readFileSync(new URL('../../schemas/site/calendar.json', import.meta.url), 'utf8')).years

describe('working days', () => {
  test.each([
    ['2024-09-29', 3, '2024-10-09'],
    ['2025-01-24', 3, '2025-02-05'],
    ['2025-09-30', 3, '2025-10-11'],
    ['2026-02-13', 3, '2026-02-25'],
    ['2025-09-26', 3, '2025-09-30'],
  ])('%s + %i = %s', (from, days, to) => {
    expect(addWorkingDays(from, days, calendar)).toBe(to)
    expect(workingDaysBetween(from, to, calendar)).toBe(days)
  })

  test('the day it starts on is not counted, whatever day it is', () => {
    expect(addWorkingDays('2024-09-29', 0, calendar)).toBe('2024-09-29')
    expect(addWorkingDays('2024-10-05', 1, calendar)).toBe('2024-10-08')
    expect(addWorkingDays('2024-10-09', -3, calendar)).toBe('2024-09-29')
  })

  test('a weekend may be a working day and a weekday a holiday', () => {
    expect(isWorkingDay('2024-09-29', calendar)).toBe(true)
    expect(isWorkingDay('2024-10-04', calendar)).toBe(false)
    expect(isWorkingDay('2024-10-06', calendar)).toBe(false)
  })

  test('a year without data counts Monday to Friday and says so', () => {
    expect(addWorkingDays('2031-10-03', 1, calendar)).toBe('2031-10-06')
    expect(calendarNote('2031-10-03', '2031-10-06', calendar)).toBe('节假日安排未导入，按周一至周五计算')
    expect(calendarNote('2024-10-03', '2026-10-06', calendar)).toBeUndefined()
    expect(calendarNote('2026-12-31', '2027-01-04', calendar)).toBeDefined()
    expect(calendarNote('1990-01-01', '1990-01-02', { constructor: { weekdayHolidays: [], weekendWorkdays: [] } })).toBeDefined()
  })

  test('a deadline ends at 24:00 of its last day in Shanghai', () => {
    expect(deadline('2024-09-29T02:00:00Z', 3, calendar)).toEqual({ day: '2024-10-09', instant: '2024-10-09T16:00:00.000Z' })
    expect(deadline('2024-09-28T16:00:00Z', 3, calendar).day).toBe('2024-10-09')
    expect(dueInstant('2024-09-29T02:00:00Z', 3, calendar)).toBe(dayEnd('2024-10-09'))
  })

  test('what is left is 0 on the last day and negative when it is over', () => {
    expect(workingDaysLeft('2024-10-08T01:00:00Z', '2024-10-09', calendar)).toBe(1)
    expect(workingDaysLeft('2024-10-09T15:59:59Z', '2024-10-09', calendar)).toBe(0)
    expect(workingDaysLeft('2024-10-09T16:00:00Z', '2024-10-09', calendar)).toBe(-1)
  })

  test('adding and counting agree, forwards and backwards, and neither gives a minus zero', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 0, max: 200 }), (start, days) => {
        const from = addDays('2023-06-01', start)
        const to = addWorkingDays(from, days, calendar)
        expect(workingDaysBetween(from, to, calendar)).toBe(days)
        expect(Object.is(workingDaysBetween(to, from, calendar), days === 0 ? 0 : -days)).toBe(to !== from || days === 0)
      }),
      { numRuns: 300, seed: seedOf('working days') },
    )
  })

  test('calendar days cross leap days and years', () => {
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
    expect(daysBetween('2025-02-28', '2025-03-01')).toBe(1)
    expect(addDays('2024-12-31', 1)).toBe('2025-01-01')
    expect(daysBetween('2024-03-01', '2024-02-28')).toBe(-2)
  })
})
