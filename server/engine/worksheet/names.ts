/** What the names in a worksheet's formulas mean: rows and parameters over facts, inside lines the row's fields first. */

import { type Names, nameInfoOf, namesOfFacts } from '../formula/check.js'
import type { Kind, NameInfo } from '../formula/model.js'
import type { LineSection, Parameter, Worksheet } from '../generated/worksheet.js'
import type { FactInfo } from '../programme.js'
import { decimalFrom } from '../values/exact.js'
import { isDay } from '../values/formats.js'
import { planOf, type Step } from './plan.js'

/** The kind of a dated value. */
export function valueKind(value: string, unit?: string): Kind {
  if (decimalFrom(value)) return { type: 'number', unit: unit ?? '' }
  return { type: isDay(value) ? 'date' : 'text' }
}

/** The kind of a parameter: that of its first value. */
export const parameterKind = ({ values, unit }: Parameter): Kind => valueKind(values[0]?.value ?? '', unit)

/** The names of a worksheet; `kinds` gives the kinds of rows by `row` or `lines.row`, as far as they are known. */
export function namesOfWorksheet(worksheet: Worksheet, facts: ReadonlyMap<string, FactInfo>, kinds: ReadonlyMap<string, Kind>): Names {
  const plan = planOf(worksheet)
  const outside = namesOfFacts(facts)
  const names: Names = (name) => {
    const parameter = plan.parameters.get(name)
    if (parameter) return { id: name, label: parameter.label, ...parameterKind(parameter) }
    const row = plan.rows.get(name)
    if (row) return { id: name, label: row.label, ...kinds.get(name) }
    const lines = plan.lines.get(name)
    if (lines) return { id: name, label: lines.label, type: 'rows' }
    return listOf(name, worksheet, kinds) ?? outside(name)
  }
  names.all = () => [
    ...plan.parameters.keys(),
    ...plan.rows.keys(),
    ...plan.lines.keys(),
    ...plan.lineRows.keys(),
    ...(outside.all?.() ?? []),
  ]
  return names
}

function listOf(name: string, worksheet: Worksheet, kinds: ReadonlyMap<string, Kind>): NameInfo | undefined {
  const plan = planOf(worksheet)
  const row = plan.lineRows.get(name)
  const lines = plan.lines.get(name.split('.')[0] ?? '')
  return row && lines && { id: name, label: `${lines.label}的“${row.label}”`, type: 'list', of: kinds.get(name) ?? {} }
}

/** The names that a step's formula may read. */
export function namesOfStep(
  { lines }: Step,
  outside: Names,
  facts: ReadonlyMap<string, FactInfo>,
  kinds: ReadonlyMap<string, Kind>,
): Names {
  if (!lines) return outside
  const fields = facts.get(lines.forEach)?.rows
  const names: Names = (name) => {
    const row = lines.rows.find(({ id }) => id === name)
    if (row) return { id: name, label: row.label, ...kinds.get(`${lines.id}.${name}`) }
    const field = fields?.get(name)
    return field ? nameInfoOf(field) : outside(name)
  }
  names.all = () => [...ownNames(lines, fields), ...(outside.all?.() ?? [])]
  return names
}

const ownNames = (lines: LineSection, fields: ReadonlyMap<string, FactInfo> | undefined) => [
  ...lines.rows.map(({ id }) => id),
  ...(fields?.keys() ?? []),
]
