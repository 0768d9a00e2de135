/** Under which answers a conditional field is asked, in words. */

import type { ChoiceTest, ConditionalFields, FieldCondition } from '../generated/form.js'
import type { Stage } from '../programme.js'
import { groupOf } from './model.js'

/** The condition under which a field of a section is asked; empty where it is always asked. */
export function sayFieldCondition(key: string, section: string, stage: Stage): string {
  const schema = stage.form.schema.properties[section]
  const conditionals = schema ? (groupOf(schema).allOf ?? []) : []
  return conditionals.flatMap((conditional) => sayBranches(key, conditional, stage)).join('，或')
}

function sayBranches(key: string, { if: condition, then, else: otherwise }: ConditionalFields, stage: Stage): string[] {
  const asks = (part: ConditionalFields['then'] | undefined) => Object.hasOwn(part?.properties ?? {}, key)
  return [...(asks(then) ? [sayIf(condition, stage)] : []), ...(asks(otherwise) ? [`不是（${sayIf(condition, stage)}）`] : [])]
}

function sayIf({ properties }: FieldCondition, stage: Stage): string {
  const tests = Object.entries(properties).flatMap(([key, { const: only, enum: several, contains, not }]) => {
    const field = stage.form.fields.get(key)
    const title = field?.title ?? key
    const words = (value: unknown) =>
      field?.options?.get(String(value)) ?? (typeof value === 'boolean' ? (value ? '是' : '否') : String(value))
    return [
      ...(only === undefined ? [] : [`“${title}”为“${words(only)}”`]),
      ...(several ? [`“${title}”为“${several.map(words).join('、')}”之一`] : []),
      ...(contains ? [`“${title}”选了“${choicesOf(contains).map(words).join('、')}”${contains.enum ? '中任何一个' : ''}`] : []),
      ...(not?.const === undefined ? [] : [`“${title}”不为“${words(not.const)}”`]),
      ...(not?.enum ? [`“${title}”不为“${not.enum.map(words).join('、')}”中任何一个`] : []),
      ...(not?.contains
        ? [`“${title}”没有选“${choicesOf(not.contains).map(words).join('、')}”${not.contains.enum ? '中任何一个' : ''}`]
        : []),
    ]
  })
  return tests.join('，且')
}

const choicesOf = ({ const: only, enum: several = [] }: ChoiceTest) => (only === undefined ? several : [only])
