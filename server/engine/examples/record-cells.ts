/** The columns in which what is on record is written, a declaration or a step a row; what was filled in stands in columns of its own. */
import type { Workflow } from '../generated/workflow.js'
import type { Stage } from '../programme.js'
import { pointer } from '../values/pointers.js'
import type { PossibleColumn } from './case-column.js'

/** Of declarations of any of the stages. */
export function recordCells(stages: readonly Stage[]): PossibleColumn[] {
  const isOne = stages.length === 1
  const states = stages.flatMap(({ workflow, definition }) =>
    workflow.states.map(({ id, label }) => ({ value: id, label: isOne ? label : `${definition.title}：${label}` })),
  )
  return [
    ...(isOne
      ? []
      : [
          cell(
            ['stage'],
            '环节',
            'option',
            stages.map(({ id, definition }) => ({ value: id, label: definition.title })),
          ),
        ]),
    cell(['state'], '状态', 'option', [...new Map(states.map((state) => [state.value, state])).values()]),
    cell(['number'], '编号', 'text'),
    cell(['parent'], '上一级申报件', 'text'),
    cell(['organisation'], '单位', 'text'),
    cell(['submittedAt'], '提交时间', 'instant'),
    cell(['firstSubmittedAt'], '首次提交时间', 'instant'),
    ...stages.flatMap((stage) => amountCells(stage, isOne)),
  ]
}

/** Of the steps of a workflow. */
export const stepCells = ({ actions }: Pick<Workflow, 'actions'>): PossibleColumn[] => [
  cell(
    ['action'],
    '操作',
    'option',
    actions.map(({ id, label }) => ({ value: id, label })),
  ),
  cell(['at'], '办理时间', 'instant'),
]

function amountCells({ worksheet, definition }: Stage, isOne: boolean): PossibleColumn[] {
  const before = isOne ? '' : `${definition.title}：`
  return (worksheet?.results ?? []).flatMap(({ id, label }) => [
    { ...cell(['amounts', id], `${before}${label}`, 'money'), unit: '元' },
    { ...cell(['granted', id, 'fen'], `${before}核定的${label}`, 'money'), unit: '元' },
    cell(['granted', id, 'at'], `${before}${label}的核定时间`, 'instant'),
  ])
}

const cell = (path: string[], title: string, kind: PossibleColumn['kind'], options?: PossibleColumn['options']): PossibleColumn => ({
  at: pointer(...path),
  group: '',
  title,
  kind,
  ...(options && { options }),
})
