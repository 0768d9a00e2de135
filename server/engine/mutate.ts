/** The mutation check: every single change of what decides must turn some example red, or the examples do not hold the configuration. */
import { problemsOf } from './compile.js'
import { draftProgramme } from './compile-draft.js'
import { type Configuration, type Document, type FileKind, readConfiguration } from './configuration-files.js'
import { exampleDifferences } from './examples.js'
import type { ExampleExpectation } from './generated/example.js'
import { shapeProblems } from './meta-schemas.js'
import { type Mutant, mutantsOf } from './mutants.js'
import { touches, watch } from './places-read.js'
import type { CompiledSite, Example, FormModel, Programme } from './programme.js'

export interface MutationReport {
  total: number
  /** Changes that compile and leave every example as it was; `readBy` = how many examples read the place. */
  survivors: { file: string; at: string; change: string; readBy: number }[]
}

/** An example that holds on the programme itself, and which places it reads. */
interface Witness {
  example: Example
  read: ReadonlySet<string>
}

interface Trial {
  configuration: Configuration
  programme: Programme
  site: CompiledSite
  forms: ReadonlyMap<string, FormModel>
}

/** Tries the mutants of a programme, or those that are chosen. Examples that fail on the programme itself notice nothing. */
export function mutate(programme: Programme, site: CompiledSite, chosen = (mutants: Mutant[]) => mutants): MutationReport {
  const configuration = readConfiguration(programme.files, 'programme')
  const mutants = chosen(mutantsOf(configuration.documents))
  const forms = new Map([...programme.stages].map(([id, { form }]) => [id, form]))
  const trial = { configuration, programme, site, forms }
  const witnesses = mutants.length > 0 ? witnessesOf(trial) : []
  const survivors = mutants.flatMap((mutant) => {
    const near = witnesses.filter((witness) => mayNotice(mutant, witness))
    const tried = changedDraft(mutant, trial)
    if (!tried) return []
    const witness = near.find(({ example }) => notices(tried.draft.programme, example, site))
    if (witness) {
      witnesses.splice(witnesses.indexOf(witness), 1) // whoever noticed last is asked first: neighbours fall to the same example
      witnesses.unshift(witness)
      return []
    }
    const { file, at, change } = mutant
    return problemsOf(tried.draft, tried.configuration).length > 0 ? [] : [{ file, at, change, readBy: near.length }]
  })
  return { total: mutants.length, survivors }
}

/** Each example is run once on documents watched for it alone: what was worked out for another, and kept, would not be read again. */
function witnessesOf({ configuration, programme, site, forms }: Trial): Witness[] {
  const needed = configuration.documents.filter(({ kind }) => kind !== 'example')
  return programme.examples.flatMap(({ example }) => {
    const { documents, takeRead } = watch(needed)
    const watched = draftProgramme(programme.files, { ...configuration, documents }, site, forms).programme
    takeRead()
    const holds = exampleDifferences(watched, example, site.calendar).length === 0
    const read = takeRead()
    return holds ? [{ example, read }] : []
  })
}

/** The programme with the change; undefined = the file would not even be read. Forms are made anew only where they may differ. */
function changedDraft({ document }: Mutant, { configuration, programme, site, forms }: Trial) {
  if (shapeProblems(document.kind, document.value).length > 0) return undefined
  const documents = configuration.documents.map((one) => (one.path === document.path ? document : one))
  const changed = { ...configuration, documents }
  const known = madeIntoForms.has(document.kind) ? undefined : forms
  return { configuration: changed, draft: draftProgramme(programme.files, changed, site, known) }
}

/** A mutant that compile would refuse may break the evaluation: that is noticed as well. */
function notices(programme: Programme, example: Example, site: CompiledSite): boolean {
  try {
    return exampleDifferences(programme, example, site.calendar).length > 0
  } catch {
    return true
  }
}

/** An example can only notice what it reads and expects something about; the others need not run. */
function mayNotice({ document, file, at }: Mutant, { example, read }: Witness): boolean {
  const expected = reach[document.kind]
  if (expected && !expected.some((key) => example.expect[key] !== undefined)) return false
  return isReady(document, at) || touches(read, file, at)
}

/** Forms and dictionaries are made ready with the programme, and so is what a name says of itself: nobody reads these again. */
const isReady = ({ kind }: Document, at: string) => madeIntoForms.has(kind) || kind === 'programme' || at.includes('/grants')
const madeIntoForms: ReadonlySet<FileKind> = new Set(['form', 'dictionary'])

/** What a change of each kind of file can show in; a kind that is absent can show in everything. */
const reach: { [Kind in FileKind]?: (keyof ExampleExpectation)[] } = {
  eligibility: ['verdict', 'findings', 'actions'],
  materials: ['materials', 'actions'],
  workflow: ['actions', 'steps', 'letters'],
  worksheet: ['amounts', 'sheet', 'facts', 'batches', 'letters'],
  batches: ['batches'],
}
