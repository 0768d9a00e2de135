/** What roles say about a declaration side by side: which opinions are asked for, and whether one is complete. */

import { weigh } from '../conditions/conditions.js'
import { normaliseAnswers } from '../form/answers.js'
import { checkAnswers } from '../form/form.js'
import { formModel } from '../form/model.js'
import type { Opinion, WorkflowAction } from '../generated/workflow.js'
import type { Answers, GivenOpinion, Json, Problem } from '../model.js'
import type { Facts, FormModel, Programme, Stage } from '../programme.js'
import type { Evaluation, OpinionState } from '../results.js'

/** The opinions of a workflow, each with whether it is asked for under these facts, and given. Unknown conditions ask: better once too often. */
export function opinionStates(
  programme: Programme,
  { workflow }: Stage,
  facts: Facts,
  given: Readonly<Record<string, GivenOpinion>> = {},
): OpinionState[] {
  return (workflow.opinions ?? []).map((opinion) => ({
    id: opinion.id,
    label: opinion.label,
    in: opinion.in,
    required: opinion.required === true,
    asked: !opinion.when || weigh(opinion.when, facts, programme).trace.outcome !== 'not met',
    given: Object.hasOwn(given, opinion.id),
  }))
}

/** The opinions that an action waits for in a state and that were not given. */
export function lackingOpinions(
  { opinions }: Pick<WorkflowAction, 'opinions'>,
  all: Evaluation['opinions'],
  state: string | undefined,
): OpinionState[] {
  return (all ?? []).filter(
    (one) =>
      one.asked && !one.given && (state === undefined || one.in.includes(state)) && (opinions ? opinions.includes(one.id) : one.required),
  )
}

const forms = new WeakMap<Opinion, FormModel>()

/** The own fields of an opinion as a form of one section `fields`; undefined = it has none. */
export function opinionForm(opinion: Opinion, { dictionaries }: Pick<Programme, 'dictionaries'>): FormModel | undefined {
  if (!opinion.fields) return undefined
  const known = forms.get(opinion)
  if (known) return known
  const made = formModel({ type: 'object', title: opinion.label, properties: { fields: opinion.fields } }, dictionaries)
  forms.set(opinion, made)
  return made
}

/** An opinion as it is kept, and what is missing from it: at /outcome, /text, /fields/…, /attachment. */
export function judgeOpinion(
  opinion: Opinion,
  said: { outcome: string; text: string; fields: Answers; attached: boolean },
  stage: Stage,
  programme: Programme,
): { fields: Answers; problems: Problem[] } {
  const { outcomes, textLength = 0, attachment } = opinion
  const written = [...said.text.trim()].length
  const chosen = outcomes.find(({ id }) => id === said.outcome)
  const form = opinionForm(opinion, programme)
  const asked: Stage | undefined = form && { ...stage, form }
  const answers = asked ? normaliseAnswers(asked, { fields: said.fields }) : {}
  return {
    fields: groupOf(answers.fields),
    problems: [
      ...(chosen ? [] : [{ at: '/outcome', message: '请选择结论。' }]),
      ...(chosen?.reason && textLength === 0 && written === 0 ? [{ at: '/text', message: `选“${chosen.label}”要写明原因。` }] : []),
      ...(written < textLength
        ? [{ at: '/text', message: written === 0 ? '请填写意见。' : `意见不少于 ${textLength} 个字，现在是 ${written} 个字。` }]
        : []),
      ...(asked ? checkAnswers(asked, answers) : []),
      ...(attachment === 'required' && !said.attached ? [{ at: '/attachment', message: '请上传附件（PDF）。' }] : []),
    ],
  }
}

const groupOf = (value: Json | undefined): Answers => (typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {})
