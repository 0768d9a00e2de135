/** What changed in the parts that stages share: parameters, formulas, tables, facts, registers, dictionaries, clauses, letters. */
import { type Change, changedThings, type Thing, thing } from './diff-things.js'
import type { Parameter, WorksheetResult, WorksheetRow } from './generated/worksheet.js'
import { sayCondition } from './phrases.js'
import type {
  Clause,
  Condition,
  DecisionTable,
  DictionaryModel,
  FactDefinition,
  Programme,
  RegisterDefinition,
  Worksheet,
} from './programme.js'

/** Changes of the worksheets that both editions have, and worksheets that came or went. */
export function worksheetChanges(before: Programme, after: Programme): Change[] {
  const titles = ({ worksheets }: Programme) => [...worksheets].map(([id, { title }]) => thing(id, title, title, {}))
  const shared = [...after.worksheets].flatMap(([id, worksheet]) => {
    const old = before.worksheets.get(id)
    return old ? [[old, worksheet] as const] : []
  })
  return [
    ...changedThings('核算表', titles(before), titles(after)),
    ...shared.flatMap(([old, now]) => [
      ...changedThings('参数', (old.parameters ?? []).map(parameterThing), (now.parameters ?? []).map(parameterThing)),
      ...changedThings('核算行', rowsOf(old).map(rowThing), rowsOf(now).map(rowThing)),
      ...changedThings('金额', old.results.map(resultThing), now.results.map(resultThing)),
      ...changedThings('明细', lineThings(old, before), lineThings(now, after)),
    ]),
  ]
}

const rowsOf = ({ rows, lines = [] }: Worksheet) => [...rows, ...lines.flatMap((line) => line.rows)]

const parameterThing = (parameter: Parameter) =>
  thing(parameter.id, parameter.label, parameter, {
    数值: ({ values, unit }) => values.map(({ from, value }) => `${from ? `自${from}起 ` : ''}${value}${unit ? ` ${unit}` : ''}`),
    说明: ({ note }) => note,
    条款: ({ values }) => values.flatMap(({ clause }) => (clause ? [clause] : [])),
  })

const rowThing = (row: WorksheetRow) =>
  thing(row.id, row.label, row, {
    公式: ({ formula }) => formula,
    单位: ({ unit }) => unit,
    取舍: ({ round }) => round && `${roundingNames[round.mode]}，保留 ${round.places} 位小数`,
    允许负数: ({ allowNegative }) => allowNegative === true,
    说明: ({ note }) => note,
    条款: ({ clause }) => clause,
  })

const resultThing = (result: WorksheetResult) =>
  thing(result.id, result.label, result, {
    取自: ({ row }) => row,
    为负数时: ({ negative }) => negative && { refuse: '不给出金额', decide: '由审核人员决定' }[negative],
    分担: ({ split }) => split?.map(({ label, share }) => `${label} ${share ?? '其余'}`),
  })

const lineThings = ({ lines = [] }: Worksheet, programme: Programme) =>
  lines.map((line) =>
    thing(line.id, line.label, line, {
      逐行计算: ({ forEach }) => forEach,
      条件: ({ where }) => where && conditionText(where, programme),
      不计入的原因: ({ leftOut }) => leftOut,
    }),
  )

/** Changes of decision tables, cell by cell where the rows still correspond. */
export function tableChanges(before: Programme, after: Programme): Change[] {
  const things = ({ tables }: Programme) => [...tables].map(([id, table]) => tableThing(id, table))
  const cells = [...after.tables].flatMap(([id, table]) => {
    const old = before.tables.get(id)
    return old ? rowChanges(old, table) : []
  })
  return [...changedThings('表', things(before), things(after)), ...cells]
}

const tableThing = (id: string, table: DecisionTable) =>
  thing(id, table.title, table, {
    命中方式: ({ hit }) => ({ first: '取第一行', unique: '只能有一行' })[hit],
    输入: ({ inputs }) => inputs.map(({ id: input, label }) => label ?? input),
    输出: ({ outputs }) => outputs.map(({ id: output, label }) => label ?? output),
    没有对应行的说明: ({ incomplete }) => incomplete,
  })

function rowChanges(before: DecisionTable, after: DecisionTable): Change[] {
  const line = ({ when, then }: DecisionTable['rows'][number]) => `${when.join('，')} → ${then.join('，')}`
  const heads = [...after.inputs, ...after.outputs].map(({ id, label }) => label ?? id)
  if (before.rows.length === after.rows.length && before.inputs.length === after.inputs.length) {
    return after.rows.flatMap(({ when, then }, index) => {
      const old = before.rows[index]
      const cells = [...(old?.when ?? []), ...(old?.then ?? [])]
      return [...when, ...then].flatMap((cell, column) =>
        cells[column] === cell
          ? []
          : [{ kind: '表', text: `表“${after.title}”第 ${index + 1} 行的“${heads[column]}”由 ${cells[column] ?? '（空）'} 改为 ${cell}` }],
      )
    })
  }
  const [old, now] = [before.rows.map(line), after.rows.map(line)]
  return [
    ...now.filter((row) => !old.includes(row)).map((row) => ({ kind: '表', text: `表“${after.title}”新增一行：${row}` })),
    ...old.filter((row) => !now.includes(row)).map((row) => ({ kind: '表', text: `表“${after.title}”删除一行：${row}` })),
  ]
}

