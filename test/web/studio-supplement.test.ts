import { describe, expect, test } from 'vitest'
import { withItem, withProperty } from '../../web/pages/studio/json-edit'
import { fieldChoices, supplemented, valueFor } from '../../web/pages/studio/supplement'
import { pointerInWords } from '../../web/pages/studio/words'

const example = `{
  "stage": "first",
  "given": {
    "answers": {
      "basics": {
        "name": "甲"
      }
    },
    "materials": ["licence"]
  },
  "expect": { "findings": {}, "materials": { "required": ["licence"], "missing": [] } }
}
`

describe('insertions into JSON', () => {
  test('a property follows the last one in its way of writing, the rest stays as it was', () => {
    expect(withProperty(example, ['given', 'answers', 'basics'], 'count', 3)).toBe(example.replace('"甲"\n', '"甲",\n        "count": 3\n'))
    expect(withProperty('{"a": {"b": 1}}', ['a'], 'c', true)).toBe('{"a": {"b": 1, "c": true}}')
    expect(withProperty(example, ['expect', 'findings'], 'rule', 'met')).toBe(
      example.replace('"findings": {}', '"findings": { "rule": "met" }'),
    )
  })

  test('an item follows the last one', () => {
    expect(withItem(example, ['given', 'materials'], 'proof')).toBe(
      example.replace('"materials": ["licence"]', '"materials": ["licence", "proof"]'),
    )
  })

  test('what is there already, or has no place, changes nothing', () => {
    expect(withProperty(example, ['given', 'answers', 'basics'], 'name', '乙')).toBe(example)
    expect(withProperty(example, ['given', 'answers', 'other'], 'name', '乙')).toBe(example)
    expect(withItem(example, ['given', 'materials'], 'licence')).toBe(example)
    expect(withProperty('{ broken', ['given'], 'a', 1)).toBe('{ broken')
  })
})

describe('many examples at once', () => {
  const files = {
    'rules/examples/a.json': example,
    'rules/examples/b.json': example.replace('"first"', '"second"'),
    'schemas/first.form.json': JSON.stringify({
      properties: {
        basics: {
          type: 'object',
          title: '基础信息',
          properties: { name: { type: 'string', title: '名称' }, count: { type: 'integer', title: '数量' } },
          allOf: [{ then: { properties: { more: { type: 'boolean', title: '更多' } } } }],
        },
        rows: { type: 'array', title: '明细' },
      },
    }),
  }

  test('only examples of the stage change', () => {
    const supplement = { kind: 'answer', stage: 'first', section: 'basics', field: 'count', value: 3 } as const
    expect(Object.keys(supplemented(files, Object.keys(files), supplement))).toEqual(['rules/examples/a.json'])
  })

  test('a material is uploaded and expected', () => {
    const changed = supplemented(files, ['rules/examples/a.json'], { kind: 'material', stage: 'first', material: 'proof' })
    const { given, expect: expected } = JSON.parse(changed['rules/examples/a.json'] ?? '{}')
    expect(given.materials).toEqual(['licence', 'proof'])
    expect(expected.materials.required).toEqual(['licence', 'proof'])
  })

  test('the fields of a stage are offered with their section, conditional ones too', () => {
    expect(fieldChoices(files, 'first').map(({ value, label }) => [value, label])).toEqual([
      ['basics/name', '基础信息 › 名称'],
      ['basics/count', '基础信息 › 数量'],
      ['basics/more', '基础信息 › 更多'],
    ])
  })

  test('a value is kept as its field stores it, or not at all', () => {
    expect(valueFor({ type: 'integer' }, ' 12 ')).toBe(12)
    expect(valueFor({ type: 'integer' }, '1.5')).toBeUndefined()
    expect(valueFor({ type: 'string' }, '1.50')).toBe('1.50')
    expect(valueFor({ type: 'boolean' }, 'false')).toBe(false)
  })
})

describe('a pointer in words', () => {
  const form = { properties: { basics: { title: '基础信息', properties: { name: { title: '企业名称', clause: 'x' } } } } }

  test('uses the titles that the document gives', () => {
    expect(pointerInWords('/properties/basics/properties/name/clause', form)).toBe('字段“基础信息” › 字段“企业名称” › 依据条款')
    expect(pointerInWords('/rules/0/conditions', { rules: [{ name: 'a', label: '甲' }] })).toBe('规则“甲” › 条件')
  })

  test('counts where there is no title', () => {
    const table = { inputs: [{ id: 'size', label: '规模' }], outputs: [{ id: 'rate', label: '比例' }] }
    expect(pointerInWords('/rows/1/then/0', table)).toBe('第 2 行“比例”')
    expect(pointerInWords('/rules/2/conditions')).toBe('规则 › 第 3 项 › 条件')
  })
})
