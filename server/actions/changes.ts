/** Differences of answers, field by field, in the words of the form. */

import { displayAnswer } from '../engine/conditions/display.js'
import { isObject } from '../engine/form/answers.js'
import type { Answers, Json } from '../engine/model.js'
import type { FieldModel, Programme, SectionModel, Stage } from '../engine/programme.js'

export interface Change {
  at: string
  label: string
  before: string
  after: string
}

/** What differs between two versions of a stage's answers. */
export function changesBetween(programme: Programme, stage: Stage, before: Answers, after: Answers): Change[] {
  return stage.form.sections.flatMap((section) => {
    const [old, now] = [before[section.key], after[section.key]]
    return section.kind === 'fields' ? fieldChanges(programme, section, old, now, '') : rowChanges(programme, section, old, now)
  })
}

function fieldChanges(
  programme: Programme,
  section: SectionModel,
  before: Json | undefined,
  after: Json | undefined,
  row: string,
): Change[] {
  return section.fields.flatMap((field) => {
    const [old, now] = [answerOf(before, field), answerOf(after, field)]
    if (JSON.stringify(old ?? '') === JSON.stringify(now ?? '')) return []
    const at = row ? `/${section.key}/${row}/${field.key}` : `/${section.key}/${field.key}`
    const label = row ? `${section.title} 第 ${Number(row) + 1} 行 ${field.title}` : field.title
    return [{ at, label, before: displayAnswer(field, old, programme), after: displayAnswer(field, now, programme) }]
  })
}

function rowChanges(programme: Programme, section: SectionModel, before: Json | undefined, after: Json | undefined): Change[] {
  const [old, now] = [Array.isArray(before) ? before : [], Array.isArray(after) ? after : []]
  const common = Math.min(old.length, now.length)
  const changed = Array.from({ length: common }, (_, index) =>
    fieldChanges(programme, section, old[index], now[index], String(index)),
  ).flat()
  if (old.length === now.length) return changed
  return [...changed, { at: `/${section.key}`, label: section.title, before: `${old.length} 行`, after: `${now.length} 行` }]
}

const answerOf = (group: Json | undefined, field: FieldModel) =>
  isObject(group) && Object.hasOwn(group, field.key) ? group[field.key] : undefined
