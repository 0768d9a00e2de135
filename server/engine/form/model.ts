/** The model of a form: its sections and fields by key, with the validator. */

import type { ConditionalFields, Field, Form, RowSection, Section } from '../generated/form.js'
import type { Answers } from '../model.js'
import type { DictionaryModel, FieldModel, FormModel, SectionModel } from '../programme.js'
import { fieldType, formValidator, rowCounts } from './schema.js'
import type { FieldGroup } from './visible.js'

/** Makes the model of a checked form. */
export function formModel(form: Form, dictionaries: ReadonlyMap<string, DictionaryModel>): FormModel {
  const sections = Object.entries(form.properties).map(([key, section]) => sectionModel(key, section))
  return {
    schema: form,
    title: form.title,
    sections,
    fields: new Map(sections.flatMap((section) => section.fields.map((field) => [field.key, field]))),
    validate: formValidator(form, dictionaries),
  }
}

/** The fields of a section, or of one of its rows, as configured. */
export const groupOf = (section: Section): FieldGroup => (section.type === 'object' ? section : section.items)

/** Every field of a section with where it stands in the form's file, conditional ones after the field they depend on. */
export function fieldsOf(group: FieldGroup): { key: string; field: Field; at: string; conditional: boolean }[] {
  const found = Object.entries(group.properties).map(([key, field]) => ({ key, field, at: `/properties/${key}`, conditional: false }))
  const later = (group.allOf ?? []).flatMap((conditional, index) => conditionalFields(conditional, index))
  for (const entry of later) {
    const after = Math.max(...entry.dependsOn.map((key) => found.findLastIndex((other) => other.key === key)))
    let place = after < 0 ? found.length : after + 1
    while (found[place]?.conditional) place++
    found.splice(place, 0, { key: entry.key, field: entry.field, at: entry.at, conditional: true })
  }
  return found
}

function conditionalFields({ if: condition, then, else: otherwise }: ConditionalFields, index: number) {
  const dependsOn = Object.keys(condition.properties)
  return Object.entries({ then, else: otherwise }).flatMap(([branch, part]) =>
    Object.entries(part?.properties ?? {}).map(([key, field]) => ({
      key,
      field,
      dependsOn,
      at: `/allOf/${index}/${branch}/properties/${key}`,
    })),
  )
}

function sectionModel(key: string, section: Section): SectionModel {
  const group = groupOf(section)
  const kind = section.type === 'object' ? 'fields' : 'rows'
  const required = new Set([
    ...(group.required ?? []),
    ...(group.allOf ?? []).flatMap(({ then, else: otherwise }) => [...(then.required ?? []), ...(otherwise?.required ?? [])]),
  ])
  const unique = new Map(fieldsOf(group).map((entry) => [entry.key, entry]))
  return {
    key,
    title: section.title,
    description: section.description,
    clause: section.clause,
    ...(section.by && { by: section.by, in: section.in ?? [] }),
    kind,
    ...(section.type === 'array' && rowsModel(section)),
    fields: [...unique.values()]
      .map(({ key: name, field, conditional }) => fieldModel(key, kind, name, field, required.has(name), conditional))
      .map((field) => (section.by && !section.printed ? { ...field, printed: false } : field)),
  }
}

function rowsModel(section: RowSection): Partial<SectionModel> {
  const { uniqueBy, default: given, fixed } = section
  return {
    ...rowCounts(section),
    ...(uniqueBy && { uniqueBy }),
    ...(given && { given: given as Answers[] }),
    ...(fixed && given && { fixed }),
  } // JSON
}

function fieldModel(
  section: string,
  kind: SectionModel['kind'],
  key: string,
  field: Field,
  required: boolean,
  conditional: boolean,
): FieldModel {
  const options = field.oneOf ?? field.items?.oneOf
  return {
    key,
    pointer: kind === 'rows' ? `/${section}/*/${key}` : `/${section}/${key}`,
    section,
    title: field.title,
    type: fieldType(field),
    unit: field.unit,
    required,
    conditional,
    ...(options && { options: new Map(options.map((option) => [option.const, option.title])) }),
    ...(field.enum && { options: new Map(field.enum.map((value) => [value, value])) }),
    printed: field.printed !== false,
    schema: field,
  }
}
