/** Which fields are asked and which are missing: our own walk says what JSON Schema says of the same form. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkAnswers } from '../../server/engine/form/form.js'
import { formModel } from '../../server/engine/form/model.js'
import type { ConditionalFields, Field, FieldSection } from '../../server/engine/generated/form.js'
import type { Json } from '../../server/engine/model.js'
import { programmeOf, seedOf, stageOf } from './build.js'

const basic = {
  a: { type: 'boolean', title: '甲' },
  b: { type: 'string', title: '乙', enum: ['x', 'y', 'z'] },
  c: { type: 'integer', title: '丙' },
  l: { type: 'array', title: '丁', items: { type: 'string', oneOf: ['x', 'y', 'z'].map((value) => ({ const: value, title: value })) } },
} satisfies Record<string, Field>
const conditional = ['d', 'e', 'f', 'g'] as const
const values: Record<string, Json[]> = {
  a: [true, false],
  b: ['x', 'y', 'z'],
  c: [0, 1, 2],
  l: [['x'], ['y'], ['x', 'z'], ['x', 'y', 'z']],
  d: ['p', 'q'],
  e: ['p', 'q'],
  f: ['p', 'q'],
  g: ['p', 'q'],
}

const one = (key: string) => fc.constantFrom(...(values[key] ?? []))
const choice = fc.constantFrom('x', 'y', 'z')
const contains = fc.record({
  contains: fc.oneof(fc.record({ const: choice }), fc.record({ enum: fc.uniqueArray(choice, { minLength: 1, maxLength: 2 }) })),
})
const fieldTest = (key: string) => (key === 'l' ? fc.oneof(contains, fc.record({ not: contains })) : scalarTest(key))
const scalarTest = (key: string) =>
  fc.oneof(
    fc.record({ const: one(key) }),
    fc.record({ enum: fc.uniqueArray(one(key), { minLength: 1 }) }),
    fc.record({ not: fc.oneof(fc.record({ const: one(key) }), fc.record({ enum: fc.uniqueArray(one(key), { minLength: 1 }) })) }),
  )
// what hides a field may be hidden itself: d asks for e, f or g
const condition = fc
  .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'l'), { minLength: 1, maxLength: 2 })
  .chain((keys) => fc.tuple(fc.record(Object.fromEntries(keys.map((key) => [key, fieldTest(key)]))), fc.subarray(keys, { minLength: 1 })))
  .map(([properties, required]) => ({ properties, required }))
const conditionals = fc
  .tuple(
    fc.array(condition, { minLength: 1, maxLength: 3 }),
    fc.array(fc.tuple(fc.nat(2), fc.boolean(), fc.boolean()), { minLength: 4, maxLength: 4 }),
  )
  .map(([conditions, places]) => {
    const parts = conditions.map((given) => ({ if: given, then: part(), else: part() }))
    conditional.forEach((key, index) => {
      const [at = 0, inThen, required] = places[index] ?? []
      const target = parts[at % parts.length]?.[inThen ? 'then' : 'else']
      if (!target) return
      target.properties[key] = { type: 'string', title: key }
      if (required) target.required.push(key)
    })
    return parts satisfies ConditionalFields[]
  })
const part = (): { properties: Record<string, Field>; required: string[] } => ({ properties: {}, required: [] })
type Group = Record<string, Json>
const group = fc
  .record(Object.fromEntries(Object.keys(values).map((key) => [key, one(key)])), { requiredKeys: [] })
  .map((given): Group => Object.fromEntries(Object.entries(given).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]))))

const section = (allOf: ConditionalFields[]): FieldSection => ({ type: 'object', title: '部分', properties: basic, required: ['a'], allOf })
const stage = stageOf(programmeOf({ sections: { only: section([]) } }))

function ours(allOf: ConditionalFields[]) {
  const form = formModel({ type: 'object', title: '表', properties: { only: section(allOf) } }, new Map())
  return (given: Group) =>
    checkAnswers({ ...stage, form }, { only: given })
      .map(({ at, code }) => `${code === 'hidden-field' ? 'superfluous' : code}: ${at.split('/')[2]}`)
      .sort()
}

/**
 * JSON Schema itself, asked twice: fields of a `then` in which something is missing would be called superfluous as well.
 * `not not` keeps the condition from counting as asking for the fields it looks at.
 */
function theirs(allOf: ConditionalFields[]) {
  const { properties, required } = section(allOf)
  const ajv = new Ajv2020({ allErrors: true, strict: false, validateSchema: false })
  const bare = allOf.map(({ if: when, ...parts }) => ({
    if: { not: { not: when } },
    then: { properties: parts.then.properties },
    else: { properties: parts.else?.properties },
  }))
  const complete = ajv.compile({ properties, required, allOf })
  const closed = ajv.compile({ properties, allOf: bare, unevaluatedProperties: false })
  return (given: Group) => {
    const missing = complete(given) ? [] : (complete.errors ?? []).filter(({ keyword }) => keyword === 'required')
    const superfluous = closed(given) ? [] : (closed.errors ?? []).filter(({ keyword }) => keyword === 'unevaluatedProperties')
    const said = [
      ...missing.map(({ params }) => `required: ${params.missingProperty}`),
      ...superfluous.map(({ params }) => `superfluous: ${params.unevaluatedProperty}`),
    ]
    return [...new Set(said)].sort()
  }
}

describe('Conditional fields against JSON Schema', () => {
  test('400 random answers to 40 random sections: the same fields are asked, missing and refused', () => {
    const seen = { superfluous: 0, required: 0 }
    fc.assert(
      fc.property(conditionals, fc.array(group, { minLength: 10, maxLength: 10 }), (allOf, groups) => {
        const [say, expected] = [ours(allOf), theirs(allOf)]
        for (const given of groups) {
          const said = say(given)
          if (said.some((line) => line.startsWith('superfluous'))) seen.superfluous++
          if (said.some((line) => line.startsWith('required') && !line.endsWith(' a'))) seen.required++
          expect(said).toEqual(expected(given))
        }
      }),
      { numRuns: 40, seed: seedOf('conditional fields') },
    )
    expect(Math.min(seen.superfluous, seen.required)).toBeGreaterThan(30) // the random sections are about something
  })
})
