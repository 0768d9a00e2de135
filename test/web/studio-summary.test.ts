import { describe, expect, test } from 'vitest'
import { summaryOf } from '../../web/pages/studio/summary'

const lines = (before: unknown, after: unknown) => summaryOf(JSON.stringify(before), JSON.stringify(after))

describe('differences in words', () => {
  test('a changed value names the thing by its title and the property by its word', () => {
    const sheet = (value: string) => ({ parameters: [{ id: 'cap', label: '封顶', values: [{ value }] }] })
    expect(lines(sheet('50'), sheet('60'))).toEqual([
      { kind: 'changed', where: '参数“封顶” › 各期取值 › 第 1 项 › 取值', before: '50', after: '60' },
    ])
  })

  test('things are found by their identifier, wherever they stand', () => {
    const before = { rules: [{ name: 'a', label: '甲', severity: 'block' }] }
    const after = {
      rules: [
        { name: 'b', label: '乙' },
        { name: 'a', label: '甲', severity: 'advise' },
      ],
    }
    expect(lines(before, after)).toEqual([
      { kind: 'added', where: '规则“乙”' },
      { kind: 'changed', where: '规则“甲” › 严重程度', before: '阻止提交', after: '提示' },
    ])
  })

  test('fields of a form are called by their titles', () => {
    const form = (fields: object) => ({ properties: { basics: { type: 'object', title: '基础信息', properties: fields } } })
    const found = lines(form({}), form({ staff: { type: 'integer', title: '人数' } }))
    expect(found).toEqual([{ kind: 'added', where: '字段“基础信息” › 字段“人数”' }])
  })

  test('lists of words say what came and what went', () => {
    expect(lines({ required: ['a', 'b'] }, { required: ['b', 'c'] })).toEqual([
      { kind: 'added', where: '必填项', after: 'c' },
      { kind: 'removed', where: '必填项', before: 'a' },
    ])
  })

  test('required fields are called by their titles', () => {
    const part = (...required: string[]) => ({ properties: { a: { title: '甲' }, b: { title: '乙' } }, required })
    expect(lines(part('a'), part('a', 'b'))).toEqual([{ kind: 'added', where: '必填项', after: '乙' }])
  })

  test('a new order alone is said, other formatting is not', () => {
    expect(lines({ rules: [{ name: 'a' }, { name: 'b' }] }, { rules: [{ name: 'b' }, { name: 'a' }] })).toEqual([
      { kind: 'changed', where: '规则', before: '原来的顺序', after: '新的顺序' },
    ])
    expect(summaryOf('{"a":1}', '{\n  "a": 1\n}')).toEqual([])
  })

  test('a text that is not JSON has no summary', () => {
    expect(summaryOf('{}', '{')).toBeUndefined()
  })
})
