/** What names mean where a condition or formula stands. */

import { ownStageOf, rowsOfFact } from '../facts/catalogue.js'
import type { FactDefinition, FactInfo, Programme } from '../programme.js'
import { type Complaint, complaint, type Place, unknownName } from '../values/compile-problems.js'

/** What the names of a condition mean where it stands. */
export interface Scope {
  facts: ReadonlyMap<string, FactInfo>
  programme: Pick<Programme, 'conditions' | 'dictionaries' | 'facts' | 'tables'>
  /** The section in whose rows it stands. */
  rowsOf?: string
}

/** What a name means in a scope: a field of the row first, then everything else. */
export function inScope(name: string, { facts, rowsOf }: Pick<Scope, 'facts' | 'rowsOf'>): FactInfo | undefined {
  return (rowsOf === undefined ? undefined : facts.get(rowsOf)?.rows?.get(name)) ?? facts.get(name)
}

/** That there is no such fact, with the section of rows where a field of that name is hidden. */
export function unknownFact(name: string, place: Place, { facts, rowsOf, programme }: Scope): Complaint[] {
  const declared = programme.facts.get(name)
  if (declared && rowsOfFact(declared) === undefined) return otherStage(declared, place)
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

/** A declared fact is unknown here because it belongs to another stage, or because of a mistake that is told where it is declared. */
function otherStage(fact: FactDefinition, place: Place): Complaint[] {
  const stage = ownStageOf(fact)
  if (stage === undefined) return []
  const remedy = `写成 ${stage}.${fact.id}，或删除它的 stage`
  return [complaint(place, 'other-stage', `“${fact.label}”（${fact.id}）只属于环节“${stage}”，这里读不到`, remedy, ['facts'])]
}

/** The keys of the sections of rows. */
export const rowSections = (facts: ReadonlyMap<string, FactInfo>) => [...facts.values()].flatMap(({ id, rows }) => (rows ? [id] : []))
