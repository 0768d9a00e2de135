/** What is wrong with batches.json: members and documents; its columns, money and workflows have files of their own. */
import type { BatchKind, Programme, Stage } from '../programme.js'
import { below, type Complaint, complaint, type Place, repeated, unknownName, unknownNames } from '../values/compile-problems.js'
import { checkColumn, checkPayee, checkRanking } from './batch-columns.js'
import { checkAmount, checkBudget } from './batch-money.js'
import { checkBatchWorkflow } from './batch-workflow.js'
import { checkCondition } from './conditions.js'
import { contentOf } from './contents.js'
import type { Draft } from './draft.js'
import { batchReaders, checkHidden } from './hidden-columns.js'
import { checkPattern } from './programme.js'
import { checkReviewers } from './roles.js'

const file = 'rules/batches.json'

/** What is wrong with the kinds of batches, and steps that only a batch could take and none does. */
export function checkBatches({ documents, programme, broken }: Draft): Complaint[] {
  const kinds = contentOf(documents, 'batches', 'batches')?.batches ?? []
  return [
    ...repeated(
      '批次',
      kinds.map(({ id }) => id),
      (index) => ({ file, at: `/batches/${index}/id` }),
    ),
    ...kinds.flatMap((kind, index) => checkKind(kind, { file, at: `/batches/${index}` }, programme)),
    ...(broken.has('batches') ? [] : idleSteps(programme, kinds)),
  ]
}

function checkKind(kind: BatchKind, place: Place, programme: Programme): Complaint[] {
  const stage = programme.stages.get(kind.members.stage)
  const { documents = [] } = kind
  return [
    ...unknownName('clause', kind.clause, programme.clauses.keys(), below(place, 'clause')),
    ...checkPattern(kind.number, below(place, 'number')),
    ...checkReviewers(kind.by, below(place, 'by'), programme),
    ...outOfReach(kind, place, programme),
    ...repeated(
      '文件',
      documents.map(({ id }) => id),
      (index) => below(place, 'documents', index, 'id'),
    ),
    ...documents.flatMap(({ letter, clause }, index) => [
      ...unknownName('letter', letter, lettersOf(kind, programme), below(place, 'documents', index, 'letter')),
      ...unknownName('clause', clause, programme.clauses.keys(), below(place, 'documents', index, 'clause')),
    ]),
    ...(stage
      ? checkContent(kind, place, stage, programme)
      : unknownName('stage', kind.members.stage, programme.stages.keys(), below(place, 'members', 'stage'))),
  ]
}

/** Roles of one district see the batches of their district alone; those who see single declarations see none. */
function outOfReach({ by, members, workflow, title }: BatchKind, place: Place, { roles }: Programme): Complaint[] {
  const named = [by, ...workflow.actions.map((action) => action.by)]
  const at = (index: number) => (index === 0 ? below(place, 'by') : below(place, 'workflow', 'actions', index - 1, 'by'))
  return named.flatMap((ids, index) =>
    ids.flatMap((id, position) => {
      const scope = roles.get(id)?.scope
      if (scope !== 'assigned' && (scope !== 'district' || members.per === 'district')) return []
      const remedy = scope === 'district' ? '写上 "per": "district"，或换成看得到全部地区的角色' : '换成本地区或全部范围的角色'
      return [complaint(below(at(index), position), 'batch-scope', `“${roles.get(id)?.label}”看不到“${title}”`, remedy)]
    }),
  )
}

/** A letter about single declarations cannot be printed for a batch. */
const lettersOf = ({ id }: BatchKind, { letters }: Programme) =>
  [...letters.values()].filter(({ definition }) => definition.batch === id).map(({ definition }) => definition.id)

function checkContent(kind: BatchKind, place: Place, stage: Stage, programme: Programme): Complaint[] {
  const { members, columns, amount, budget } = kind
  const states = stage.workflow.states.map(({ id }) => id)
  const at = below(place, 'members')
  return [
    ...(states.length > 0 ? unknownNames('state', members.states, states, below(at, 'states')) : []),
    ...repeated('状态', members.states, (index) => below(at, 'states', index)),
    ...checkCondition(members.where, below(at, 'where'), { facts: stage.facts, programme }),
    ...(members.ranked ? checkRanking(members.ranked, kind, below(at, 'ranked'), stage, programme) : []),
    ...repeated(
      '栏目',
      columns.map(({ id }) => id),
      (index) => below(place, 'columns', index, 'id'),
    ),
    ...columns.flatMap((column, index) => {
      const at = below(place, 'columns', index)
      return [...checkColumn(column, at, stage, programme), ...checkHidden(column, at, batchReaders(programme), stage, programme)]
    }),
    ...(amount ? checkAmount(amount, kind, below(place, 'amount'), stage, programme) : []),
    ...(budget ? checkBudget(budget, kind, below(place, 'budget'), programme) : []),
    ...(kind.payments ? checkPayee(kind.payments, below(place, 'payments'), stage, programme) : []),
    ...(states.length > 0 ? checkBatchWorkflow(kind, place, stage, programme) : []),
  ]
}

/** A step that only a batch takes, and none does: the declarations would wait for ever. */
function idleSteps({ stages }: Programme, kinds: readonly BatchKind[]): Complaint[] {
  return [...stages.values()].flatMap(({ id, workflow }) => {
    const moved = new Set(
      kinds
        .filter(({ members }) => members.stage === id)
        .flatMap((kind) => [kind.objections?.moves, ...kind.workflow.actions.map(({ moves }) => moves)]),
    )
    return workflow.actions.flatMap((action, index) =>
      action.by.includes('batch') && !moved.has(action.id)
        ? [
            complaint(
              { file: `rules/${id}.workflow.json`, at: `/actions/${index}/by` },
              'no-batch',
              `操作“${action.label}”由批次办理，却没有哪一类批次办理它`,
              `在 batches.json 的一个操作里写上 "moves": "${action.id}"`,
            ),
          ]
        : [],
    )
  })
}
