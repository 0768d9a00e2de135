/** The examples of a stage as samples beside what one edits: verdict, findings with what was read, the worksheet with its trace. */

import { draftProgramme } from '../compile/draft.js'
import { readUnfinished } from '../compile/unfinished.js'
import type { Outcome } from '../conditions/outcome.js'
import { evaluate } from '../evaluate.js'
import type { Files } from '../model.js'
import type { CompiledSite, Example, Programme } from '../programme.js'
import type { Finding } from '../results.js'
import type { Sheet } from '../worksheet/model.js'
import { exampleDifferences } from './examples.js'
import { inputsOf } from './inputs.js'
import { withPools } from './pool-left.js'

export interface Samples {
  /** Every example of the stage. */
  all: { path: string; title: string }[]
  samples: Sample[]
}

export interface Sample {
  path: string
  title: string
  /** In what it comes out otherwise than its author expects. */
  differences: string[]
  verdict?: Outcome
  findings: Pick<Finding, 'rule' | 'outcome' | 'message' | 'trace' | 'missing'>[]
  sheet?: Omit<Sheet, 'basis'>
  /** Why nothing can be said: the draft is too unfinished. */
  unfinished?: boolean
}

/** So many are shown where none is chosen. */
const shownAtFirst = 3

/** Evaluates chosen examples of a stage, whatever is wrong with the draft; those that cannot be evaluated say so. */
export function samples(files: Files, site: CompiledSite | undefined, stage: string, paths?: readonly string[]): Samples {
  const { programme } = draftProgramme(files, readUnfinished(files), site)
  const own = programme.examples.filter(({ example }) => example.stage === stage)
  const chosen = paths ? own.filter(({ path }) => paths.includes(path)) : own.slice(0, shownAtFirst)
  return {
    all: own.map(({ path, example }) => ({ path, title: example.title })),
    samples: site ? chosen.map(({ path, example }) => sampleOf(programme, site, path, example)) : [],
  }
}

function sampleOf(programme: Programme, site: CompiledSite, path: string, example: Example): Sample {
  const about = { path, title: example.title }
  try {
    const stage = programme.stages.get(example.stage)
    if (!stage) return { ...about, differences: [], findings: [], unfinished: true }
    const inputs = withPools(programme, stage, inputsOf(example.given, site.calendar), example.given)
    const { verdict, findings, sheet } = evaluate(programme, example.stage, inputs)
    const shown = sheet && { title: sheet.title, rows: sheet.rows, lines: sheet.lines, results: sheet.results }
    return {
      ...about,
      differences: exampleDifferences(programme, example, site.calendar),
      verdict,
      findings: findings.map(({ rule, outcome, message, trace, missing }) => ({ rule, outcome, message, trace, missing })),
      ...(shown && { sheet: shown }),
    }
  } catch {
    // of a draft that was not found sound anything may be missing
    return { ...about, differences: [], findings: [], unfinished: true }
  }
}
