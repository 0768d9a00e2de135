/** Which fields of a section are asked, given the answers of the same section: the if / then / else of the form, evaluated. */
import type { ChoiceTest, ConditionalFields, FieldCondition, FieldConditionExclusion, Fields } from '../generated/form.js'
import type { Json } from '../model.js'

/** A section of fields, or one row of a section of rows. */
export interface FieldGroup {
  properties: Fields
  required?: string[]
  allOf?: ConditionalFields[]
}

/** The keys of the fields that are asked, and those that must be filled, with these answers. */
export function visibleFields(group: FieldGroup, answers: Readonly<Record<string, Json>>): { asked: Set<string>; required: Set<string> } {
  const asked = new Set(Object.keys(group.properties))
  const required = new Set(group.required)
  for (const { if: condition, then, else: otherwise } of group.allOf ?? []) {
    const part = holds(condition, answers) ? then : otherwise
    for (const key of Object.keys(part?.properties ?? {})) asked.add(key)
    for (const key of part?.required ?? []) required.add(key)
  }
  return { asked, required }
}

function holds(condition: FieldCondition, answers: Readonly<Record<string, Json>>): boolean {
  if (condition.required.some((key) => !Object.hasOwn(answers, key))) return false
  return Object.entries(condition.properties).every(([key, test]) => {
    if (!Object.hasOwn(answers, key)) return true
    const answer = answers[key]
    return matches(test, answer) && !(test.not && matches(test.not, answer))
  })
}

const matches = (test: FieldConditionExclusion, answer: Json | undefined) =>
  (!('const' in test) || test.const === answer) && (!test.enum || test.enum.includes(answer)) && chosen(test.contains, answer)

/** As JSON Schema has it, what is no list passes here: its type is judged elsewhere. */
const chosen = (test: ChoiceTest | undefined, answer: Json | undefined): boolean =>
  !test || !Array.isArray(answer) || answer.some((choice) => test.const === choice || test.enum?.some((one) => one === choice))
