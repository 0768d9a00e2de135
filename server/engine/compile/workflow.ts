/** What is wrong with the workflows of the stages: names, states nobody reaches or leaves, people without anything to do. */

import type { WorkflowAction, WorkflowState } from '../generated/workflow.js'
import type { Programme, Stage } from '../programme.js'
import { below, type Complaint, complaint, type Place, repeated, unknownName, unknownNames } from '../values/compile-problems.js'
import { checkCondition } from './conditions.js'
import type { Draft } from './draft.js'
import { checkLimit } from './limits.js'
import { checkActionOpinions, checkOpinions } from './opinions.js'
import { checkEntries } from './register-entries.js'
import { checkAlternatives } from './workflow-alternatives.js'
import { checkGrants, checkRounds, checkSettled } from './workflow-grants.js'
import { checkMails } from './workflow-mails.js'
import { checkPaths } from './workflow-paths.js'
import { checkAutomatic, checkSpecial } from './workflow-steps.js'

/** What is wrong with the workflows of the stages. */
export function checkWorkflows({ programme }: Draft): Complaint[] {
  return [...programme.stages.values()].flatMap((stage) => {
    const file = `rules/${stage.id}.workflow.json`
    const { workflow } = stage
    if (workflow.states.length === 0) return []
    const states = workflow.states.map(({ id }) => id)
    const found = [
      ...unknownName('state', workflow.initial, states, { file, at: '/initial' }),
      ...repeated('状态', states, (index) => ({ file, at: `/states/${index}/id` })),
      ...repeated(
        '操作',
        workflow.actions.map(({ id }) => id),
        (index) => ({ file, at: `/actions/${index}/id` }),
      ),
      ...workflow.states.flatMap((state, index) => checkState(state, { file, at: `/states/${index}` }, stage, programme)),
      ...checkOpinions(stage, file, programme),
      ...checkSettled(stage),
      ...workflow.actions.flatMap((action, index) => checkAction(action, { file, at: `/actions/${index}` }, stage, programme)),
    ]
    // where a state is misspelt, everything behind it seems out of reach
    return found.some(({ code }) => code === 'unknown-state')
      ? found
      : [...found, ...checkPaths(workflow, file), ...checkAlternatives(stage, file, programme)]
  })
}

function checkState(state: WorkflowState, place: Place, stage: Stage, programme: Programme): Complaint[] {
  const { workflow, definition } = stage
  const { holder, editable, final, within } = state
  const leaving = workflow.actions.filter(({ from }) => from.includes(state.id))
  const idle = holder !== undefined && programme.roles.has(holder) && leaving.length > 0 && !leaving.some(({ by }) => by.includes(holder))
  return [
    ...unknownName('role', holder, programme.roles.keys(), below(place, 'holder')),
    ...unknownName('clause', state.clause, programme.clauses.keys(), below(place, 'clause')),
    ...unknownName('clause', within?.clause, programme.clauses.keys(), below(place, 'within', 'clause')),
    ...checkLimit(state, below(place, 'within'), stage, programme),
    ...checkStanding(state, leaving, place),
    ...(holder === undefined && !final && !automatic(leaving)
      ? [complaint(place, 'no-holder', `状态“${state.label}”没有写由谁办理`, '补上 holder')]
      : []),
    ...(holder !== undefined && final
      ? [complaint(below(place, 'holder'), 'final', `“${state.label}”已是最后的状态，没有人要办理`, '删除 holder')]
      : []),
    ...(idle && !final
      ? [
          complaint(
            below(place, 'holder'),
            'idle-holder',
            `“${holder}”在状态“${state.label}”没有可做的操作`,
            '让一个操作的 by 包含它，或换一个 holder',
          ),
        ]
      : []),
    ...(state.reopens !== undefined && final !== 'negative'
      ? [
          complaint(
            below(place, 'reopens'),
            'no-effect',
            `“${state.label}”不是不通过的终点，本来就不影响再次申报`,
            '删除 reopens，或写上 "final": "negative"',
          ),
        ]
      : []),
    ...(within && holder === undefined
      ? [complaint(below(place, 'within'), 'no-holder', '写了办理时限，却没有写由谁办理', '补上 holder')]
      : []),
    ...(editable !== undefined && holder !== definition.by
      ? [
          complaint(
            below(place, 'editable'),
            'editable',
            `状态“${state.label}”由别人办理时，申报内容不能修改`,
            `只有 holder 是“${definition.by}”的状态可以写 editable`,
            ['programme'],
          ),
        ]
      : []),
    ...checkOpening(state, place, stage),
    ...(state.id === workflow.initial && editable !== 'all' && !definition.opens
      ? [complaint(place, 'editable', `申报从状态“${state.label}”开始，却不能填写`, '补上 "editable": "all"')]
      : []),
  ]
}

