/** What is wrong with what steps grant, and with limits on rounds. */

import type { WorkflowAction } from '../generated/workflow.js'
import type { Stage, Worksheet } from '../programme.js'
import { below, type Complaint, complaint, type Place, repeated, unknownNames } from '../values/compile-problems.js'

type Result = Worksheet['results'][number]

const granters: ReadonlySet<WorkflowAction['kind']> = new Set(['approve', 'move'])

/** Amounts are granted by whoever approves, never by the applicant; lowering is one person's decision about one declaration. */
export function checkGrants(action: WorkflowAction, place: Place, { worksheet, definition }: Stage): Complaint[] {
  const { grants, lowering, decision, kind, by, batch } = action
  const unread = worksheet === undefined && definition.worksheet !== undefined
  if (!grants)
    return [
      ...(lowering
        ? [complaint(below(place, 'lowering'), 'no-effect', '没有核定金额，lowering 不起作用', '补上 grants，或删除 lowering')]
        : []),
      ...(decision && !unread ? checkDecision(action, below(place, 'decision'), worksheet?.results ?? []) : []),
      ...(decision && kind === 'move' ? checkSelf(action, place, definition.by, '申报单位不能决定自己的负数怎么处理') : []), // else told already
    ]
  const results = worksheet?.results ?? []
  const negative = results.some(({ id, negative: when }) => grants.includes(id) && when === 'decide')
  return [
    ...(!unread
      ? unknownNames(
          'result',
          grants,
          results.map(({ id }) => id),
          below(place, 'grants'),
        )
      : []),
    ...repeated('金额', grants, (index) => below(place, 'grants', index)),
    ...(granters.has(kind)
      ? []
      : [complaint(below(place, 'grants'), 'grants', '核定金额的操作应是通过或流转', '改为 "kind": "approve" 或 "move"，或删除 grants')]),
    ...checkSelf(action, place, definition.by, '申报单位不能核定自己的金额'),
    ...(lowering && (by.includes('system') || batch)
      ? [complaint(below(place, 'lowering'), 'grants', '自动或同时办理多件时没有人能写低于核算的金额', '删除 lowering')]
      : []),
    ...(decision && worksheet && !negative
      ? [
          complaint(
            below(place, 'decision'),
            'no-effect',
            '核定的金额都不会是负数，不用决定怎么处理',
            '删除 decision，或给这个结果写 "negative": "decide"',
          ),
        ]
      : []),
  ]
}

const checkSelf = ({ by }: WorkflowAction, place: Place, applicant: string, message: string): Complaint[] =>
  by.includes(applicant)
    ? [complaint(below(place, 'by', by.indexOf(applicant)), 'self-judging', message, '只写审核的角色，或删除 grants 和 decision')]
    : []

/** A step that decides about a negative amount and grants nothing: there is such an amount, and a reason is written. */
function checkDecision({ needs = [] }: WorkflowAction, at: Place, results: readonly Result[]): Complaint[] {
  if (!results.some(({ negative }) => negative === 'decide'))
    return [
      complaint(at, 'no-effect', '这个环节没有可能为负数的金额，不用决定怎么处理', '删除 decision，或给一个结果写 "negative": "decide"', [
        'worksheet',
      ]),
    ]
  return needs.includes('comment') ? [] : [complaint(at, 'no-reason', '怎么处理负数必须写明理由', '在 needs 中加上 "comment"')]
}

/** A result that may come out negative has a step that decides about it: otherwise nobody could ever close it, or it would be hidden. */
export function checkSettled({ definition, workflow, worksheet }: Stage): Complaint[] {
  const decides = (id: string) =>
    workflow.actions.some(({ decision, grants }) => decision !== undefined && (!grants || grants.includes(id)))
  return (worksheet?.results ?? []).flatMap(({ id, label, negative }, index) =>
    negative !== 'decide' || decides(id)
      ? []
      : [
          complaint(
            { file: `rules/${definition.worksheet}.worksheet.json`, at: `/results/${index}/negative` },
            'unsettled-negative',
            `“${label}”可能是负数，环节“${definition.title}”的流程里却没有操作决定怎么处理`,
            '给作出决定的操作写上 "decision"："recover" 追回、"offset" 抵扣或 "waive" 免除',
            ['workflow'],
          ),
        ],
  )
}

/** After the last round somebody must still be able to decide otherwise; what counts with it are other returns. */
export function checkRounds(action: WorkflowAction, place: Place, { workflow }: Stage): Complaint[] {
  const { id, kind, by, from, maxRounds, countsWith = [] } = action
  if (maxRounds === undefined)
    return countsWith.length > 0
      ? [complaint(below(place, 'countsWith'), 'no-effect', '没有限定次数，countsWith 不起作用', '补上 maxRounds，或删除 countsWith')]
      : []
  const at = below(place, 'maxRounds')
  if (kind !== 'return') return [complaint(at, 'no-effect', '只有退回才限定次数', '删除 maxRounds，或改为 "kind": "return"')]
  const stuck = from.flatMap((state) => {
    const others = workflow.actions.filter(
      (other) => other.id !== id && other.from.includes(state) && other.by.some((role) => by.includes(role)),
    )
    if (others.some((other) => other.maxRounds === undefined)) return []
    const label = workflow.states.find((one) => one.id === state)?.label ?? state
    return [complaint(at, 'no-way-on', `退回满次数以后，在状态“${label}”没有别的操作可做`, '给同一角色增加一个通过或不通过的操作')]
  })
  const returns = workflow.actions.filter((other) => other.kind === 'return' && other.id !== id).map((other) => other.id)
  return [
    ...stuck,
    ...unknownNames('action', countsWith, returns, below(place, 'countsWith')),
    ...repeated('操作', countsWith, (index) => below(place, 'countsWith', index)),
  ]
}
