/** From the files of an edition to the programme that everything else reads, or to everything that is wrong with them. */

import { checkBatches } from './compile-batches.js'
import { checkDictionaries } from './compile-dictionaries.js'
import { type Draft, draftProgramme } from './compile-draft.js'
import { checkExamples } from './compile-examples.js'
import { checkFacts } from './compile-facts.js'
import { checkForms } from './compile-forms.js'
import { checkLayouts } from './compile-layout.js'
import { checkClauses, checkRegisters } from './compile-lists.js'
import { checkMaterials } from './compile-materials.js'
import { checkPools } from './compile-pools.js'
import type { Complaint } from './compile-problems.js'
import { checkProgramme } from './compile-programme.js'
import { checkRules } from './compile-rules.js'
import { checkTables, checkWorksheets } from './compile-tables.js'
import { checkTemplates } from './compile-templates.js'
import { checkWorkflows } from './compile-workflow.js'
import { type Configuration, readConfiguration } from './configuration-files.js'
import type { Files, Problem } from './model.js'
import { countComparisonsAnew } from './near.js'
import type { Compiled, CompiledSite, Programme } from './programme.js'

/** Compiles the files of a programme; never throws, and tells all problems at once. Without a site, what belongs to the site is not checked. */
export function compile(files: Files, site?: CompiledSite): Compiled<Programme> {
  countComparisonsAnew()
  const configuration = readConfiguration(files, 'programme')
  const draft = draftProgramme(files, configuration, site)
  const problems = problemsOf(draft, configuration)
  return problems.length > 0 ? { problems } : { value: draft.programme, problems: [] }
}

/** Everything that is wrong with a draft of this configuration. */
export const problemsOf = (draft: Draft, configuration: Configuration): Problem[] =>
  told(configuration, [...draft.complaints, ...checks.flatMap((check) => check(draft))], draft.broken)

/** Compiles an edition that this version of the language found in order before: nothing is checked again. Undefined = it cannot be read. */
export function compileKnown(files: Files, site?: CompiledSite): Programme | undefined {
  const configuration = readConfiguration(files, 'programme', true)
  return configuration.problems.length ? undefined : draftProgramme(files, configuration, site).programme
}

/** Every check of the whole. A new one is one entry. */
const checks: ((draft: Draft) => readonly Complaint[])[] = [
  checkProgramme,
  checkClauses,
  ({ documents }) => checkDictionaries(documents),
  checkRegisters,
  checkForms,
  checkLayouts,
  checkMaterials,
  checkFacts,
  checkPools,
  checkTables,
  checkRules,
  checkWorkflows,
  checkWorksheets,
  checkBatches,
  checkTemplates,
  checkExamples,
]

function told({ problems }: Configuration, complaints: readonly Complaint[], broken: Draft['broken']): Problem[] {
  const own = complaints.filter(({ follows }) => !follows?.some((kind) => broken.has(kind)))
  const unique = new Map(
    [...problems, ...own.map(({ follows: _, ...problem }) => problem)].map((one) => [`${one.file}\n${one.at}\n${one.message}`, one]),
  )
  return [...unique.values()].sort((a, b) => ((a.file ?? '') < (b.file ?? '') ? -1 : (a.file ?? '') > (b.file ?? '') ? 1 : 0))
}
