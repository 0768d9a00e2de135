/** Answers before they are judged: what is filled at all, what is not asked, and the stored form of what was typed. */

import type { Answers, Json } from '../model.js'
import type { FieldModel, SectionModel, Stage } from '../programme.js'
import { normaliseDecimal } from '../values/decimals.js'
import { formats } from '../values/formats.js'
import { groupOf } from './model.js'
import { visibleFields } from './visible.js'

type Group = Record<string, Json>

/** Whether a value is a JSON object. */
export const isObject = (value: unknown): value is Group => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether an answer counts as not filled: nothing, blank text, no choice. */
export const isBlank = (value: Json | undefined) =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0)

/** The answers without blank fields; sections that are absent count as empty. */
export function filledAnswers(stage: Stage, answers: Answers): Answers {
  const filled: Answers = { ...answers }
  for (const section of stage.form.sections) {
    const content = Object.hasOwn(answers, section.key) ? answers[section.key] : undefined
    if (content === undefined || content === null) filled[section.key] = section.kind === 'rows' ? [] : {}
    else filled[section.key] = eachGroup(content, (group) => withoutBlanks(section, group))
  }
  return filled
}

/** What is stored of answers as they were sent: trimmed, in the form of their format, without fields that are not asked. */
export function normaliseAnswers(stage: Stage, answers: Answers): Answers {
  const normalised: Answers = { ...answers }
  for (const section of stage.form.sections) {
    const content = Object.hasOwn(answers, section.key) ? answers[section.key] : undefined
    if (content !== undefined)
      normalised[section.key] = eachGroup(content, (group) => withoutHidden(stage, section, normaliseGroup(section, group)))
  }
  return normalised
}

/** The fields of a group that are asked; what hides a field may be hidden itself, so this goes on until nothing changes. */
export function askedAnswers(stage: Stage, section: SectionModel, group: Group): Group {
  return withoutHidden(stage, section, withoutBlanks(section, group))
}

function eachGroup(content: Json, change: (group: Group) => Group): Json {
  if (Array.isArray(content)) return content.map((row) => (isObject(row) ? change(row) : row))
  return isObject(content) ? change(content) : content
}

function withoutBlanks(section: SectionModel, group: Group): Group {
  const isBlankField = ([key, value]: [string, Json]) => isBlank(value) && section.fields.some((field) => field.key === key)
  const entries = Object.entries(group)
  return entries.some(isBlankField) ? Object.fromEntries(entries.filter((entry) => !isBlankField(entry))) : group
}

function withoutHidden(stage: Stage, section: SectionModel, group: Group): Group {
  const schema = stage.form.schema.properties[section.key]
  const hideable = section.fields.filter(({ conditional }) => conditional)
  if (!schema || hideable.length === 0) return group
  let kept = group
  for (;;) {
    const { asked } = visibleFields(groupOf(schema), withoutBlanks(section, kept))
    const hidden = hideable.filter(({ key }) => !asked.has(key) && Object.hasOwn(kept, key))
    if (hidden.length === 0) return kept
    kept = Object.fromEntries(Object.entries(kept).filter(([key]) => !hidden.some((field) => field.key === key)))
  }
}

function normaliseGroup(section: SectionModel, group: Group): Group {
  const fields = new Map(section.fields.map((field) => [field.key, field]))
  return Object.fromEntries(
    Object.entries(group).map(([key, value]) => {
      const field = fields.get(key)
      return [key, field && typeof value === 'string' ? normaliseText(field, value) : value]
    }),
  )
}

function normaliseText(field: FieldModel, text: string): string {
  if (field.schema.decimal) return normaliseDecimal(text)
  if (field.schema.format) return formats[field.schema.format].normalise(text)
  return text.replace(/\r\n?/g, '\n').trim()
}
