/** Columns of what examples expect: verdict, rules, amounts, materials, what may be done and where it leads. */
import type { FieldModel, Programme, Stage } from '../programme.js'
import { pointer } from '../values/pointers.js'
import { columnOf, materialKeys, type PossibleColumn } from './case-column.js'

const outcomes = [
  { value: 'met', label: '符合' },
  { value: 'not met', label: '不符合' },
  { value: 'unknown', label: '不能确定' },
]
const nothing = '未知'

/** The most important first. */
export const expectedColumns = (programme: Programme, stage: Stage): PossibleColumn[] => [
  { at: '/expect/verdict', group: '预期：结论', title: '结论', kind: 'option', options: outcomes },
  ...amountColumns(stage),
  ...stage.rules.map(({ name, label }): PossibleColumn => {
    const options = [...outcomes, { value: 'not applicable', label: '不适用' }]
    return { at: pointer('expect', 'findings', name), group: '预期：规则', title: label, kind: 'option', options }
  }),
  { at: '/expect/problems', group: '预期：填报问题', title: '有问题的填报内容', kind: 'options', options: placesOf(stage) },
  ...factColumns(stage),
  ...materialColumns(stage),
  ...itemColumns(stage),
  ...actionColumns(programme, stage),
  ...stepColumns(programme, stage),
  ...batchColumns(programme),
  ...[...programme.letters.values()]
    .filter(({ definition }) => !definition.batch)
    .map(({ definition: { id, title } }): PossibleColumn => {
      return { at: pointer('expect', 'letters', id), group: '预期：文书中应有的话', title, kind: 'texts' }
    }),
]

const named = (list: readonly { id: string; label: string }[]) => list.map(({ id, label }) => ({ value: id, label }))

function amountColumns({ worksheet }: Stage): PossibleColumn[] {
  const results = (worksheet?.results ?? []).flatMap(({ id, label, split = [] }) => [
    { id, label },
    ...split.map((part) => ({ id: `${id}.${part.id}`, label: `${label}：${part.label}` })),
  ])
  return [
    ...results.map(({ id, label }): PossibleColumn => {
      return { at: pointer('expect', 'amounts', id), group: '预期：金额', title: label, kind: 'money', unit: '元', nothing }
    }),
    ...(worksheet?.rows ?? []).map(({ id, label, unit }): PossibleColumn => {
      return { at: pointer('expect', 'sheet', id), group: '预期：核算表', title: label, kind: 'text', nothing, ...(unit && { unit }) }
    }),
  ]
}

/** The pointers of answers, as problems name them; those of rows with the first of them. */
function placesOf({ form }: Stage): { value: string; label: string }[] {
  const label = (section: string, { title }: FieldModel) => `${section}：${title}`
  return form.sections.flatMap(({ key, title, kind, fields }) => [
    { value: pointer(key), label: title },
    ...fields.map((field) =>
      kind === 'rows'
        ? { value: pointer(key, '0', field.key), label: label(`${title}第 1 条`, field) }
        : { value: field.pointer, label: label(title, field) },
    ),
  ])
}

const factColumns = ({ facts }: Stage): PossibleColumn[] =>
  [...facts.values()]
    .filter(({ type }) => type !== 'rows')
    .map((info): PossibleColumn => {
      return { at: pointer('expect', 'facts', info.id), group: '预期：事实', title: info.label, ...columnOf(info), nothing }
    })

const materialColumns = (stage: Stage): PossibleColumn[] =>
  Object.entries({ required: '必须的材料', missing: '缺少的材料' }).map(([key, title]) => {
    return { at: pointer('expect', 'materials', key), group: '预期：材料', title, kind: 'options', options: materialKeys(stage) }
  })

/** What is asked of each material. */
const itemColumns = (stage: Stage): PossibleColumn[] =>
  materialKeys(stage).flatMap(({ value, label }) =>
    Object.entries(itemAspects).map(([aspect, column]) => {
      return { at: pointer('expect', 'materials', 'items', value, aspect), group: `预期：材料“${label}”`, ...column }
    }),
  )

const itemAspects: Record<string, Omit<PossibleColumn, 'at' | 'group'>> = {
  need: { title: '要求', kind: 'option', options: ['required', 'recommended', 'optional'].map((value) => ({ value, label: value })) },
  help: { title: '说明中应有的话', kind: 'text' },
  stampedPrint: { title: '是盖章的申报表', kind: 'flag' },
  maxMegabytes: { title: '每个文件最大', kind: 'integer', unit: 'MB' },
  maxFiles: { title: '最多文件数', kind: 'integer', unit: '个' },
  minPages: { title: '最少页数', kind: 'integer', unit: '页' },
}

const actionColumns = ({ roles }: Programme, { workflow: { actions } }: Stage): PossibleColumn[] =>
  [...named([...roles.values()]), { value: 'batch', label: '批次' }, { value: 'system', label: '系统' }].map(({ value: id, label }) => ({
    at: pointer('expect', 'actions', id),
    group: '预期：现在可以做的操作',
    title: label,
    kind: 'options',
    options: named(actions.filter(({ by }) => by.includes(id))),
  }))

function stepColumns({ roles }: Programme, { workflow: { states, actions }, worksheet }: Stage): PossibleColumn[] {
  const choice = (values: readonly string[]) => values.map((value) => ({ value, label: value }))
  const aspects: Record<string, Omit<PossibleColumn, 'at' | 'group'>> = {
    to: { title: '到哪个状态', kind: 'option', options: named(states) },
    holder: { title: '下一步由谁办', kind: 'option', options: named([...roles.values()]), nothing: '没有人' },
    due: { title: '最后期限', kind: 'date', nothing: '没有期限' },
    asks: { title: '办理时要有的', kind: 'texts' },
    editable: { title: '可以修改', kind: 'option', options: choice(['all', 'remarks']), nothing: '不可以' },
    final: { title: '办结', kind: 'option', options: choice(['positive', 'negative']), nothing: '没有办结' },
    reopens: { title: '可以重新申报', kind: 'flag' },
    commentLength: { title: '意见至少几个字', kind: 'integer', nothing: '不限' },
    grants: { title: '核定的金额', kind: 'options', options: named(worksheet?.results ?? []) },
    lowering: { title: '可以核减', kind: 'flag' },
    decision: { title: '负数怎样处理', kind: 'option', options: choice(['recover', 'offset', 'waive']), nothing: '不处理' },
    mails: { title: '发出的邮件', kind: 'texts' },
    registers: { title: '写入名单的内容', kind: 'nested' },
  }
  return actions.flatMap(({ id, label }) =>
    Object.entries(aspects).map(([aspect, column]) => ({
      at: pointer('expect', 'steps', id, aspect),
      group: `预期：办理“${label}”以后`,
      ...column,
    })),
  )
}

const batchColumns = ({ batches }: Programme): PossibleColumn[] =>
  [...batches.values()].flatMap(({ id, title, columns = [] }): PossibleColumn[] => [
    { at: pointer('expect', 'batches', id, 'eligible'), group: `预期：${title}`, title: '可以列入', kind: 'flag' },
    ...columns.map((column): PossibleColumn => {
      return {
        at: pointer('expect', 'batches', id, 'columns', column.id),
        group: `预期：${title}`,
        title: column.label,
        kind: 'text',
        nothing,
      }
    }),
  ])
