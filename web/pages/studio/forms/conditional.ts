/** Conditions of conditional fields: one question of the same section with the answers that bring the field up. */
import type { ConditionalFields, Field, FieldConditionTest } from '../../../../server/engine/generated/form'
import { optionsOf } from '../../../form/model'
import { type FieldNode, isRecord, list } from './form-tree'

export interface SimpleTest {
  field: string
  /** Asked for these answers, or for all but them. */
  negated: boolean
  values: (string | number | boolean)[]
}

/** What a condition says, where it is about one question; undefined where only the expert view can show it. */
export function simpleTest(test: unknown): SimpleTest | undefined {
  if (!isRecord(test) || !isRecord(test.properties)) return undefined
  const [entry, ...others] = Object.entries(test.properties)
  if (!entry || others.length > 0 || JSON.stringify(test.required) !== JSON.stringify([entry[0]]) || !isRecord(entry[1])) return undefined
  const [field, condition] = entry
  const negated = 'not' in condition
  const inner = negated ? condition.not : condition
  if (!isRecord(inner) || Object.keys(condition).length !== 1) return undefined
  const values = valuesOf(isRecord(inner.contains) && Object.keys(inner).length === 1 ? inner.contains : inner)
  return values && { field, negated, values }
}

function valuesOf(test: Readonly<Record<string, unknown>>): SimpleTest['values'] | undefined {
  if (Object.keys(test).length !== 1) return undefined
  const values = 'const' in test ? [test.const] : 'enum' in test ? list(test.enum) : undefined
  return values?.every((value) => ['string', 'number', 'boolean'].includes(typeof value)) ? (values as SimpleTest['values']) : undefined
}

/** The condition as the form says it. */
export function testFrom({ field, negated, values }: SimpleTest, asked: Field): ConditionalFields['if'] {
  const [first, ...others] = values
  const inner = others.length === 0 ? { const: first } : { enum: values }
  const choice = asked.type === 'array' ? { contains: inner } : inner
  const test = (negated ? { not: choice } : choice) as FieldConditionTest
  return { properties: { [field]: test }, required: [field] }
}

/** Answers among which a condition may choose. */
export function choicesFor(field: Field | undefined): { value: string | number | boolean; label: string }[] {
  if (field?.type === 'boolean')
    return [
      { value: true, label: '是' },
      { value: false, label: '否' },
    ]
  return field ? optionsOf(field).map(({ value, title }) => ({ value, label: title })) : []
}

/** A condition in words; undefined where it is more than one question. */
export function sayTest(test: unknown, fields: readonly FieldNode[]): string | undefined {
  const simple = simpleTest(test)
  if (!simple) return undefined
  const asked = fields.find(({ key }) => key === simple.field)?.field
  const titles = new Map(choicesFor(asked).map(({ value, label }) => [value, label]))
  const words = simple.values.map((value) => `“${titles.get(value) ?? String(value)}”`).join('或')
  return `“${asked?.title ?? simple.field}”${simple.negated ? '不是' : '是'}${words}`
}

/** Answers under which a field is asked, so that it can be looked at. */
export function answersFor(node: FieldNode | undefined, fields: readonly FieldNode[], depth = 0): Record<string, unknown> {
  const { condition } = node ?? {}
  const simple = simpleTest(condition?.test)
  if (!condition || !simple || depth > 5) return {}
  const asked = fields.find(({ key }) => key === simple.field)
  if (!asked) return {}
  const wanted = (condition.branch === 'then') !== simple.negated
  const value = wanted ? simple.values[0] : choicesFor(asked.field).find((choice) => !simple.values.includes(choice.value))?.value
  if (value === undefined) return {}
  return { ...answersFor(asked, fields, depth + 1), [asked.key]: asked.field.type === 'array' ? [value] : value }
}
