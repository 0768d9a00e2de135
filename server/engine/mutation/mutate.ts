/** The mutation check: every single change of what decides must turn some example red, or the examples do not hold the configuration. */
import { problemsOf } from '../compile/compile.js'
import { type Configuration, type Document, type FileKind, readConfiguration } from '../compile/configuration-files.js'
import { draftProgramme, type Known } from '../compile/draft.js'
import { shapeProblems } from '../compile/meta-schemas.js'
import { exampleDifferences } from '../examples/examples.js'
import { type PlacesRead, touches, watch } from '../facts/places-read.js'
import type { ExampleExpectation } from '../generated/example.js'
import type { CompiledSite, Example, Programme } from '../programme.js'
import { type Mutant, mutantsOf } from './mutants.js'

export interface MutationReport {
  total: number
  /** Changes that compile and leave every example as it was; `readBy` = how many examples read the place. */
  survivors: { file: string; at: string; change: string; readBy: number }[]
}

/** An example that holds on the programme itself, and which places it reads. */
interface Witness {
  example: Example
  read: PlacesRead
}

interface Trial {
  configuration: Configuration
  programme: Programme
  site: CompiledSite
  known: Required<Known>
}

/** Tries the mutants of a programme, or those that are chosen. Examples that fail on the programme itself notice nothing. */
export function mutate(programme: Programme, site: CompiledSite, chosen = (mutants: Mutant[]) => mutants): MutationReport {
  const configuration = readConfiguration(programme.files, 'programme')
  const mutants = chosen(mutantsOf(configuration.documents))
  const stages = [...programme.stages]
  const known = {
    forms: new Map(stages.map(([id, { form }]) => [id, form])),
    catalogues: new Map(stages.map(([id, { facts }]) => [id, facts])),
  }
  const trial = { configuration, programme, site, known }
  const witnesses = mutants.length > 0 ? witnessesOf(trial) : []
  const survivors = mutants.flatMap((mutant) => {
    const near = witnesses.filter((witness) => mayNotice(mutant, witness))
    const tried = changedDraft(mutant, trial)
    if (!tried) return []
    const witness = near.find(({ example }) => notices(tried.draft.programme, example, site, reach[mutant.document.kind]))
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

/** Each example is run once on documents that are watched afresh: what was worked out for another, and kept, would not be read again. */
function witnessesOf({ configuration, programme, site, known }: Trial): Witness[] {
  const { afresh, takeRead } = watch(configuration.documents.filter(({ kind }) => kind !== 'example'))
  return programme.examples.flatMap(({ example }) => {
    const watched = draftProgramme(programme.files, { ...configuration, documents: afresh() }, site, known).programme
    takeRead()
    const holds = exampleDifferences(watched, example, site.calendar).length === 0
    const read = takeRead()
    return holds ? [{ example, read }] : []
  })
}

/** The programme with the change; undefined = the file would not even be read. What the change cannot touch is not worked out again. */
function changedDraft({ document, at }: Mutant, { configuration, programme, site, known }: Trial) {
  const { kind, value, path } = document
  if (shapeProblems(kind, value).length > 0) return undefined
  const documents = configuration.documents.map((one) => (one.path === path ? document : one))
  const changed = { ...configuration, documents }
  const same = {
    ...(madeIntoForms.has(kind) ? {} : { forms: known.forms }),
    ...(isCatalogued(kind, at) ? {} : { catalogues: known.catalogues }),
  }
  return { configuration: changed, draft: draftProgramme(programme.files, changed, site, same) }
}

/** A mutant that compile would refuse may break the evaluation: that is noticed as well. */
function notices(programme: Programme, example: Example, site: CompiledSite, only?: readonly (keyof ExampleExpectation)[]): boolean {
  try {
    return exampleDifferences(programme, example, site.calendar, only).length > 0
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
/** Whether names that rules and formulas read may come, go or be of another kind. */
const isCatalogued = (kind: FileKind, at: string) => !besideNames.has(kind) || at.includes('/grants') || /^\/actions\/\d+$/.test(at)
const besideNames: ReadonlySet<FileKind> = new Set(['eligibility', 'materials', 'batches', 'table', 'workflow'])
const madeIntoForms: ReadonlySet<FileKind> = new Set(['form', 'dictionary'])

/** What a change of each kind of file can show in; a kind that is absent can show in everything. */
const reach: { [Kind in FileKind]?: (keyof ExampleExpectation)[] } = {
  eligibility: ['verdict', 'findings', 'actions'],
  materials: ['materials', 'actions'],
  workflow: ['actions', 'steps', 'letters'],
  worksheet: ['amounts', 'sheet', 'facts', 'batches', 'letters'],
  batches: ['batches'],
}
