/** The examples of a stage as a table: its columns, and how some of the rows come out in a draft as it stands. */
import type { FileKind } from '../compile/configuration-files.js'
import { draftProgramme } from '../compile/draft.js'
import { readUnfinished } from '../compile/unfinished.js'
import type { Files } from '../model.js'
import type { CompiledSite, Example, Programme } from '../programme.js'
import type { CaseColumn } from './case-column.js'
import { caseColumns } from './case-columns.js'
import { differencesFrom } from './examples.js'
import { outcomesOf } from './outcomes.js'
import { type TakenValue, takenValues } from './taken.js'

export interface CaseTable {
  columns: CaseColumn[]
  cases: CaseResult[]
}

/** How an example comes out. */
export interface CaseResult {
  path: string
  /** In what it comes out otherwise than its author expects, as sentences. */
  differences: string[]
  /** The values that would make it come out as expected. */
  taken: TakenValue[]
  /** Nothing can be said: the draft is too unfinished. */
  unfinished?: boolean
}

/** Describes the table of a stage, whatever is wrong with the draft, and evaluates the chosen examples. */
export function caseTable(files: Files, site: CompiledSite | undefined, stageId: string, paths: readonly string[]): CaseTable {
  const { programme, broken } = draftProgramme(files, readUnfinished(files), site)
  const stage = programme.stages.get(stageId)
  const isBroken = judging.some((kind) => broken.has(kind))
  const chosen = programme.examples.filter(({ path }) => paths.includes(path))
  return {
    columns: stage ? caseColumns(programme, stage) : [],
    cases: site ? chosen.map(({ path, example }) => (isBroken ? unfinished(path) : resultOf(programme, site, path, example))) : [],
  }
}

/** Files of which one that cannot be read would leave a whole stage without its rules, questions or steps. */
const judging: readonly FileKind[] = ['programme', 'form', 'eligibility', 'materials', 'workflow', 'worksheet', 'table']

const unfinished = (path: string): CaseResult => ({ path, differences: [], taken: [], unfinished: true })

function resultOf(programme: Programme, { calendar }: CompiledSite, path: string, example: Example): CaseResult {
  try {
    const outcomes = outcomesOf(programme, example, calendar)
    if (!outcomes) return { path, differences: [`没有环节“${example.stage}”`], taken: [] }
    return { path, differences: differencesFrom(outcomes, example.expect), taken: takenValues(example.expect, outcomes) }
  } catch {
    // of a draft that was not found sound anything may be missing
    return unfinished(path)
  }
}
