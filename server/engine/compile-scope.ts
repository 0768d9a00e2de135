/** What names mean where a condition or formula stands. */
import { type Complaint, complaint, type Place, unknownName } from './compile-problems.js'
import type { FactInfo, Programme } from './programme.js'

/** What the names of a condition mean where it stands. */
export interface Scope {
  facts: ReadonlyMap<string, FactInfo>
  programme: Pick<Programme, 'conditions' | 'dictionaries'>
  /** The section in whose rows it stands. */
  rowsOf?: string
}

/** What a name means in a scope: a field of the row first, then everything else. */
export function inScope(name: string, { facts, rowsOf }: Pick<Scope, 'facts' | 'rowsOf'>): FactInfo | undefined {
  return (rowsOf === undefined ? undefined : facts.get(rowsOf)?.rows?.get(name)) ?? facts.get(name)
}

/** That there is no such fact, with the section of rows where a field of that name is hidden. */
export function unknownFact(name: string, place: Place, { facts, rowsOf }: Pick<Scope, 'facts' | 'rowsOf'>): Complaint[] {
  const section = [...facts.values()].find(({ rows }) => rows?.has(name))
  if (section)
    return [
      complaint(
        place,
        'row-field',
        `“${name}”是“${section.label}”每一行里的填报项，不能单独判断`,
        `写成 { "fact": "${section.id}", "operator": "some", "value": { "fact": "${name}", … } }，或用 every、none`,
        ['form'],
      ),
    ]
  const rows = rowsOf === undefined ? [] : (facts.get(rowsOf)?.rows?.keys() ?? [])
  return unknownName('fact', name, [...rows, ...facts.keys()], place)
}

/** The keys of the sections of rows. */
export const rowSections = (facts: ReadonlyMap<string, FactInfo>) => [...facts.values()].flatMap(({ id, rows }) => (rows ? [id] : []))
