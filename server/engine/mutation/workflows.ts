/** Mutants of workflows: states, steps and what they need, grant and decide, opinions. */
import type { Opinion, RegisterEntry, Workflow, WorkflowAction, WorkflowState } from '../generated/workflow.js'
import type { Json } from '../model.js'
import { optionalCondition } from './conditions.js'
import { drop, dropEach, type Edit, otherWords, put, shiftInteger } from './edits.js'
import { formulaEdits } from './formulas.js'

type Path = readonly (string | number)[]

/** Every state, action and opinion changed in turn. */
export function workflowEdits({ states, actions, opinions = [] }: Workflow): Edit[] {
  return [
    ...states.flatMap((state, index) => stateEdits(['states', index], state)),
    ...actions.flatMap((action, index) => actionEdits(['actions', index], action, states)),
    ...opinions.flatMap((opinion, index) => opinionEdits(['opinions', index], opinion)),
  ]
}

function stateEdits(path: Path, state: WorkflowState): Edit[] {
  return [
    ...shiftInteger([...path, 'within', 'workingDays'], state.within?.workingDays, 1),
    ...(state.within?.until === undefined ? [] : [drop([...path, 'within'], state.within as unknown as Json)]),
    ...otherWords([...path, 'within', 'afterReturn'], state.within?.afterReturn, ['restart', 'resume']),
    ...otherWords([...path, 'final'], state.final, ['positive', 'negative']),
    ...otherWords([...path, 'editable'], state.editable, ['all', 'remarks']),
    ...(state.editable ? [drop([...path, 'editable'], state.editable)] : []),
    ...(state.reopens === undefined ? [] : [put([...path, 'reopens'], state.reopens, !state.reopens)]),
  ]
}

function actionEdits(path: Path, action: WorkflowAction, states: readonly WorkflowState[]): Edit[] {
  const here = states.findIndex(({ id }) => id === action.to)
  const next = states[(here + 1) % states.length]?.id
  return [
    drop(path, action as unknown as Json),
    ...dropEach([...path, 'needs'], action.needs, 0),
    ...dropEach([...path, 'by'], action.by),
    ...dropEach([...path, 'from'], action.from),
    ...(next ? [put([...path, 'to'], action.to, next)] : []),
    ...optionalCondition([...path, 'when'], action.when),
    ...dropEach([...path, 'despite'], action.despite, 0),
    ...dropEach([...path, 'opinions'], action.opinions, 0),
    ...shiftInteger([...path, 'maxRounds'], action.maxRounds, 1),
    ...dropEach([...path, 'countsWith'], action.countsWith, 0),
    ...grantEdits(path, action),
    ...shiftInteger([...path, 'commentLength'], action.commentLength, 2),
    ...(action.registers ?? []).flatMap((entry, index) => entryEdits([...path, 'registers', index], entry)),
    ...(action.mails ?? []).map((mail, index) => drop([...path, 'mails', index], mail as unknown as Json)),
  ]
}

/** What is granted, whether less may be, and how a negative amount is decided. */
function grantEdits(path: Path, { grants, lowering, decision }: WorkflowAction): Edit[] {
  return [
    ...(grants?.length === 1 ? [drop([...path, 'grants'], grants)] : dropEach([...path, 'grants'], grants)),
    ...(lowering === undefined ? [] : [put([...path, 'lowering'], lowering, !lowering)]),
    ...otherWords([...path, 'decision'], decision, ['recover', 'offset', 'waive']),
    ...(decision === undefined ? [] : [drop([...path, 'decision'], decision)]),
  ]
}

/** What a step writes into registers, and when it begins to count. */
function entryEdits(path: Path, entry: RegisterEntry): Edit[] {
  const cells = (['values', 'ends'] as const).flatMap((key) =>
    Object.entries(entry[key] ?? {}).flatMap(([id, formula]) => formulaEdits([...path, key, id], formula)),
  )
  return [
    drop(path, entry as unknown as Json),
    ...cells,
    ...(['from', 'until'] as const).flatMap((key) => (entry[key] === undefined ? [] : formulaEdits([...path, key], entry[key]))),
  ]
}

function opinionEdits(path: Path, opinion: Opinion): Edit[] {
  return [
    ...(opinion.required === undefined ? [] : [put([...path, 'required'], opinion.required, !opinion.required)]),
    ...dropEach([...path, 'in'], opinion.in),
    ...optionalCondition([...path, 'when'], opinion.when),
  ]
}
