/** What is filled in by the steps of a demonstration: like a declaration above it, with dates that count from the day of the step. */

import { isObject } from '../form/answers.js'
import type { DemonstrationDeclaration, FillStep, SaveStep } from '../generated/demo.js'
import type { Answers, Json } from '../model.js'
import { addDays } from '../values/working-days.js'

type Declarations = readonly DemonstrationDeclaration[]
type Filling = SaveStep | FillStep

/** What a step of the declaration with that key fills in, by section; `day` is the day of the step. */
export function filledBy(declarations: Declarations, key: string, step: Filling, day: string): Answers {
  return dated(givenBy(declarations, key, step), day)
}

/** Everything that was filled in at the last, whoever it was, when the demonstration is played on the day. */
export function filledAtLast(declarations: Declarations, key: string, today: string): Answers {
  return stepsOf(declarations, key).reduce<Answers>(
    (before, step) => over(before, filledBy(declarations, key, step, addDays(today, -step.at.daysAgo))),
    {},
  )
}

/** Fields of a given section over those that are there; rows are replaced. */
export function over(before: Answers, given: Answers): Answers {
  const groups = Object.entries(given).map(([section, content]): [string, Json] => {
    const old = before[section]
    return [section, isObject(old) && isObject(content) ? { ...old, ...content } : content]
  })
  return { ...before, ...Object.fromEntries(groups) }
}

/** A group of fields with its dates; no other field is an object. */
export function datedFields(fields: Record<string, Json>, day: string): Record<string, Json> {
  const text = (value: Json) => (isObject(value) && typeof value.days === 'number' ? addDays(day, value.days) : value)
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, text(value)]))
}

/** Answers with their dates. */
export function dated(answers: Answers, day: string): Answers {
  const group = (content: Json) => (isObject(content) ? datedFields(content, day) : content)
  return Object.fromEntries(
    Object.entries(answers).map(([section, content]) => [section, Array.isArray(content) ? content.map(group) : group(content)]),
  )
}

const stepsOf = (declarations: Declarations, key: string): Filling[] =>
  (declarations.find((one) => one.key === key)?.steps ?? []).filter((step) => step.kind === 'save' || step.kind === 'fill')

function givenBy(declarations: Declarations, key: string, step: Filling): Answers {
  const like = step.like === undefined ? {} : givenLike(declarations, key, step.like, step)
  return over(like, (step.kind === 'save' ? step.answers : step.content && { [step.section]: step.content }) ?? {}) // JSON of a checked file
}

/** Only of a declaration above, so that none is like itself. */
function givenLike(declarations: Declarations, key: string, like: string, { kind, ...step }: Filling): Answers {
  const above = declarations.slice(
    0,
    declarations.findIndex((one) => one.key === key),
  )
  const isSuch = (other: Filling) => other.kind === kind && (other.kind === 'save' || ('section' in step && other.section === step.section))
  return stepsOf(above, like)
    .filter(isSuch)
    .reduce<Answers>((before, other) => over(before, givenBy(above, like, other)), {})
}
