import { describe, expect, test } from 'vitest'
import { compareDates, dayOf, instantOf, isDate, isInstant } from '../../server/engine/values/dates.js'

describe('days and instants', () => {
  test.each(['2024-02-29', '2024-12-05T00:00+08:00', '2024-12-05T00:00:00Z', '2024-12-05T00:00:00.123Z'])('%s is one', (text) => {
    expect(isDate(text)).toBe(true)
  })

  test.each([
    '2023-02-29',
    '2024-2-9',
    '2024-12-05T00:00',
    '2024-12-05 00:00',
    '2024-13-01T00:00Z',
    '2024-02-30T00:00Z',
    '20241205',
    '',
    '2024-12-05T25:00Z',
  ])('%s is none', (text) => expect(isDate(text)).toBe(false))

  test('a day by itself is no instant', () => expect(isInstant('2024-12-05')).toBe(false))

  test('the day of an instant is that of Shanghai', () => {
    expect(dayOf('2024-12-04T15:59:59Z')).toBe('2024-12-04')
    expect(dayOf('2024-12-04T16:00:00Z')).toBe('2024-12-05')
    expect(dayOf('2024-12-05T23:59:59+08:00')).toBe('2024-12-05')
    expect(dayOf('2024-12-05')).toBe('2024-12-05')
  })

  test('a day begins at midnight in Shanghai', () => expect(instantOf('2024-12-05')).toBe(Date.parse('2024-12-04T16:00:00Z')))

  test('a day and an instant are compared by the day, two instants to the millisecond', () => {
    expect(compareDates('2024-12-05', '2024-12-05T08:00:00Z')).toBe(0)
    expect(compareDates('2024-12-05', '2024-12-05T16:00:00Z')).toBeLessThan(0)
    expect(compareDates('2024-12-05T08:00:00.001Z', '2024-12-05T16:00:00.000+08:00')).toBe(1)
    expect(compareDates('2025-01-01', '2024-12-31')).toBeGreaterThan(0)
  })
})
