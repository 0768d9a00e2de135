/** Rows of registers as sections of a form, so that they are edited like the rows of a declaration. */
import type { Field } from '../../../../server/engine/generated/form'
import type { RowSection } from '../../../form/model'
import { isRecord, list, record, textOf } from '../forms/form-tree'
import type { Texts } from '../merge'
import { documentOf } from '../problems'

export interface RegisterSection {
  id: string
  section: RowSection
}

const types: Readonly<Record<string, object>> = {
  string: { type: 'string', maxLength: 200 },
  integer: { type: 'integer' },
  decimal: { type: 'string', decimal: { places: 6 } },
  boolean: { type: 'boolean' },
  date: { type: 'string', format: 'date' },
}

/** The registers that the draft defines, each as a section of rows. */
export function registerSections(files: Texts): RegisterSection[] {
  const path = Object.keys(files).find((one) => /^(?:rules|schemas)\/registers\.json$/.test(one)) ?? ''
  return list(record(documentOf(files[path])).registers)
    .filter(isRecord)
    .map((register) => ({ id: textOf(register.id), section: sectionOf(register) }))
}

/** The columns of a register, and from when to when a row is in force. */
export function sectionOf(register: Readonly<Record<string, unknown>>): RowSection {
  const columns = list(register.columns).filter(isRecord)
  const fields = columns.map(({ id, label, type, unit }): [string, Field] => [
    textOf(id),
    { ...types[textOf(type)], title: textOf(label), ...(unit ? { unit: textOf(unit) } : {}) } as Field,
  ])
  const validity: [string, Field][] = [
    ['$from', { type: 'string', format: 'date', title: '有效期起' } as Field],
    ['$to', { type: 'string', format: 'date', title: '有效期止' } as Field],
  ]
  return {
    type: 'array',
    title: textOf(register.label),
    maxItems: 1000,
    items: {
      type: 'object',
      properties: Object.fromEntries([...fields, ...validity]),
      required: columns.filter((column) => column.required === true).map(({ id }) => textOf(id)),
    },
  } as RowSection
}
