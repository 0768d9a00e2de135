/** From the files of an edition to the programme that everything else reads, or to everything that is wrong with them. */

import type { Files, Problem } from '../model.js'
import type { Compiled, CompiledSite, Programme, Published } from '../programme.js'
import type { Complaint } from '../values/compile-problems.js'
import { countComparisonsAnew } from '../values/near.js'
import { checkBatches } from './batches.js'
import { type Configuration, readConfiguration } from './configuration-files.js'
import { checkDictionaries } from './dictionaries.js'
import { type Draft, draftProgramme } from './draft.js'
import { checkExamples } from './examples.js'
import { checkFacts } from './facts.js'
import { checkForms } from './forms.js'
import { checkLayouts } from './layout.js'
import { checkClauses, checkRegisters } from './lists.js'
import { checkMaterials } from './materials.js'
import { followAnew } from './narrowing.js'
import { checkPools } from './pools.js'
import { checkProgramme } from './programme.js'
import { checkRules } from './rules.js'
import { checkTables, checkWorksheets } from './tables.js'
import { checkTemplates } from './templates.js'
import { checkWorkflows } from './workflow.js'

/** Compiles the files of a programme; never throws, and tells all problems at once. Without a site, what belongs to the site is not checked. */
export function compile(files: Files, site?: CompiledSite): Compiled<Programme> {
  const { value, problems } = compilePublished(files, site)
  return value && problems.length === 0 ? { value, problems: [] } : { problems }
}

/** Compiles what an earlier version of the language allowed to be published, also where this one finds fault with it. */
export function compilePublished(files: Files, site?: CompiledSite): Published<Programme> {
  countComparisonsAnew()
  const configuration = readConfiguration(files, 'programme')
  const draft = draftProgramme(files, configuration, site)
  return { value: configuration.problems.length === 0 ? draft.programme : undefined, problems: problemsOf(draft, configuration) }
}

/** Everything that is wrong with a draft of this configuration. */
export function problemsOf(draft: Draft, configuration: Configuration): Problem[] {
  followAnew()
  return told(configuration, [...draft.complaints, ...checks.flatMap((check) => check(draft))], draft.broken)
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
