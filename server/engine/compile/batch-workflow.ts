/** What is wrong with the workflow of a kind of batch: names, needs that nothing meets, what it does to its members, public notices. */

import type { BatchAction, BatchState } from '../generated/batches.js'
import type { BatchKind, Programme, Stage } from '../programme.js'
import { below, type Complaint, complaint, type Place, repeated, unknownName, unknownNames } from '../values/compile-problems.js'
import { checkReviewers } from './roles.js'
import { checkPaths } from './workflow-paths.js'

/** Everything that is wrong with it. */
export function checkBatchWorkflow(kind: BatchKind, place: Place, stage: Stage, programme: Programme): Complaint[] {
  const { workflow } = kind
  const at = below(place, 'workflow')
  const states = workflow.states.map(({ id }) => id)
  const found = [
    ...unknownName('state', workflow.initial, states, below(at, 'initial')),
    ...repeated('状态', states, (index) => below(at, 'states', index, 'id')),
    ...repeated(
      '操作',
      workflow.actions.map(({ id }) => id),
      (index) => below(at, 'actions', index, 'id'),
    ),
    ...workflow.states.flatMap((state, index) => checkState(state, below(at, 'states', index), kind, programme)),
    ...workflow.actions.flatMap((action, index) => checkAction(action, below(at, 'actions', index), kind, programme)),
    ...checkPublic(kind, place, programme),
    ...checkPayments(kind, place, programme),
  ]
  return found.some(({ code }) => code === 'unknown-state')
    ? found
    : [...found, ...checkPaths(workflow, at.file, at.at), ...checkMoves(kind, place, stage)]
}

function checkState(state: BatchState, place: Place, { workflow, objections }: BatchKind, programme: Programme): Complaint[] {
  const leaving = workflow.actions.filter(({ from }) => from.includes(state.id))
  const { holder, final, notice, members, published, within, label } = state
  const say = (key: string, message: string, remedy: string) => complaint(below(place, key), 'batch-state', message, remedy)
  return [
    ...unknownName('role', holder, programme.roles.keys(), below(place, 'holder')),
    ...unknownName('clause', state.clause, programme.clauses.keys(), below(place, 'clause')),
    ...unknownName('clause', within?.clause, programme.clauses.keys(), below(place, 'within', 'clause')),
    ...unknownName('clause', notice?.clause, programme.clauses.keys(), below(place, 'notice', 'clause')),
    ...(holder === undefined && !final ? [complaint(place, 'no-holder', `状态“${label}”没有写由谁办理`, '补上 holder')] : []),
    ...(holder !== undefined &&
    !final &&
    leaving.length > 0 &&
    programme.roles.has(holder) &&
    !leaving.some(({ by }) => by.includes(holder))
      ? [
          complaint(
            below(place, 'holder'),
            'idle-holder',
            `“${holder}”在状态“${label}”没有可做的操作`,
            '让一个操作的 by 包含它，或换一个 holder',
          ),
        ]
      : []),
    ...(state.id === workflow.initial && !members
      ? [say('id', `批次从“${label}”开始，却不能选择成员`, '给这个状态写上 "members": true')]
      : []),
    ...(notice && (members || published || within || final)
      ? [say('notice', '公示的状态不能同时修改成员、已经公布、另有时限或已经办结', '分成两个状态')]
      : []),
    ...(notice && !objections ? [say('notice', `“${label}”是公示，却没有写由谁处理异议`, '补上 objections')] : []),
    ...(notice && !leaving.some(({ needs }) => needs?.includes('noticeOver'))
      ? [say('notice', `“${label}”公示期满以后没有操作`, '给一个操作写上 "needs": ["noticeOver", "objectionsDecided"]')]
      : []),
  ]
}

function checkAction(action: BatchAction, place: Place, kind: BatchKind, programme: Programme): Complaint[] {
  const { workflow, documents = [], budget, payments, amount, members } = kind
  const states = workflow.states.map(({ id }) => id)
  const { needs = [] } = action
  const need = (name: (typeof needs)[number], isMet: boolean, message: string, remedy: string) =>
    needs.includes(name) && !isMet ? [complaint(below(place, 'needs', needs.indexOf(name)), 'batch-need', message, remedy)] : []
  const isNotice = action.from.every((id) => workflow.states.find((state) => state.id === id)?.notice)
  return [
    ...checkReviewers(action.by, below(place, 'by'), programme),
    ...unknownNames('state', action.from, states, below(place, 'from')),
    ...unknownName('state', action.to, states, below(place, 'to')),
    ...unknownName('clause', action.clause, programme.clauses.keys(), below(place, 'clause')),
    ...unknownNames(
      'document',
      action.documents,
      documents.map(({ id }) => id),
      below(place, 'documents'),
    ),
    ...repeated('要求', needs, (index) => below(place, 'needs', index)),
    ...need('ranking', members.ranked !== undefined, '这类批次的成员不按排名选取', '给 members 写上 ranked，或删除这一项'),
    ...need('withinBudget', budget !== undefined, '这类批次没有预算', '补上 budget，或删除这一项'),
    ...need('paid', payments !== undefined && amount !== undefined, '这类批次不记录拨付', '补上 amount 和 payments，或删除这一项'),
    ...need('noticeOver', isNotice, '只有从公示的状态出发才能要求公示期满', '给起始状态写上 notice，或删除这一项'),
  ]
}

