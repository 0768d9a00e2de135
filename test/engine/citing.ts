/** Takes away whatever cites a clause, one thing at a time: what nobody would miss there. */
import { readConfiguration } from '../../server/engine/compile/configuration-files.js'
import type { Json } from '../../server/engine/model.js'
import { drop } from '../../server/engine/mutation/edits.js'
import type { Mutant } from '../../server/engine/mutation/mutants.js'
import { type MutationReport, mutate } from '../../server/engine/mutation/mutate.js'
import type { CompiledSite, Programme } from '../../server/engine/programme.js'

/** Everything that cites a clause is taken away in turn: survivors are neither refused by the compiler nor noticed by an example. */
export function withoutEachCitation(programme: Programme, site: CompiledSite): MutationReport {
  const { documents } = readConfiguration(programme.files, 'programme')
  const removals = documents
    .filter(({ kind }) => kind !== 'clauses' && kind !== 'example')
    .flatMap((document) =>
      citing(document.value, []).map(({ place, value }): Mutant => {
        const { at, change, apply } = drop(place, value)
        return { file: document.path, at, change, document: { ...document, value: apply(document.value) } }
      }),
    )
  return mutate(programme, site, () => removals)
}

function citing(value: Json, place: readonly string[]): { place: readonly string[]; value: Json }[] {
  if (typeof value !== 'object' || value === null) return []
  const own = !Array.isArray(value) && typeof value.clause === 'string' && place.length > 0 ? [{ place, value }] : []
  return [...own, ...Object.entries(value).flatMap(([key, inner]) => citing(inner, [...place, key]))]
}
