/** What is wrong with what steps grant, and with limits on rounds. */
import { below, type Complaint, complaint, type Place, repeated, unknownNames } from './compile-problems.js'
import type { WorkflowAction } from './generated/workflow.js'
import type { Stage } from './programme.js'

const granters: ReadonlySet<WorkflowAction['kind']> = new Set(['approve', 'move'])

/** Amounts are granted by whoever approves, never by the applicant; lowering is one person's decision about one declaration. */
export function checkGrants(action: WorkflowAction, place: Place, { worksheet, definition }: Stage): Complaint[] {
  const { grants, lowering, decision, kind, by, batch } = action
  if (!grants)
    return Object.entries({ lowering: lowering || undefined, decision }).flatMap(([key, value]) =>
      value === undefined ? [] : [complaint(below(place, key), 'no-effect', `没有核定金额，${key} 不起作用`, `补上 grants，或删除 ${key}`)],
    )
  const results = worksheet?.results ?? []
  const readable = worksheet !== undefined || definition.worksheet === undefined
  const negative = results.some(({ id, negative: when }) => grants.includes(id) && when === 'decide')
  return [
    ...(readable
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
    ...(by.includes(definition.by)
      ? [
          complaint(
            below(place, 'by', by.indexOf(definition.by)),
            'self-judging',
            '申报单位不能核定自己的金额',
            '只写审核的角色，或删除 grants',
          ),
        ]
      : []),
    ...(lowering && (by.includes('system') || by.includes('batch') || batch)
      ? [complaint(below(place, 'lowering'), 'grants', '自动或批量办理时没有人能写低于核算的金额', '删除 lowering')]
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

/** After the last round somebody must still be able to decide otherwise. */
export function checkRounds({ id, kind, by, from, maxRounds }: WorkflowAction, place: Place, { workflow }: Stage): Complaint[] {
  if (maxRounds === undefined) return []
  const at = below(place, 'maxRounds')
  if (kind !== 'return') return [complaint(at, 'no-effect', '只有退回才限定次数', '删除 maxRounds，或改为 "kind": "return"')]
  return from.flatMap((state) => {
    const others = workflow.actions.filter(
      (other) => other.id !== id && other.from.includes(state) && other.by.some((role) => by.includes(role)),
    )
    if (others.some((other) => other.maxRounds === undefined)) return []
    const label = workflow.states.find((one) => one.id === state)?.label ?? state
    return [complaint(at, 'no-way-on', `退回满次数以后，在状态“${label}”没有别的操作可做`, '给同一角色增加一个通过或不通过的操作')]
  })
}