/** Whoever sees it must see something, and objections need a notice to be against. */
function checkPublic({ workflow, columns, objections }: BatchKind, place: Place, programme: Programme): Complaint[] {
  const isPublic = workflow.states.some(({ notice, published }) => notice || published)
  const hasNotice = workflow.states.some(({ notice }) => notice)
  return [
    ...(isPublic && !columns.some((column) => column.public)
      ? [complaint(below(place, 'columns'), 'batch-public', '公示的名单没有可以公开的栏目', '给要公开的栏目写上 "public": true')]
      : []),
    ...(objections ? checkReviewers(objections.by, below(place, 'objections', 'by'), programme) : []),
    ...unknownName('clause', objections?.clause, programme.clauses.keys(), below(place, 'objections', 'clause')),
    ...(objections && !hasNotice
      ? [complaint(below(place, 'objections'), 'batch-public', '没有公示的状态，不会有异议', '给一个状态写上 notice，或删除 objections')]
      : []),
  ]
}

function checkPayments({ payments, amount, workflow }: BatchKind, place: Place, programme: Programme): Complaint[] {
  if (!payments) return []
  const at = below(place, 'payments')
  return [
    ...checkReviewers(payments.by, below(at, 'by'), programme),
    ...unknownNames(
      'state',
      payments.in,
      workflow.states.map(({ id }) => id),
      below(at, 'in'),
    ),
    ...unknownName('clause', payments.clause, programme.clauses.keys(), below(at, 'clause')),
    ...(amount ? [] : [complaint(at, 'batch-payments', '没有写每个成员的金额，无从拨付', '补上 amount')]),
  ]
}

/** Every step that a batch takes with its members must be one that they can take then. */
function checkMoves(kind: BatchKind, place: Place, stage: Stage): Complaint[] {
  const { workflow, objections } = kind
  const standing = memberStates(kind, stage)
  const check = (name: string | undefined, states: ReadonlySet<string>, at: Place) =>
    name === undefined ? [] : checkMove(name, states, at, stage)
  const noticed = new Set(workflow.states.flatMap(({ id, notice }) => (notice ? [...(standing.get(id) ?? [])] : [])))
  return [
    ...workflow.actions.flatMap(({ moves, from }, index) =>
      check(moves, new Set(from.flatMap((id) => [...(standing.get(id) ?? [])])), below(place, 'workflow', 'actions', index, 'moves')),
    ),
    ...check(objections?.moves, noticed, below(place, 'objections', 'moves')),
  ]
}

function checkMove(name: string, states: ReadonlySet<string>, place: Place, { workflow }: Stage): Complaint[] {
  const action = workflow.actions.find(({ id }) => id === name)
  if (!action)
    return unknownName(
      'action',
      name,
      workflow.actions.map(({ id }) => id),
      place,
    )
  if (!action.by.includes('batch'))
    return [complaint(place, 'batch-move', `成员的操作“${action.label}”不由批次办理`, `给它写上 "by": ["batch"]`, ['workflow'])]
  const label = (id: string) => workflow.states.find((state) => state.id === id)?.label ?? id
  const stuck = [...states].filter((id) => !action.from.includes(id))
  if (stuck.length === 0) return []
  const message = `成员这时在“${stuck.map(label).join('”“')}”，不能办理“${action.label}”`
  return [complaint(place, 'batch-move', message, '给成员的操作补上起始状态，或改为别的操作', ['workflow'])]
}

/** In which states the members can be while the batch is in each of its own. */
function memberStates({ workflow, members }: BatchKind, stage: Stage): Map<string, Set<string>> {
  const known = new Set(stage.workflow.states.map(({ id }) => id))
  const standing = new Map<string, Set<string>>([[workflow.initial, new Set(members.states.filter((id) => known.has(id)))]])
  for (let changed = true; changed; ) {
    changed = false
    for (const { from, to, moves } of workflow.actions) {
      const target = stage.workflow.actions.find(({ id }) => id === moves)?.to
      const reached = standing.get(to) ?? new Set<string>()
      const before = reached.size
      for (const id of from) for (const state of standing.get(id) ?? []) reached.add(target ?? state)
      standing.set(to, reached)
      changed ||= reached.size > before
    }
  }
  return standing
}
