import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { kindOf } from '../../web/pages/studio/file-kinds'
import { optionsOf, propertiesOf } from '../../web/pages/studio/properties/model'
import type { Schemas } from '../../web/pages/studio/schema-walk'

const schemas: Schemas = Object.fromEntries(
  readdirSync('schemas/platform').map((name) => [
    name.replace('.schema.json', ''),
    JSON.parse(readFileSync(`schemas/platform/${name}`, 'utf8')),
  ]),
)
const programmes = ['dalian-digital-2024', 'lanwan-green-2026']
const files = programmes.flatMap((programme) =>
  ['schemas', 'rules'].flatMap((folder) =>
    readdirSync(`${folder}/${programme}`)
      .filter((name) => name.endsWith('.json'))
      .map((name) => ({ path: `${folder}/${name}`, document: JSON.parse(readFileSync(`${folder}/${programme}/${name}`, 'utf8')) })),
  ),
)
/** Written in editors of their own. */
const ownEditors = new Set(['form', 'dictionary'])

describe('the properties of a thing', () => {
  test('cover every key that the shipped programmes use, in Chinese', () => {
    const missing = new Set<string>()
    const english = new Set<string>()
    for (const { path, document } of files) {
      const schema = kindOf(path).schema ?? ''
      if (ownEditors.has(schema)) continue
      visit(document, [])
      function visit(value: unknown, place: (string | number)[]) {
        if (typeof value !== 'object' || value === null) return
        const properties = propertiesOf(schemas, schema, place, document)
        for (const [key, inner] of Object.entries(value)) {
          if (['$schema', 'id', 'kind'].includes(key) || (key === 'name' && schema === 'eligibility')) continue
          const property = properties.find(({ name }) => name === key)
          if (!property) missing.add(`${schema} ${place.filter((step) => typeof step === 'string').join('.')}.${key}`)
          else if (!/\p{Script=Han}/u.test(property.label)) english.add(`${property.owner}.${key}`)
          if (property?.control === 'list' && Array.isArray(inner))
            for (const [index, item] of inner.entries()) visit(item, [...place, key, index])
          if (property?.control === 'object') visit(inner, [...place, key])
          if (property?.control === 'map') for (const [name, item] of Object.entries(inner)) visit(item, [...place, key, name])
        }
      }
    }
    expect([...missing]).toEqual([])
    expect([...english]).toEqual([])
  })

  test('offer every choice of the language in Chinese', () => {
    const english = new Set<string>()
    const visit = (node: unknown) => {
      if (Array.isArray(node)) node.forEach(visit)
      if (typeof node !== 'object' || node === null) return
      const { enum: values, const: only } = node as { enum?: unknown; const?: unknown }
      const chosen = [...(Array.isArray(values) ? values : []), only].filter(
        (value) => typeof value === 'string' || typeof value === 'number',
      )
      for (const { label } of optionsOf(chosen)) if (!/\p{Script=Han}/u.test(label)) english.add(label)
      Object.values(node).forEach(visit)
    }
    for (const [name, schema] of Object.entries(schemas)) if (name !== 'demo' && name !== 'example') visit(schema)
    expect([...english]).toEqual([])
  })

  test('are those of the kind of fact that is written, without those of other kinds', () => {
    const document = {
      facts: [{ id: 'listed', label: '是否在名单中', kind: 'register', type: 'boolean', register: 'listed', key: 'creditCode' }],
    }
    const names = propertiesOf(schemas, 'facts', ['facts', 0], document).map(({ name }) => name)
    expect(names).toContain('register')
    expect(names).not.toContain('formula')
    expect(names).not.toContain('id')
  })

  test('tell conditions, formulas, lists and names apart', () => {
    const controls = (schema: string, place: (string | number)[]) =>
      Object.fromEntries(propertiesOf(schemas, schema, place, {}).map(({ name, control }) => [name, control]))
    expect(controls('eligibility', ['rules', 0])).toMatchObject({
      label: 'text',
      severity: 'choice',
      applies: 'condition',
      otherwise: 'long',
      selfCheck: 'flag',
      overridable: 'texts',
    })
    expect(controls('worksheet', ['rows', 0])).toMatchObject({ formula: 'formula', round: 'object' })
    expect(controls('workflow', ['actions', 0])).toMatchObject({ needs: 'choices', mails: 'list', when: 'condition', kind: 'choice' })
  })
})
