import { describe, expect, test } from 'vitest'
import { decimalProblem, isDecimal, normaliseDecimal } from '../../server/engine/values/decimals.js'
import { Decimal, decimalFrom, decimalText, rounded, settled, withSeparators } from '../../server/engine/values/exact.js'

describe('decimal answers', () => {
  test.each(['0', '-1.5', '39999.9999', '999999999999999999.9999999999'])('%s is in plain form', (text) =>
    expect(isDecimal(text)).toBe(true),
  )
  test.each(['', '1e3', '+1', '.5', '5.', '007', '1,000', ' 1', '0x1', 'NaN', 'Infinity', '１', '1.12345678901'])('%s is not', (text) => {
    expect(isDecimal(text)).toBe(false)
  })

  test.each([
    ['1.234', { places: 2 }, '最多 2 位小数'],
    ['1.5', { places: 0 }, '应为整数'],
    ['-0.01', { places: 2, minimum: '0' }, '不能小于 0'],
    ['100.01', { places: 2, maximum: '100' }, '不能大于 100'],
    ['x', { places: 2 }, '应为数字，如 1234.5'],
  ])('%s is refused: %o', (text, keyword, problem) => expect(decimalProblem(text, keyword)).toBe(problem))

  test('bounds belong to it, exactly', () => {
    expect(decimalProblem('0.1', { places: 1, minimum: '0.1', maximum: '0.1' })).toBeUndefined()
  })

  test.each([
    ['１２３４．５', '1234.5'],
    ['1,234.50', '1234.50'],
    ['1，234', '1234'],
    [' 5 ', '5'],
    ['.5', '0.5'],
    ['-.5', '-0.5'],
    ['007', '7'],
    ['+3', '3'],
    ['5.', '5'],
  ])('%s is read as %s', (typed, plain) => expect(normaliseDecimal(typed)).toBe(plain))
})

describe('exact numbers', () => {
  test('are read from plain text alone', () => {
    expect(decimalFrom('0.1')?.plus('0.2').equals('0.3')).toBe(true)
    for (const text of ['1e3', '', ' 1', '0x1', 'Infinity', '1'.repeat(31)]) expect(decimalFrom(text)).toBeUndefined()
  })

  test.each([
    ['2.345', 2, 'half-up', '2.35'],
    ['-2.345', 2, 'half-up', '-2.35'],
    ['2.349', 2, 'down', '2.34'],
    ['-2.349', 2, 'down', '-2.34'],
    ['2.341', 2, 'up', '2.35'],
    ['-2.341', 2, 'floor', '-2.35'],
    ['-2.349', 2, 'ceil', '-2.34'],
  ] as const)('%s to %i places %s is %s', (value, places, mode, expected) => {
    expect(decimalText(rounded(new Decimal(value), places, mode))).toBe(expected)
  })

  test('the tail of a quotient is hidden', () => {
    expect(settled(new Decimal(1).dividedBy(3).times(3)).equals(1)).toBe(true)
    expect(rounded(new Decimal(1).dividedBy(3).times(3), 0, 'down').equals(1)).toBe(true)
  })

  test.each([
    ['1234567.5', '1,234,567.5'],
    ['-1234', '-1,234'],
    ['123', '123'],
  ])('%s reads %s', (text, shown) => expect(withSeparators(text)).toBe(shown))

  test('zero has no sign', () => expect(decimalText(new Decimal('-0'))).toBe('0'))
})
