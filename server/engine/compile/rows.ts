/** What is wrong with what a form says about its rows: how many, which may not repeat, which are given. */

import { sentenceFor } from '../form/messages.js'
import { fieldsOf, formModel } from '../form/model.js'
import { rowProblems } from '../form/rows.js'
import type { RowSection } from '../generated/form.js'
import type { Json } from '../model.js'
import type { Programme } from '../programme.js'
import { below, type Complaint, complaint, type Place, unknownName, unknownNames } from '../values/compile-problems.js'
import { pathOf } from '../values/pointers.js'
import { nearAnswer } from './conditionals.js'

/** What is wrong with the counts, the unique columns and the given rows of a section. */
export function checkRows(section: RowSection, place: Place, { dictionaries }: Programme): Complaint[] {
  const known = fieldsOf(section.items).map(({ key }) => key)
  const unknown = (section.default ?? []).flatMap((row, index) =>
    Object.keys(row).flatMap((key) => unknownName('field', key, known, below(place, 'default', index, key))),
  )
  return [
    ...checkCounts(section, place),
    ...unknownNames('field', section.uniqueBy, known, below(place, 'uniqueBy')),
    ...unknown,
    ...(unknown.length > 0 ? [] : checkGiven(section, place, dictionaries)),
  ]
}

function checkCounts({ minItems = 0, maxItems, default: given, fixed }: RowSection, place: Place): Complaint[] {
  const say = (key: string, message: string, remedy: string) => [complaint(below(place, key), 'limits', message, remedy)]
  if (minItems > maxItems) return say('minItems', `最少 ${minItems} 条，最多却只有 ${maxItems} 条`, '把 minItems 改小')
  if (fixed && !given) return say('fixed', '行固定不变，却没有给出这些行', '在 default 中写下每一行，或删除 fixed')
  if (!given) return []
  if (fixed && maxItems !== given.length)
    return say('maxItems', `行固定为 ${given.length} 行，maxItems 却是 ${maxItems}`, `写 ${given.length}`)
  if (fixed && minItems > 0 && minItems !== given.length)
    return say('minItems', `行固定为 ${given.length} 行，minItems 却是 ${minItems}`, '删除 minItems')
  return given.length > maxItems ? say('default', `预置了 ${given.length} 行，最多却只有 ${maxItems} 行`, '把 maxItems 改大') : []
}

/** What is given must be what could be filled in: nobody could put it right in a fixed row. */
function checkGiven(section: RowSection, place: Place, dictionaries: Programme['dictionaries']): Complaint[] {
  const { default: given, uniqueBy } = section
  if (!given) return []
  const properties = Object.fromEntries(fieldsOf(section.items).map(({ key, field }) => [key, field]))
  const rows = given as Json[] // JSON
  const items = { type: 'object' as const, properties }
  const whole = { type: 'array' as const, title: section.title, maxItems: given.length, ...(uniqueBy && { uniqueBy }), items }
  const form = formModel({ type: 'object', title: '', properties: { rows: whole } }, dictionaries)
  const errors = form.validate({ rows }).flatMap((error) => {
    const [, row = '', key = ''] = pathOf(error.instancePath)
    const field = form.fields.get(key)
    return field
      ? [
          complaint(
            below(place, 'default', row, key),
            'value',
            sentenceFor(field, given[Number(row)]?.[key] as Json, error),
            nearAnswer(given[Number(row)]?.[key], field.schema),
          ),
        ]
      : []
  })
  const [model] = form.sections
  const repeated = model ? rowProblems(model, rows) : []
  return [
    ...errors,
    ...repeated.map(({ row, message }) =>
      complaint(below(place, 'default', row), 'repeated', `第 ${row + 1} 行：${message}`, '改写或删除这一行'),
    ),
  ]
}
