/** Columns of what examples give: answers, materials, registers, what is on record. */
import { builtInFacts } from '../facts/catalogue.js'
import type { FieldModel, FormModel, Programme, Stage } from '../programme.js'
import { pointer } from '../values/pointers.js'
import { columnOf, materialKeys, type PossibleColumn } from './case-column.js'
import { recordCells, stepCells } from './record-cells.js'

/** In the order in which one fills them. */
export function givenColumns(programme: Programme, stage: Stage): PossibleColumn[] {
  return [
    ...clockColumns(stage),
    ...organisationColumns(programme),
    ...answerColumns(stage.form, ['given', 'answers'], ''),
    ...materialColumns(stage),
    ...registerColumns(programme),
    ...decisionColumns(programme, stage),
    ...recordColumns(programme, stage),
    ...[...programme.stages.values()]
      .filter(({ id }) => id !== stage.id)
      .flatMap(({ id, form, definition }) => answerColumns(form, ['given', 'earlier', id], `${definition.title}：`)),
  ]
}

const named = (list: readonly { id: string; label: string }[]) => list.map(({ id, label }) => ({ value: id, label }))

const clockColumns = ({ workflow }: Stage): PossibleColumn[] => [
  { at: '/given/now', group: '时间与状态', title: '现在', kind: 'instant' },
  { at: '/given/submittedAt', group: '时间与状态', title: '提交时间', kind: 'instant' },
  { at: '/given/firstSubmittedAt', group: '时间与状态', title: '首次提交时间', kind: 'instant' },
  { at: '/given/state', group: '时间与状态', title: '状态', kind: 'option', options: named(workflow.states) },
]

const organisationColumns = ({ site }: Programme): PossibleColumn[] =>
  builtInFacts(site).flatMap((info): PossibleColumn[] => {
    const [of, key = ''] = info.id.split('.')
    if (of !== 'organisation') return []
    return [
      {
        at: pointer('given', 'organisation', key),
        group: '单位',
        title: key === 'districtName' ? `${info.label}（名称）` : info.label,
        ...columnOf(info),
      },
    ]
  })

const answerColumns = (form: FormModel, path: string[], before: string): PossibleColumn[] =>
  form.sections.flatMap(({ key, title, kind, fields }): PossibleColumn[] => {
    const group = `${before}${title}`
    if (kind === 'rows') return [{ at: pointer(...path, key), group, title, kind: 'nested', cells: fields.map(cellOfField) }]
    return fields.map((field) => ({ at: pointer(...path, key, field.key), group, title: field.title, ...columnOf(field) }))
  })

const cellOfField = (field: FieldModel): PossibleColumn => ({ at: pointer(field.key), group: '', title: field.title, ...columnOf(field) })

const materialColumns = (stage: Stage): PossibleColumn[] => [
  { at: '/given/materials', group: '材料', title: '已上传的材料', kind: 'options', options: materialKeys(stage) },
]

const registerColumns = ({ registers }: Programme): PossibleColumn[] =>
  [...registers.values()].map(({ id, label, columns }) => ({
    at: pointer('given', 'registers', id),
    group: '名单',
    title: label,
    kind: 'nested',
    cells: [
      ...columns.map((column): PossibleColumn => ({ at: pointer(column.id), group: '', title: column.label, ...columnOf(column) })),
      { at: pointer('$from'), group: '', title: '有效期起', kind: 'date' },
      { at: pointer('$to'), group: '', title: '有效期止', kind: 'date' },
    ],
  }))

const outcomes = [
  { value: 'met', label: '符合' },
  { value: 'not met', label: '不符合' },
]

/** What reviewers decided: facts, rules that they may settle, opinions. */
function decisionColumns({ facts }: Programme, stage: Stage): PossibleColumn[] {
  const reviewed = [...facts.values()].filter(({ kind, id }) => kind === 'reviewer' && stage.facts.has(id))
  return [
    ...reviewed.map(({ id, label }): PossibleColumn => {
      const info = stage.facts.get(id)
      return { at: pointer('given', 'decisions', id), group: '审核认定', title: label, ...(info ? columnOf(info) : { kind: 'text' }) }
    }),
    ...stage.rules
      .filter(({ overridable }) => overridable?.length)
      .map(({ name, label }): PossibleColumn => {
        return { at: pointer('given', 'decisions', name), group: '审核认定', title: label, kind: 'option', options: outcomes }
      }),
    ...(stage.workflow.opinions ?? []).map(({ id, label, outcomes: possible }): PossibleColumn => {
      return { at: pointer('given', 'opinions', id), group: '审核认定', title: label, kind: 'option', options: named(possible) }
    }),
  ]
}

function recordColumns(programme: Programme, { workflow }: Stage): PossibleColumn[] {
  const { stages, facts, pools } = programme
  const group = '在案的情况'
  const cells = recordCells([...stages.values()])
  return [
    ...[...pools.values()].map((pool): PossibleColumn => {
      return { at: pointer('given', 'pools', pool.id), group, title: `${pool.label}还剩`, kind: 'decimal', unit: pool.unit, cells }
    }),
    { at: '/given/history', group, title: '以往的申报件', kind: 'nested', cells },
    { at: '/given/steps', group, title: '已经办理的步骤', kind: 'nested', cells: stepCells(workflow) },
    { at: '/given/id', group, title: '这份申报件的编号', kind: 'text' },
    { at: '/given/parent', group, title: '上一级申报件的编号', kind: 'text' },
    ...workflow.actions.map(({ id, label }): PossibleColumn => {
      return { at: pointer('given', 'taken', id), group, title: `“${label}”办过几次`, kind: 'integer' }
    }),
    ...[...stages.values()].map((stage): PossibleColumn => {
      const title = `${stage.definition.title}的记录`
      return { at: pointer('given', 'records', stage.id), group, title, kind: 'nested', cells: recordCells([stage]) }
    }),
    ...[...facts.values()]
      .filter(({ kind }) => kind === 'related')
      .map(({ id, label }): PossibleColumn => ({ at: pointer('given', 'related', id), group, title: label, kind: 'nested' })),
  ]
}
