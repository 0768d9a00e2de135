import { describe, expect, test } from 'vitest'
import { displayValue } from '../../server/engine/conditions/display.js'

const said = (unit: string | undefined, value: number, options?: ReadonlyMap<string, string>) =>
  displayValue({ type: 'integer', unit, options }, value, { dictionaries: new Map() })

describe('a whole number', () => {
  test('of something has separators; a year, or a number of nothing, has none', () => {
    expect([said('人', 1200), said('年', 2024), said(undefined, 2024)]).toEqual(['1,200 人', '2024 年', '2024'])
  })

  test('that is one of several options reads as its name', () => {
    expect(said('人', 2000, new Map([['2000', '大型']]))).toBe('大型')
  })
})
