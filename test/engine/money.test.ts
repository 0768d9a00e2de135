import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Decimal } from '../../server/engine/values/exact.js'
import { amountText, capitals, fenFrom, wanText, yuanText } from '../../server/engine/values/money.js'
import { seedOf } from './build.js'

describe('money', () => {
  test.each([
    ['0', '元', 0],
    ['0.01', '元', 1],
    ['1234.5', '元', 123_450],
    ['-3.2', '元', -320],
    ['40', '万元', 40_000_000],
    ['0.000001', '万元', 1],
    ['19.995', '万元', 19_995_000],
  ] as const)('%s %s are %i fen', (amount, unit, fen) => expect(fenFrom(amount, unit)).toEqual({ fen }))

  test('places below fen are a problem unless a rounding is named', () => {
    expect(fenFrom('0.005', '元').problem).toBe('0.005 元精确到了分以下：请写明取整方式。')
    expect(fenFrom('0.005', '元', 'down')).toEqual({ fen: 0 })
    expect(fenFrom('0.005', '元', 'half-up')).toEqual({ fen: 1 })
    expect(fenFrom('-0.005', '元', 'down')).toEqual({ fen: 0 })
  })

  test('a third three times is whole again', () => {
    expect(fenFrom(new Decimal(40).dividedBy(3).times(3), '万元')).toEqual({ fen: 40_000_000 })
  })

  test('what is no amount or too large is a problem', () => {
    for (const text of ['', 'x', '1e3', '1,000', '１']) expect(fenFrom(text, '元').problem).toContain('不是金额')
    expect(fenFrom('99999999999999', '元').fen).toBeUndefined()
    expect(fenFrom(`${'9'.repeat(30)}`, '万元').problem).toContain('超出')
  })

  test.each([
    [0, '0.00', '0'],
    [1, '0.01', '0.000001'],
    [1_234_567, '12,345.67', '1.234567'],
    [-1_000_000, '-10,000.00', '-1'],
    [50_000_000, '500,000.00', '50'],
  ])('%i fen read %s 元 and %s 万元', (fen, yuan, wan) => {
    expect(yuanText(fen)).toBe(yuan)
    expect(wanText(fen)).toBe(wan)
  })

  test.each([
    ['1234.5', '1,234.50'],
    ['1234', '1,234.00'],
    ['0.123456', '0.123456'],
    ['x', undefined],
  ])('the amount %s reads %s', (amount, shown) => expect(amountText(amount)).toBe(shown))

  test.each([
    [0, '零元整'],
    [1, '壹分'],
    [10, '壹角整'],
    [11, '壹角壹分'],
    [100, '壹元整'],
    [101, '壹元零壹分'],
    [1010, '壹拾元壹角整'],
    [10_500, '壹佰零伍元整'],
    [2_050_000, '贰万零伍佰元整'],
    [600_714, '陆仟零柒元壹角肆分'],
    [10_000_100, '壹拾万零壹元整'],
    [1_234_000_000, '壹仟贰佰叁拾肆万元整'],
    [10_000_000_000, '壹亿元整'],
    [10_000_000_100, '壹亿零壹元整'],
    [1_000_000_000_000_00, '壹万亿元整'],
    [-50_000_000, '负伍拾万元整'],
  ])('%i fen in capitals are %s', (fen, text) => expect(capitals(fen)).toBe(text))

  test('capitals read back to the same amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999_999 }), (fen) => {
        expect(readCapitals(capitals(fen))).toBe(fen)
      }),
      { numRuns: 1000, seed: seedOf('capitals') },
    )
  })

  test('fen of both units come back exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 14), max: 10 ** 14 }), (fen) => {
        expect(fenFrom(yuanText(fen).replaceAll(',', ''), '元').fen).toBe(fen)
        expect(fenFrom(wanText(fen).replaceAll(',', ''), '万元').fen).toBe(fen)
      }),
      { numRuns: 500, seed: seedOf('fen') },
    )
  })
})

/** Reads capitals up to 亿, by itself. */
function readCapitals(text: string): number {
  const digits = '零壹贰叁肆伍陆柒捌玖'
  const [yuan = '', rest = ''] = text.includes('元') ? text.split('元') : ['', text]
  const group = (part: string) =>
    [...part.matchAll(/([壹贰叁肆伍陆柒捌玖])([拾佰仟]?)/g)].reduce(
      (sum, [, digit = '', place = '']) => sum + digits.indexOf(digit) * ({ 拾: 10, 佰: 100, 仟: 1000 }[place] ?? 1),
      0,
    )
  const [high, middle] = yuan.includes('亿') ? yuan.split('亿') : ['', yuan]
  const [thousands, ones] = middle?.includes('万') ? middle.split('万') : ['', middle]
  const small = (unit: string) => digits.indexOf(new RegExp(`([壹贰叁肆伍陆柒捌玖])${unit}`).exec(rest)?.[1] ?? '零')
  return (group(high ?? '') * 1e8 + group(thousands ?? '') * 1e4 + group(ones ?? '')) * 100 + small('角') * 10 + small('分')
}
