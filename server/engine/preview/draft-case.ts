/** A draft with one case of it, as far as the draft can be read: what letters, mails and steps of it are shown by. */

import type { FileKind } from '../compile/configuration-files.js'
import { draftProgramme } from '../compile/draft.js'
import { readUnfinished } from '../compile/unfinished.js'
import { evaluate } from '../evaluate.js'
import { inputsOf } from '../examples/inputs.js'
import { withPools } from '../examples/pool-left.js'
import { gatherFacts } from '../facts/facts.js'
import type { ExampleGiven } from '../generated/example.js'
import type { Files, Inputs } from '../model.js'
import type { CompiledSite, Facts, Programme, Stage } from '../programme.js'
import type { Evaluation } from '../results.js'
import type { LetterInput } from '../templates/letter-data.js'
import { factValues } from '../templates/reviews.js'
import type { Sheet } from '../worksheet/model.js'
import { givenBy } from './sample-cases.js'

/** The programme of a draft; `broken` = something that templates name cannot be read yet. */
export interface DraftProgramme {
  programme: Programme
  broken: boolean
  /** Whether a stage can be shown: what is wrong in the files of another one does not matter. */
  readable: (stage: string) => boolean
}

const named = ['programme', 'form', 'workflow', 'facts', 'clauses'] as const
const shared = ['programme', 'facts', 'clauses'] as const
const own = ['form', 'workflow'] as const

/** Reads a draft without its cases, which are many. */
export function readDraft(files: Files, site?: CompiledSite): DraftProgramme {
  const rest = Object.fromEntries(Object.entries(files).filter(([path]) => !/^rules\/(examples|demo)\//.test(path)))
  const { programme, broken, documents } = draftProgramme(rest, readUnfinished(rest), site)
  const isRead = (kind: FileKind, name?: string) => documents.some((one) => one.kind === kind && (name === undefined || one.name === name))
  const areShared = shared.every((kind) => !broken.has(kind) || isRead(kind))
  return {
    programme,
    broken: named.some((kind) => broken.has(kind)),
    readable: (stage) => areShared && own.every((kind) => isRead(kind, stage)),
  }
}

/** One case with everything that is said about it. */
export interface DraftCase {
  programme: Programme
  stage: Stage
  site: CompiledSite
  given: ExampleGiven
  inputs: Inputs
  facts: Facts
  evaluation: Evaluation<Sheet>
}

interface Chosen {
  stage: Stage
  sample?: string
  now: string
}

/** Evaluates a case of a stage; throws where the draft is too unfinished. */
export function draftCase(files: Files, programme: Programme, site: CompiledSite, { stage, sample, now }: Chosen): DraftCase {
  return caseOf(programme, stage, site, givenBy(files, stage, sample, now, site))
}

/** The same of what is given already. */
export function caseOf(programme: Programme, stage: Stage, site: CompiledSite, given: ExampleGiven): DraftCase {
  const inputs = withPools(programme, stage, inputsOf(given, site.calendar), given)
  const facts = gatherFacts(programme, stage, inputs)
  return { programme, stage, site, given, inputs, facts, evaluation: evaluate(programme, stage.id, inputs) }
}

/** What letters and mails about a case read. */
export function letterInput(
  { programme, stage, site, inputs, facts, evaluation }: DraftCase,
  more: Partial<LetterInput> = {},
): LetterInput {
  const { now, organisation, answers, earlier, submittedAt, opinions } = inputs
  return {
    organisation,
    answers,
    earlier,
    amounts: evaluation.amounts,
    facts: factValues(programme, stage, facts),
    opinions,
    declaration: { number: sampleNumber(stage.definition.number, now), submittedAt: submittedAt ?? now },
    site,
    now,
    ...more,
  }
}

/** The first number of a year. */
export const sampleNumber = (pattern: string, now: string) => pattern.replaceAll('{year}', now.slice(0, 4)).replaceAll('{serial}', '000001')
