/** Unified social credit codes: which are right, and what is said about a wrong one. */
import { describe, expect, test } from 'vitest'
import { checkCreditCode, normaliseCreditCode } from '../../server/engine/values/credit-code.js'

describe('A credit code', () => {
  test.each([
    '91350100M000100Y43',
    '91210203MAY0DEM08H',
    '91210204MA0FAKE170',
    '91210211MAC0DE0168',
    '91210213123456788H',
    '912102127123456724',
    '91210214MA2XYTQ945',
    '912102810555000101',
    '91210283MADLNJ015T',
    '91210200MA9ABCDE2E',
    '91210231MA0P7WX3XW',
    '9121022460400001X0',
  ])('%s is right', (code) => {
    expect(checkCreditCode(code)).toBeUndefined()
  })

  test.each([
    ['91210203MAY0DEM08', '统一社会信用代码应为 18 位，现在是 17 位。'],
    ['91210203MAY0DEM08H0', '统一社会信用代码应为 18 位，现在是 19 位。'],
    ['210200004012345', '统一社会信用代码应为 18 位，现在是 15 位。'],
    ['', '统一社会信用代码应为 18 位，现在是 0 位。'],
    ['91210O03MAY0DEM08H', '第 6 位“O”不能用在统一社会信用代码里，是不是数字 0？'],
    ['9121021312I456788H', '第 11 位“I”不能用在统一社会信用代码里，是不是数字 1？'],
    ['91210204Mz0FAKE170', '第 10 位“Z”不能用在统一社会信用代码里，是不是数字 2？'],
    ['９１２１０２０２MA0TEST000', '第 14 位“S”不能用在统一社会信用代码里，是不是数字 5？'],
    ['9121021😀MA0TEST000', '第 8 位“😀”不能用在统一社会信用代码里。'],
    ['9121A214MA2XYTQ945', '第 5 位“A”应为数字：第 3–8 位是登记机关的行政区划码。'],
    ['912102127123546724', '第 17 位“2”与第 9–16 位不符（组织机构代码校验），请核对第 9–17 位。'],
    ['912102810555000114', '第 17 位“1”与第 9–16 位不符（组织机构代码校验），请核对第 9–17 位。'],
    ['91210211MAC0DE0167', '第 18 位“7”与前 17 位不符（校验码），请对照营业执照逐位核对。'],
    ['91310000MA3E5L9X7A', '第 18 位“A”与前 17 位不符（校验码），请对照营业执照逐位核对。'],
  ])('%s is wrong, and where', (code, sentence) => {
    expect(checkCreditCode(code)).toBe(sentence)
  })

  test('is read as people type it: blanks, hyphens, lower case, full width', () => {
    for (const typed of [' 9135 0100 M000 100Y 43 ', '91350100-M000100Y4-3', '91350100m000100y43', '９１３５０１００Ｍ０００１００Ｙ４３'])
      expect(normaliseCreditCode(typed)).toBe('91350100M000100Y43')
  })

  test('never survives one wrong character', () => {
    const code = '91210211MAC0DE0168'
    const changed = [...code].flatMap((character, place) =>
      [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
        .filter((other) => other !== character)
        .map((other) => code.slice(0, place) + other + code.slice(place + 1)),
    )
    expect(changed).toHaveLength(18 * 30)
    expect(changed.filter((wrong) => checkCreditCode(wrong) === undefined)).toEqual([])
  })
})
