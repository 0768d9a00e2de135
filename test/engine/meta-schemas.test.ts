import { describe, expect, test } from 'vitest'
import { shapeProblems } from '../../server/engine/compile/meta-schemas.js'
import { metaSchemas } from '../../server/engine/generated/meta-schemas.js'
import type { Json } from '../../server/engine/model.js'

const places = (kind: string, value: Json) => shapeProblems(kind, value).map(({ at, code }) => `${code} ${at}`)

describe('shapeProblems', () => {
  test.each(Object.keys(metaSchemas))('knows what a file of the kind %s must look like', (kind) => {
    expect(shapeProblems(kind, 'no object').length).toBeGreaterThan(0)
  })

  test('names only the defect of a field, not of the kinds of section that it is not', () => {
    const form = {
      type: 'object',
      title: '表',
      properties: { basics: { type: 'object', title: '一', properties: { name: { type: 'string', titel: '名称' } } } },
    }
    expect(places('form', form)).toEqual([
      'missing-key /properties/basics/properties/name',
      'unknown-key /properties/basics/properties/name/titel',
    ])
  })

  test('names only the defect of a condition, not of the kinds of condition that it is not', () => {
    const rule = { name: 'a', label: '甲', severity: 'block', otherwise: '乙' }
    const rules = (conditions: Json) => ({ rules: [{ ...rule, conditions }] })
    expect(places('eligibility', rules({ all: [{ fact: 'a', operator: 'is', value: 1 }] }))).toEqual([
      'wrong-value /rules/0/conditions/all/0/operator',
    ])
    expect(places('eligibility', rules({ any: [] }))).toEqual(['shape /rules/0/conditions/any'])
    expect(places('eligibility', rules({ fact: 'a', operator: 'equal' }))).toEqual(['missing-key /rules/0/conditions'])
  })

  test('tells a fact by its kind', () => {
    const facts = (fact: { [key: string]: Json }) => ({ facts: [{ id: 'a', label: '甲', ...fact }] })
    expect(places('facts', facts({ kind: 'count', over: 'rows', type: 'string' }))).toEqual(['wrong-value /facts/0/type'])
    expect(places('facts', facts({ kind: 'sum' }))).toEqual(['wrong-value /facts/0/kind'])
    expect(places('facts', facts({}))).toEqual(['missing-key /facts/0'])
  })

  test('says what is meant in Chinese, with the near name as the remedy', () => {
    expect(shapeProblems('workflow', { initial: 'a', states: [], actions: [], state: 1 })).toEqual([
      { at: '/state', code: 'unknown-key', message: '不认识的键“state”', remedy: '您是不是想用“states”？' },
      { at: '/states', code: 'shape', message: '至少要有 2 项', remedy: '补上内容，或删除这一整项' },
    ])
  })

  test('has Chinese words for every keyword that the meta-schemas use', () => {
    const used = new Set<string>()
    const visit = (node: unknown, isMap: boolean): void => {
      if (Array.isArray(node)) for (const item of node) visit(item, false)
      else if (typeof node === 'object' && node !== null)
        for (const [key, value] of Object.entries(node)) {
          if (!isMap) used.add(key)
          visit(value, !isMap && (key === 'properties' || key === 'definitions'))
        }
    }
    for (const schema of Object.values(metaSchemas)) visit(schema, false)
    const structure = [
      '$schema',
      '$id',
      '$ref',
      'title',
      'description',
      'definitions',
      'properties',
      'items',
      'oneOf',
      'uniqueItems',
      'default',
    ]
    const said = ['additionalProperties', 'required', 'type', 'enum', 'const', 'pattern', 'propertyNames']
    const limits = ['minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties', 'minimum', 'maximum']
    expect([...used].filter((key) => ![...structure, ...said, ...limits].includes(key))).toEqual([])
  })
})
