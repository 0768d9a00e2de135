/** What is wrong with the forms of the stages: their sections, keys, conditional fields. */

import { fieldsOf, groupOf } from '../form/model.js'
import type { FieldGroup } from '../form/visible.js'
import type { Field, Form, Section } from '../generated/form.js'
import type { Programme, Stage } from '../programme.js'
import { below, type Complaint, complaint, type Place, unknownName, unknownNames } from '../values/compile-problems.js'
import { checkConditionals } from './conditionals.js'
import type { Draft } from './draft.js'
import { checkField } from './fields.js'
import { checkFillers } from './fillers.js'
import { checkRows } from './rows.js'

const mostFields = 300

/** What is wrong with the forms of the stages. */
export function checkForms(draft: Draft): Complaint[] {
  return [...draft.programme.stages.values()].flatMap((stage) => {
    const file = `schemas/${stage.id}.form.json`
    const form = stage.form.schema
    const fields = placedFields(form, file)
    return [
      ...unknownNames('section', form.required, Object.keys(form.properties), { file, at: '/required' }),
      ...tooMany(fields, file),
      ...uniqueKeys(form, fields),
      ...Object.entries(form.properties).flatMap(([key, section]) =>
        checkSection(section, { file, at: `/properties/${key}` }, stage, draft.programme),
      ),
      ...fields.flatMap(({ field, place }) => checkField(field, place, stage, draft.programme)),
    ]
  })
}

/** What is wrong with a group of fields outside of a form, such as those of an opinion. */
export function checkGroup(section: Section, place: Place, stage: Stage, programme: Programme): Complaint[] {
  const group = groupOf(section)
  return [
    ...unknownName('clause', section.clause, programme.clauses.keys(), below(place, 'clause')),
    ...checkRequired(group, place),
    ...checkConditionals(group, place),
    ...fieldsOf(group).flatMap(({ field, at }) => checkField(field, { file: place.file, at: `${place.at}${at}` }, stage, programme)),
  ]
}

interface PlacedField {
  key: string
  section: string
  field: Field
  place: Place
}

function placedFields(form: Form, file: string): PlacedField[] {
  return Object.entries(form.properties).flatMap(([section, content]) =>
    fieldsOf(groupOf(content)).map(({ key, field, at }) => ({
      key,
      section,
      field,
      place: { file, at: `${groupPlace(content, { file, at: `/properties/${section}` }).at}${at}` },
    })),
  )
}

const groupPlace = (section: Section, place: Place) => (section.type === 'array' ? below(place, 'items') : place)

const tooMany = (fields: readonly PlacedField[], file: string) =>
  fields.length > mostFields
    ? [complaint({ file, at: '/properties' }, 'too-many', `填报项超过 ${mostFields} 个（现在 ${fields.length} 个）`, '分成几个环节')]
    : []

/** A key names one field of the stage; only branches of the same section that exclude each other may ask the same field. */
function uniqueKeys(form: Form, fields: readonly PlacedField[]): Complaint[] {
  const known = new Map<string, PlacedField>()
  const rows = new Set(Object.entries(form.properties).flatMap(([key, { type }]) => (type === 'array' ? [key] : [])))
  return fields.flatMap((field) => {
    const first = known.get(field.key)
    if (rows.has(field.key)) return [complaint(field.place, 'repeated', `“${field.key}”已是一个多行部分的键`, '换一个键')]
    if (!first) known.set(field.key, field)
    if (!first || (first.section === field.section && JSON.stringify(first.field) === JSON.stringify(field.field))) return []
    return [complaint(field.place, 'repeated', `键“${field.key}”已经用于“${first.field.title}”`, '键在一个环节里只能用一次，换一个键')]
  })
}

function checkSection(section: Section, place: Place, stage: Stage, programme: Programme): Complaint[] {
  const group = groupOf(section)
  const at = groupPlace(section, place)
  return [
    ...unknownName('clause', section.clause, programme.clauses.keys(), below(place, 'clause')),
    ...(section.type === 'array' ? checkRows(section, place, programme) : []),
    ...checkFillers(section, place, stage, programme),
    ...checkRequired(group, at),
    ...checkConditionals(group, at),
  ]
}

/** A field that is asked only sometimes cannot be required always. */
function checkRequired(group: FieldGroup, place: Place): Complaint[] {
  const conditional = new Set(fieldsOf(group).flatMap((field) => (field.conditional ? [field.key] : [])))
  return (group.required ?? []).flatMap((key, index) => {
    const at = below(place, 'required', index)
    if (Object.hasOwn(group.properties, key)) return []
    if (conditional.has(key))
      return [complaint(at, 'required', `“${key}”只在一定条件下才填，不能总是必填`, '把它写进那个条件的 then.required')]
    return unknownName('field', key, Object.keys(group.properties), at)
  })
}
