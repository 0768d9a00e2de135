/** The mutation check: every single change of what decides must turn some example red, or the examples do not hold the configuration. */
import { compile } from './compile.js'
import { draftProgramme } from './compile-draft.js'
import { type Configuration, type FileKind, readConfiguration } from './configuration-files.js'
import { exampleDifferences } from './examples.js'
import type { ExampleExpectation } from './generated/example.js'
import { shapeProblems } from './meta-schemas.js'
import { type Mutant, mutantsOf } from './mutants.js'
import type { CompiledSite, Example, Programme } from './programme.js'

export interface MutationReport {
  total: number
  /** Changes that compile and leave every example as it was. */
  survivors: { file: string; at: string; change: string }[]
}

/** Tries the mutants of a programme, or those that are chosen. Examples that fail on the programme itself notice nothing. */
export function mutate(programme: Programme, site: CompiledSite, chosen = (mutants: Mutant[]) => mutants): MutationReport {
  const configuration = readConfiguration(programme.files, 'programme')
  const mutants = chosen(mutantsOf(configuration.documents))
  const witnesses = programme.examples
    .map(({ example }) => example)
    .filter((example) => exampleDifferences(programme, example, site.calendar).length === 0)
  const survivors = mutants.filter((mutant) => survives(mutant, configuration, programme, site, witnesses))
  return { total: mutants.length, survivors: survivors.map(({ file, at, change }) => ({ file, at, change })) }
}

/** Whether nothing notices. The witness that noticed last is asked first: neighbours fall to the same example. */
function survives(mutant: Mutant, configuration: Configuration, programme: Programme, site: CompiledSite, witnesses: Example[]): boolean {
  const { kind, value, path } = mutant.document
  if (shapeProblems(kind, value).length > 0) return false
  const documents = configuration.documents.map((document) => (document.path === path ? mutant.document : document))
  const changed = draftProgramme(programme.files, { ...configuration, documents }, site).programme
  const witness = witnesses.find((example) => mayNotice(kind, example) && notices(changed, example, site))
  if (witness) {
    witnesses.splice(witnesses.indexOf(witness), 1)
    witnesses.unshift(witness)
    return false
  }
  return compile({ ...programme.files, [path]: JSON.stringify(value) }, site).value !== undefined
}

/** A mutant that compile would refuse may break the evaluation: that is noticed as well. */
function notices(programme: Programme, example: Example, site: CompiledSite): boolean {
  try {
    return exampleDifferences(programme, example, site.calendar).length > 0
  } catch {
    return true
  }
}

/** An example can only notice what it expects something about; the others need not run. */
function mayNotice(kind: FileKind, { expect }: Example): boolean {
  const expected = reach[kind]
  return !expected || expected.some((key) => expect[key] !== undefined)
}

/** What a change of each kind of file can show in; a kind that is absent can show in everything. */
const reach: { [Kind in FileKind]?: (keyof ExampleExpectation)[] } = {
  eligibility: ['verdict', 'findings', 'actions'],
  materials: ['materials', 'actions'],
  workflow: ['actions', 'steps', 'letters'],
  worksheet: ['amounts', 'sheet', 'facts', 'batches', 'letters'],
  batches: ['batches'],
}
