/** What comes out of an example, in the terms in which its author expects it. */
import { batchRow, isEligible } from '../batches/rows.js'
import { judge } from '../conditions/conditions.js'
import { evaluate } from '../evaluate.js'
import { gatherFacts } from '../facts/facts.js'
import { isObject } from '../form/answers.js'
import type { ExpectedBatch, ExpectedStep } from '../generated/example.js'
import type { WorkflowAction } from '../generated/workflow.js'
import type { Inputs, Json, Outcome, Problem, WorkingCalendarYears } from '../model.js'
import { arisesWhileActing, needProblems } from '../needs.js'
import type { Example, Facts, Programme, Stage } from '../programme.js'
import type { Evaluation } from '../results.js'
import { mailsOfStep } from '../templates/step-mails.js'
import { dayOf } from '../values/dates.js'
import { pathOf } from '../values/pointers.js'
import { addWorkingDays } from '../values/working-days.js'
import { pastOf, resumedLimit } from '../workflow/past-steps.js'
import { registerEntries } from '../workflow/register-entries.js'
import { actionsFor, stateOf } from '../workflow/workflow.js'
import type { computeSheet } from '../worksheet/worksheet.js'
import { inputsOf } from './inputs.js'
import { withPools } from './pool-left.js'

/** What came out of a case. */
export interface Outcomes {
  programme: Programme
  stage: Stage
  inputs: Inputs
  evaluation: Evaluation<ReturnType<typeof computeSheet>>
  facts: Facts
  /** The declaration's state, and the steps that led to it. */
  past: ReturnType<typeof pastOf>
}

/** Sends an example through the interpreter; undefined = there is no such stage. */
export function outcomesOf(programme: Programme, { stage: id, given }: Example, calendar: WorkingCalendarYears): Outcomes | undefined {
  const stage = programme.stages.get(id)
  if (!stage) return undefined
  const inputs = withPools(programme, stage, inputsOf(given, calendar), given)
  const evaluation = evaluate(programme, id, inputs)
  const facts = gatherFacts(programme, stage, inputs)
  return { programme, stage, inputs, evaluation, facts, past: pastOf(given, stage.workflow) }
}

/** The outcome of a rule; undefined = there is no such rule. */
export function cameFinding(rule: string, { stage, evaluation }: Outcomes): Outcome | 'not applicable' | undefined {
  const found = evaluation.findings.find((finding) => finding.rule === rule)
  return found?.outcome ?? (stage.rules.some(({ name }) => name === rule) ? 'not applicable' : undefined)
}

/** The problems of the answers; what others fill is judged once they have begun. */
export function cameProblems({ evaluation, inputs }: Outcomes): Problem[] {
  const begun = (evaluation.reviewed ?? []).filter(({ at }) => Object.hasOwn(inputs.answers, pathOf(at)[0] ?? ''))
  return [...evaluation.problems, ...begun]
}

/** Whole fen by result, or `result.part` where it is split; undefined = unknown, or a gap. */
export function cameAmount(id: string, { evaluation }: Outcomes): number | undefined {
  const [result = '', part] = id.split('.')
  const { fen, parts } = evaluation.granted?.[result] ?? evaluation.sheet?.results.find((one) => one.id === result) ?? {}
  return part === undefined ? fen : parts?.find((one) => one.id === part)?.fen
}

/** Where an action leads: the state with its holder, limit and end, and what is asked of whoever acts; undefined = no such action. */
export function cameStep(action: string, { programme, stage, inputs, facts, past }: Outcomes): Required<ExpectedStep> | undefined {
  const step = stage.workflow.actions.find(({ id }) => id === action)
  const state = step && stateOf(stage.workflow, step.to)
  if (!state) return undefined
  const { holder = null, editable = null, final = null, reopens = false, within } = state
  const limit = resumedLimit(stage, inputs.calendar, past.steps, step) ?? within?.workingDays
  return {
    to: state.id,
    asks: step.needs?.filter((need) => arisesWhileActing.has(need)) ?? [],
    holder,
    due: limit === undefined ? dayIn(within?.until, stage, inputs) : addWorkingDays(dayOf(inputs.now), limit, inputs.calendar),
    editable,
    final,
    reopens,
    commentLength: step.commentLength ?? null,
    grants: step.grants ?? [],
    lowering: step.lowering ?? false,
    decision: step.decision ?? null,
    registers: writtenBy(step, { programme, stage, inputs }),
    mails: mailsOfStep(step, stage, (condition) => judge(condition, facts, programme).outcome === 'met').map(
      ({ role, mail }) => `${role}:${mail}`,
    ),
  }
}

/** The day that a field says, as the last one of a limit. */
function dayIn(key: string | undefined, { form }: Stage, { answers }: Inputs): string | null {
  const field = key === undefined ? undefined : form.fields.get(key)
  const [section = '', name = ''] = field ? pathOf(field.pointer) : []
  const group = answers[section]
  const day = isObject(group) ? group[name] : undefined
  return typeof day === 'string' ? day : null
}

/** What a step writes into registers, as an example says it. */
function writtenBy(step: WorkflowAction, source: { programme: Programme; stage: Stage; inputs: Inputs }): Record<string, Json>[] {
  const { rows, ends } = registerEntries(step, source)
  return [
    ...rows.map(({ register, from, to, values }) => ({
      $register: register,
      $from: from,
      ...(to !== undefined && { $to: to }),
      ...values,
    })),
    ...ends.map(({ register, from, where }) => ({ $register: register, $from: from, $ends: true, ...where })),
  ]
}

/** Whether the declaration could be a member of a batch, and the row that it would have; undefined = no such batch. */
export function cameBatch(
  id: string,
  { programme, stage, inputs, evaluation, past: { state } }: Outcomes,
): Required<ExpectedBatch> | undefined {
  const kind = programme.batches.get(id)
  if (!kind) return undefined
  const source = { programme, stage, inputs, amounts: evaluation.amounts }
  const eligible = kind.members.stage === stage.id && kind.members.states.includes(state) && isEligible(kind, source)
  const columns = Object.entries(batchRow(kind, source)).map(([column, reading]) => [column, reading?.value ?? null])
  return { eligible, columns: Object.fromEntries(columns) }
}

/** The ids of the actions of a role whose needs are met, as far as they do not arise while acting. */
export function possibleActions(role: string, { programme, stage, inputs, evaluation, facts, past }: Outcomes): string[] {
  const { state, taken } = past
  const holds = (condition: Parameters<typeof judge>[0]) => judge(condition, facts, programme).outcome === 'met'
  return actionsFor(stage.workflow, state, role, holds)
    .filter((step) => needProblems(step, { programme, stage, now: inputs.now, state, evaluation, taken }).length === 0)
    .map(({ id }) => id)
}