/** Changes of facts and named conditions. */
export function factChanges(before: Programme, after: Programme): Change[] {
  const facts = (programme: Programme) => [...programme.facts.values()].map((fact) => factThing(fact, programme))
  const conditions = (programme: Programme) =>
    [...programme.conditions].map(([id, condition]) => thing(id, id, condition, { 内容: (one) => conditionText(one, programme) }))
  return [...changedThings('事实', facts(before), facts(after)), ...changedThings('条件', conditions(before), conditions(after))]
}

function factThing(fact: FactDefinition, programme: Programme): Thing {
  const { id, label, ...rest } = fact
  return thing(
    id,
    label,
    rest,
    Object.fromEntries(
      Object.entries(factAspects).map(([key, aspect]) => {
        const value = Object.entries(rest).find(([name]) => name === key)?.[1]
        const words = key === 'conditions' || key === 'where' ? value && conditionText(value as Condition, programme) : value // those two keys hold conditions
        return [aspect, () => words]
      }),
    ),
  )
}

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
  stage: '环节',
  states: '计入的状态',
  period: '期间',
  aggregate: '统计方式',
  of: '统计内容',
  pool: '资金池',
  notBefore: '最早',
  before: '最晚',
  from: '开始',
  to: '结束',
  over: '统计的表格',
  where: '统计条件',
  by: '认定角色',
  options: '取值',
  clause: '条款',
}

/** Changes of the columns of registers. */
export function registerChanges(before: Programme, after: Programme): Change[] {
  const things = ({ registers }: Programme) => [...registers.values()].map(registerThing)
  return changedThings('名单', things(before), things(after))
}

const registerThing = (register: RegisterDefinition) =>
  thing(register.id, register.label, register, {
    查询依据: ({ key }) => key,
    栏目: ({ columns }) => columns.map(({ label, type, required }) => `${label}（${type}${required ? '，必填' : ''}）`),
    说明: ({ note }) => note,
  })

/** Changes of the codes of dictionaries. */
export function dictionaryChanges(before: Programme, after: Programme): Change[] {
  const codes = (dictionary: DictionaryModel | undefined) =>
    [...(dictionary?.codes ?? [])].map(([code, { name, path, selectable }]) =>
      thing(code, `${name}（${code}）`, path, { 上级: (above) => above.slice(0, -1), 可以选择: () => selectable }),
    )
  const ids = new Set([...before.dictionaries.keys(), ...after.dictionaries.keys()])
  return [...ids].flatMap((id) => {
    const [old, now] = [before.dictionaries.get(id), after.dictionaries.get(id)]
    return changedThings(`“${(now ?? old)?.title ?? id}”的条目`, codes(old), codes(now)).map(({ text }) => ({ kind: '字典', text }))
  })
}

/** Changes of the numbered clauses. */
export function clauseChanges(before: Programme, after: Programme): Change[] {
  const things = ({ clauses }: Programme) => [...clauses.values()].map(clauseThing)
  return changedThings('条款', things(before), things(after))
}

const clauseThing = (clause: Clause) =>
  thing(clause.id, clause.label ?? clause.id, clause, {
    标题: ({ heading }) => heading,
    原文: ({ text }) => text,
    落实方式: ({ honoured }) => honoured?.where,
  })

/** Changes of letters and mails, their text included. */
export function letterChanges(before: Programme, after: Programme): Change[] {
  const letters = ({ letters: all, roles }: Programme) =>
    [...all.values()].map(({ definition, text }) =>
      thing(definition.id, definition.title, definition, {
        正文: () => text,
        环节: ({ stage }) => stage,
        版式: ({ profile }) => profile && { official: '公文', form: '表格' }[profile],
        份数: ({ copies }) => copies,
        可以打印的角色: ({ by }) => by?.map((role) => roles.get(role)?.label ?? role),
        可以打印的状态: ({ states }) => states,
        条款: ({ clause }) => clause,
      }),
    )
  const mails = ({ mails: all }: Programme) =>
    [...all.values()].map(({ definition, text }) => thing(definition.id, definition.subject, definition, { 正文: () => text }))
  return [...changedThings('文书', letters(before), letters(after)), ...changedThings('邮件', mails(before), mails(after))].map(withoutText)
}

/** The two texts of a template are too long for a sentence. */
const withoutText = ({ kind, text }: Change): Change => ({ kind, text: text.replace(/的正文由 [\s\S]*$/, '的正文有改动') })

const roundingNames = { 'half-up': '四舍五入', down: '舍去', up: '进位' } satisfies Record<
  NonNullable<WorksheetRow['round']>['mode'],
  string
>

function conditionText(condition: Condition, programme: Programme): string {
  const info = (id: string) => [...programme.stages.values()].map((stage) => stage.facts.get(id)).find((found) => found !== undefined)
  return sayCondition(condition, { info, programme })
}
