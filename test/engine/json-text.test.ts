import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readJson } from '../../server/engine/values/json-text.js'

describe('readJson', () => {
  test('reads what JSON.parse reads, whatever the blanks between', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(undefined, 0, 1, 2, '\t'), (value, space) => {
        const text = JSON.stringify(value, null, space)
        const { value: read, problems } = readJson(text)
        if (problems.length === 0) expect(read).toEqual(JSON.parse(text))
        else expect(problems.every(({ code }) => code === 'forbidden-name')).toBe(true)
      }),
    )
  })

  test('accepts no text that JSON.parse refuses', () => {
    const broken = fc.tuple(fc.json(), fc.nat(), fc.constantFrom('', '"', ',', '}', '\\', '\n', '1', '-', '.', 'x', '\u0001'))
    fc.assert(
      fc.property(broken, ([text, at, inserted]) => {
        const place = at % (text.length + 1)
        const changed = text.slice(0, place) + inserted + text.slice(place)
        const { problems } = readJson(changed)
        if (problems.length === 0) expect(() => JSON.parse(changed)).not.toThrow()
      }),
    )
  })

  test('reads escapes and characters beyond the first plane', () => {
    expect(readJson('{"a":"\\u7533\\n\\"\\\\/","b":"𠮷"}').value).toEqual({ a: '申\n"\\/', b: '𠮷' })
  })

  test('leaves out a byte order mark', () => {
    expect(readJson('\ufeff{}')).toEqual({ value: {}, problems: [] })
  })

  test.each([
    ['an unfinished text', '{"a":', '/a', '内容不完整'],
    ['a comma too many in an object', '{"a":1,}', '', '多了一个逗号'],
    ['a comma too many in a list', '[1,]', '', '多了一个逗号'],
    ['a missing comma', '{"a":1\n "b":2}', '', '第 2 行第 2 个字符'],
    ['a missing colon', '{"a" 1}', '', '冒号'],
    ['a key without quotes', '{a:1}', '', '双引号'],
    ['an apostrophe', "['a']", '/0', "不应是 '"],
    ['a comment', '{ // x\n}', '', '双引号'],
    ['something after the end', '{} {}', '', '多余的内容'],
    ['a text that is not closed', '"abc', '', '没有用双引号结束'],
    ['a text over two lines', '"a\nb"', '', '没有用双引号结束'],
    ['a control character', '"a\u0001b"', '', '不能直接写的字符'],
    ['a wrong escape', '"\\x"', '', '反斜杠'],
    ['a leading zero', '{"a":01}', '/a', '不应是 0'],
    ['a number without end', '1.', '', '不应是 1'],
    ['an infinite number', '[1e999]', '/0', '太大'],
    ['not a number', '[NaN]', '/0', '不应是 N'],
    ['nothing', '', '', '内容不完整'],
  ])('names place and cause of %s', (_name, text, at, says) => {
    const { value, problems } = readJson(text)
    expect(value).toBeUndefined()
    expect(problems).toMatchObject([{ code: 'json', at }])
    expect(problems[0]?.message).toContain(says)
  })

  test('tells every key that stands twice and every forbidden one', () => {
    expect(readJson('{"a":1,"b":{"c":1,"c":2},"constructor":1,"a":3}').problems.map(({ code, at }) => [code, at])).toEqual([
      ['duplicate-key', '/b/c'],
      ['forbidden-name', '/constructor'],
      ['duplicate-key', '/a'],
    ])
  })

  test('never makes an object with another prototype', () => {
    expect(readJson('{"\\u005f_proto__":{"polluted":true}}')).toMatchObject({ problems: [{ code: 'forbidden-name' }] })
    expect(Object.getPrototypeOf(readJson('{"a":{}}').value)).toBe(Object.prototype)
  })

  test('refuses what is too deep at once, without filling the stack', () => {
    const started = performance.now()
    expect(readJson('['.repeat(1_000_000)).problems).toMatchObject([{ code: 'too-deep' }])
    expect(readJson('{"a":'.repeat(200_000)).problems).toMatchObject([{ code: 'too-deep' }])
    expect(performance.now() - started).toBeLessThan(500)
  })
})
