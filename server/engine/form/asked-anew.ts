/** What another edition asks of somebody who has answered already. */
import type { Answers, Json } from '../model.js'
import type { FieldModel, SectionModel, Stage } from '../programme.js'
import { isBlank, isObject } from './answers.js'
import { groupOf } from './model.js'
import { visibleFields } from './visible.js'

/** A question that is new, or has to be answered now, and is not answered yet; or a material that is asked for. */
export interface AskedAnew {
  at: string
  label: string
  required: boolean
}

/** Questions that the applicant did not have before, or could leave empty, and has not answered. */
export function askedAnew(before: Stage, after: Stage, answers: Answers): AskedAnew[] {
  return after.form.sections
    .filter(({ by }) => !by)
    .flatMap((section) => {
      const isNew = !before.form.sections.some(({ key }) => key === section.key)
      if (isNew && section.kind === 'rows' && answers[section.key] === undefined)
        return [{ at: `/${section.key}`, label: section.title, required: (section.minItems ?? 0) > 0 }]
      return section.fields.flatMap((field) => askedField(before, after, section, field, answers))
    })
}

function askedField(before: Stage, after: Stage, section: SectionModel, field: FieldModel, answers: Answers): AskedAnew[] {
  const schema = after.form.schema.properties[section.key]
  const earlier = before.form.fields.get(field.key)
  if (!schema || field.schema.locked || (earlier && (earlier.required || !field.required))) return []
  const unanswered = (section.kind === 'rows' && answers[section.key] === undefined ? [] : groupsOf(answers, section.key)).flatMap(
    (group) => {
      const { asked, required } = visibleFields(groupOf(schema), group)
      return asked.has(field.key) && isBlank(group[field.key]) ? [required.has(field.key)] : []
    },
  )
  return unanswered.length > 0 ? [{ at: field.pointer, label: field.title, required: unanswered.some((is) => is) }] : []
}

/** Materials that the other checklist adds, or asks for now. */
export function newMaterials(before: Stage, after: Stage): AskedAnew[] {
  const known = new Map(before.materials.materials.map((material) => [material.id, material]))
  return after.materials.materials.flatMap(({ id, title, need }) => {
    const earlier = known.get(id)
    if (earlier && (earlier.need === 'required' || need !== 'required')) return []
    return [{ at: `/materials/${id}`, label: `材料：${title}`, required: need === 'required' }]
  })
}

/** The rows of a section, or the one group that it is. */
export function groupsOf(answers: Answers, section: string): Record<string, Json>[] {
  const content = answers[section]
  return (Array.isArray(content) ? content : [content]).map((one) => (isObject(one) ? one : {}))
}
