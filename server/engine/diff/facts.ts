/** A fact of facts.json in words. */
import { formulaInWords } from '../formula/labels.js'
import { labelsAt } from '../formula/scope.js'
import type { Condition, FactDefinition, Programme } from '../programme.js'
import { conditionText, labelOf } from './conditions.js'
import { type Thing, thing } from './things.js'
import { typeNames } from './words.js'

/** A fact, its names in words. */
export function factThing(fact: FactDefinition, programme: Programme): Thing {
  const { id, label, ...rest } = fact
  return thing(
    id,
    label,
    rest,
    Object.fromEntries(
      Object.entries(factAspects).map(([key, aspect]) => {
        const value = Object.entries(rest).find(([name]) => name === key)?.[1]
        return [aspect, () => (value === undefined ? undefined : factWords(key, value, fact, programme))]
      }),
    ),
  )
}

function factWords(key: string, value: unknown, fact: FactDefinition, programme: Programme): unknown {
  if (key === 'conditions' || key === 'where') return conditionText(value as Condition, programme) // those two keys hold conditions
  if (key === 'formula')
    return formulaInWords(
      String(value),
      labelsAt(programme, { kind: 'facts', name: '' }, `/facts/${[...programme.facts.keys()].indexOf(fact.id)}/formula`),
    )
  if (key === 'kind') return factKinds[fact.kind]
  const named: Record<string, (id: string) => string | undefined> = {
    type: (id) => typeWords[id],
    table: (id) => programme.tables.get(id)?.title,
    register: (id) => programme.registers.get(id)?.label,
    stage: (id) => programme.stages.get(id)?.definition.title,
    pool: (id) => programme.pools.get(id)?.label,
    clause: (id) => programme.clauses.get(id)?.label,
    aggregate: (id) => aggregateWords[id],
  }
  if (key === 'states' && Array.isArray(value)) return value.map((state) => stateLabel(fact, String(state), programme))
  if (key === 'state') return stateLabel(fact, String(value), programme)
  if (key === 'match') return matchWords(value, programme)
  if (key === 'returns' && 'register' in fact)
    return programme.registers.get(fact.register)?.columns.find(({ id }) => id === value)?.label ?? value
  if (key === 'output' && 'table' in fact) return programme.tables.get(fact.table)?.outputs.find(({ id }) => id === value)?.label ?? value
  if (key === 'of') return resultLabel(fact, String(value), programme) ?? labelOf(String(value), programme)
  if (['key', 'asOf', 'over', 'from', 'to', 'since', 'notBefore', 'before'].includes(key)) return labelOf(String(value), programme)
  if (key === 'by' && Array.isArray(value)) return value.map((role) => programme.roles.get(String(role))?.label ?? role)
  if (key === 'options' && Array.isArray(value)) return value.map((option: { title?: string }) => option.title ?? option)
  return typeof value === 'string' ? (named[key]?.(value) ?? value) : value
}

function stateLabel(fact: FactDefinition, id: string, { stages }: Programme): string {
  const stage = 'stage' in fact && fact.stage ? stages.get(fact.stage) : undefined
  return stage?.workflow.states.find((state) => state.id === id)?.label ?? id
}

/** What a fact of another declaration reads may be an amount of its worksheet. */
function resultLabel(fact: FactDefinition, id: string, { stages }: Programme): string | undefined {
  const stage = 'stage' in fact && fact.stage ? stages.get(fact.stage) : undefined
  return stage?.worksheet?.results.find((result) => result.id === id)?.label
}

function matchWords(value: unknown, programme: Programme): unknown {
  if (typeof value !== 'object' || value === null || !('field' in value) || !('equals' in value)) return value
  return `${labelOf(String(value.field), programme)}与${labelOf(String(value.equals), programme)}相同`
}

const factKinds = {
  expression: '计算',
  condition: '条件',
  table: '查表',
  register: '查名单',
  history: '统计申报记录',
  moment: '进入状态的时间',
  payment: '拨付记录',
  related: '其他单位的申报',
  pool: '资金余额',
  deadline: '期限',
  workdays: '工作日数',
  count: '计数',
  reviewer: '审核人员认定',
  opinion: '并行意见',
  sheet: '核算结果',
} satisfies Record<FactDefinition['kind'], string>

const typeWords: Readonly<Record<string, string>> = typeNames
const aggregateWords: Record<string, string> = { count: '件数', sum: '合计', last: '最近一次' }

const factAspects: Record<string, string> = {
  kind: '来源',
  type: '类型',
  unit: '单位',
  formula: '公式',
  conditions: '条件',
  table: '表',
  output: '输出',
  register: '名单',
  key: '查询依据',
  asOf: '查询日期',
  returns: '返回',
  programme: '事项',
  stage: '环节',
  states: '计入的状态',
  state: '状态',
  which: '哪一次',
  reads: '读取',
  part: '哪一部分',
  match: '查找依据',
  beside: '只计同一件之下的',
  below: '只计这一件之下的',
  granted: '只计已核定的',
  since: '起算日',
  months: '月数',
  period: '期间',
  years: '年数',
  windows: '时段',
  aggregate: '统计方式',
  of: '统计内容',
  pool: '资金池',
  notBefore: '最早',
  before: '最晚',
  from: '开始',
  to: '结束',
  over: '逐行读取的表格',
  where: '统计条件',
  by: '认定角色',
  options: '取值',
  clause: '条款',
}