/** What others open begins with one of them. */
const checkOpening = ({ id, holder, label }: WorkflowState, place: Place, { workflow, definition }: Stage): Complaint[] =>
  definition.opens && id === workflow.initial && !definition.opens.includes(holder ?? '')
    ? [
        complaint(
          below(place, 'holder'),
          'opens',
          `这个环节由主管部门发起，“${label}”却不由发起的角色办理`,
          `写成 "${definition.opens[0]}"`,
          ['programme'],
        ),
      ]
    : []

const checkStanding = ({ standing, final }: WorkflowState, leaving: readonly WorkflowAction[], place: Place): Complaint[] =>
  standing && (final !== 'positive' || leaving.length === 0)
    ? [
        complaint(
          below(place, 'standing'),
          'no-effect',
          'standing 只用于通过以后还可能有操作的终点',
          '写上 "final": "positive" 和一个从这里出发的操作，或删除 standing',
        ),
      ]
    : []

const automatic = (leaving: readonly WorkflowAction[]) =>
  leaving.length > 0 && leaving.every(({ by }) => by.every((role) => role === 'system' || role === 'batch'))

function checkAction(action: WorkflowAction, place: Place, stage: Stage, programme: Programme): Complaint[] {
  const states = stage.workflow.states.map(({ id }) => id)
  return [
    ...unknownNames('role', action.by, ['system', 'batch', ...programme.roles.keys()], below(place, 'by')),
    ...unknownNames('state', action.from, states, below(place, 'from')),
    ...unknownName('state', action.to, states, below(place, 'to')),
    ...repeated('角色', action.by, (index) => below(place, 'by', index)),
    ...repeated('状态', action.from, (index) => below(place, 'from', index)),
    ...repeated('要求', action.needs ?? [], (index) => below(place, 'needs', index)),
    ...unknownName('clause', action.clause, programme.clauses.keys(), below(place, 'clause')),
    ...checkMails(action, place, stage, programme),
    ...checkCommentLength(action, place),
    ...checkActionOpinions(action, place, stage),
    ...checkCondition(action.when, below(place, 'when'), { facts: stage.facts, programme }),
    ...checkWho(action, place, stage, programme),
    ...checkNeeds(action, place, stage),
    ...checkAutomatic(action, place),
    ...checkSpecial(action, place, stage),
    ...checkGrants(action, place, stage),
    ...checkRounds(action, place, stage),
    ...checkEntries(action, place, stage, programme),
  ]
}

const checkCommentLength = ({ commentLength, needs = [] }: WorkflowAction, place: Place): Complaint[] =>
  commentLength === undefined || needs.includes('comment')
    ? []
    : [complaint(below(place, 'commentLength'), 'no-effect', '写了意见的最少字数，却不需要写意见', '在 needs 中加上 "comment"')]

/** The applicant submits and withdraws, others judge. */
function checkWho({ kind, by }: WorkflowAction, place: Place, { definition }: Stage, programme: Programme): Complaint[] {
  const applicants = kind === 'submit' || kind === 'withdraw'
  return by.flatMap((id, index) => {
    const role = programme.roles.get(id)
    if (!role || kind === 'move') return []
    const at = below(place, 'by', index)
    if (applicants && id !== definition.by)
      return [
        complaint(at, 'wrong-role', `“${kind}”是申报单位的操作，“${role.label}”不是这个环节的申报角色`, `写成 "${definition.by}"`, [
          'programme',
        ]),
      ]
    if (!applicants && role.scope === 'own') return [complaint(at, 'self-judging', `“${role.label}”不能审核自己的申报`, '只写审核的角色')]
    return []
  })
}

/** What must be done one by one cannot be done for many at once; what needs something must be able to have it. */
function checkNeeds(action: WorkflowAction, place: Place, { workflow, materials }: Stage): Complaint[] {
  const { batch, needs = [], kind } = action
  const target = workflow.states.find(({ id }) => id === action.to)
  const single = needs.filter((need) => need === 'remarks' || need === 'typedConfirmation')
  return [
    ...(batch && single.length > 0
      ? [complaint(below(place, 'batch'), 'batch', `需要 ${single.join('、')} 的操作不能批量办理`, '删除 batch')]
      : []),
    ...(needs.includes('stampedPrint') && !materials.materials.some(({ stampedPrint }) => stampedPrint)
      ? [
          complaint(
            below(place, 'needs', needs.indexOf('stampedPrint')),
            'no-stamped-print',
            '需要盖章扫描件，材料清单里却没有这份材料',
            '给一份材料写上 "stampedPrint": true',
            ['materials'],
          ),
        ]
      : []),
    ...(kind === 'return' && target && !target.editable
      ? [complaint(below(place, 'to'), 'editable', `退回到“${target.label}”后，申报单位不能修改`, '给这个状态写上 "editable": "remarks"')]
      : []),
    ...(kind === 'reject' && target && target.final !== 'negative'
      ? [
          complaint(
            below(place, 'to'),
            'final',
            `“不通过”应到一个 "final": "negative" 的状态，“${target.label}”不是`,
            '可以修改后再提交的，用 "kind": "return"',
          ),
        ]
      : []),
  ]
}
