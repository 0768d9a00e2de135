/** Everything the interpreter says about a declaration now: one call, one consistent reading of the facts. */

import { gatherFacts } from './facts/facts.js'
import { filledAnswers, isBlank, isObject } from './form/answers.js'
import { checkAnswers } from './form/form.js'
import { problemsByFiller } from './form/reviewed.js'
import { checklist } from './materials.js'
import type { DeclarationRecord, Grant, Inputs, Json, Problem } from './model.js'
import type { Programme, Stage } from './programme.js'
import type { Evaluation, SectionState } from './results.js'
import { findings, verdictOf } from './rules.js'
import { once } from './values/once.js'
import { pathOf } from './values/pointers.js'
import { opinionStates } from './workflow/opinions.js'
import { computeSheet } from './worksheet/worksheet.js'

type Sheet = ReturnType<typeof computeSheet>

/**
 * Evaluates the answers of a stage: problems, findings and verdict, checklist, amounts, what is missing, how far each section is.
 * Each part is worked out when it is first read, and once: whoever asks for the checklist does not wait for the worksheet.
 */
export function evaluate(programme: Programme, stageId: string, inputs: Inputs): Evaluation<Sheet> {
  const stage = programme.stages.get(stageId)
  if (!stage) throw new Error(`The programme ${programme.id} has no stage ${stageId}.`)
  const { worksheet } = stage
  const facts = gatherFacts(programme, stage, inputs)
  const all = once(() => checkAnswers(stage, inputs.answers))
  const problems = once(() => problemsByFiller(stage, all()))
  const opinions = once(() => opinionStates(programme, stage, facts, inputs.opinions))
  const found = once(() => findings(programme, stage, inputs, facts))
  const list = once(() => checklist(programme, stage, inputs, facts))
  const sheet = once(() => worksheet && computeSheet(programme, worksheet, facts, inputs))
  const granted = once(() => grantsIn(sheet()?.results ?? [], inputs.records?.[stageId]))
  const sections = once(() => sectionStates(stage, inputs, all()))
  return {
    get problems() {
      return problems().problems
    },
    get reviewed() {
      return problems().reviewed
    },
    get opinions() {
      return opinions()
    },
    get verdict() {
      return verdictOf(found())
    },
    get findings() {
      return found()
    },
    get readings() {
      found()
      return facts.readings()
    },
    get checklist() {
      return list()
    },
    get sheet() {
      return sheet()
    },
    get amounts() {
      return Object.fromEntries((sheet()?.results ?? []).map(({ id, fen }) => [id, granted()?.[id]?.fen ?? fen ?? null]))
    },
    get granted() {
      return granted()
    },
    get missing() {
      return [...new Set(found().flatMap(({ missing }) => missing))]
    },
    get sections() {
      return sections()
    },
  }
}

/** What was granted of these results, if anything was. */
function grantsIn(results: readonly { id: string }[], record: DeclarationRecord | undefined): Record<string, Grant> | undefined {
  const found = results.flatMap(({ id }): [string, Grant][] => {
    const grant = record?.granted && Object.hasOwn(record.granted, id) ? record.granted[id] : undefined
    return grant ? [[id, grant]] : []
  })
  return found.length > 0 ? Object.fromEntries(found) : undefined
}

/** How far each section of the form is filled. */
export function sectionStates(stage: Stage, { answers }: Inputs, problems: readonly Problem[]): SectionState[] {
  const filled = filledAnswers(stage, answers)
  return stage.form.sections.map(({ key, title }) => {
    const own = problems.filter(({ at }) => pathOf(at)[0] === key)
    const missing = own.filter(({ code }) => code === 'required' || code === 'minItems').length
    const status = own.length > missing ? 'errors' : missing === 0 ? 'complete' : isTouched(filled[key]) ? 'in progress' : 'untouched'
    return { key, title, status, missing }
  })
}

const isTouched = (content: Json | undefined): boolean =>
  Array.isArray(content) ? content.length > 0 : isObject(content) && Object.values(content).some((value) => !isBlank(value))
