/** The mutation check: every single change of what decides must turn some example red, or the examples do not hold the configuration. */
import { compile } from './compile.js'
import { draftProgramme } from './compile-draft.js'
import { type Configuration, readConfiguration } from './configuration-files.js'
import { exampleDifferences } from './examples.js'
import { shapeProblems } from './meta-schemas.js'
import { type Mutant, mutantsOf } from './mutants.js'
import type { CompiledSite, Programme } from './programme.js'

export interface MutationReport {
  total: number
  /** Changes that compile and leave every example as it was. */
  survivors: { file: string; at: string; change: string }[]
}

/** Tries the mutants of a programme whose own examples pass; `chosen` picks some of them. */
export function mutate(programme: Programme, site: CompiledSite, chosen = (mutants: Mutant[]) => mutants): MutationReport {
  const configuration = readConfiguration(programme.files, 'programme')
  const mutants = chosen(mutantsOf(configuration.documents))
  const order = programme.examples.map((_, index) => index)
  const survivors = mutants.filter((mutant) => survives(mutant, configuration, programme, site, order))
  return { total: mutants.length, survivors: survivors.map(({ file, at, change }) => ({ file, at, change })) }
}

/** Whether nothing notices. `order` is kept so that the example that noticed last is asked first: neighbours fall to the same example. */
function survives(mutant: Mutant, configuration: Configuration, programme: Programme, site: CompiledSite, order: number[]): boolean {
  const { kind, value, path } = mutant.document
  if (shapeProblems(kind, value).length > 0) return false
  const documents = configuration.documents.map((document) => (document.path === path ? mutant.document : document))
  const changed = draftProgramme(programme.files, { ...configuration, documents }, site).programme
  if (noticed(changed, site, order)) return false
  return compile({ ...programme.files, [path]: JSON.stringify(value) }, site).value !== undefined
}

function noticed(programme: Programme, site: CompiledSite, order: number[]): boolean {
  const place = order.findIndex((index) => {
    const entry = programme.examples[index]
    return entry !== undefined && differs(() => exampleDifferences(programme, entry.example, site.calendar))
  })
  if (place < 0) return false
  order.unshift(...order.splice(place, 1))
  return true
}

/** A mutant that compile would refuse may break the evaluation: that is noticed as well. */
function differs(run: () => string[]): boolean {
  try {
    return run().length > 0
  } catch {
    return true
  }
}
