/** What changed in the parts that stages share: facts, registers, dictionaries, clauses, letters. */

import { drawsOf } from '../facts/pools.js'
import type { LetterParty } from '../generated/programme.js'
import type { Clause, Condition, DictionaryModel, FactDefinition, Pool, Programme, RegisterDefinition } from '../programme.js'
import { partyFields, partyParts } from '../templates/letter-parties.js'
import { conditionText } from './conditions.js'
import { type Change, changedThings, type Thing, thing } from './things.js'

/** Changes of facts and named conditions. */
export function factChanges(before: Programme, after: Programme): Change[] {
  const facts = (programme: Programme) => [...programme.facts.values()].map((fact) => factThing(fact, programme))
  const conditions = (programme: Programme) =>
    [...programme.conditions].map(([id, condition]) => thing(id, id, condition, { 内容: (one) => conditionText(one, programme) }))
  const pools = (programme: Programme) => [...programme.pools.values()].map((pool) => poolThing(pool, programme))
  return [
    ...changedThings('事实', facts(before), facts(after)),
    ...changedThings('条件', conditions(before), conditions(after)),
    ...changedThings('资金池', pools(before), pools(after)),
  ]
}

const poolThing = (pool: Pool, { stages }: Programme) =>
  thing(pool.id, pool.label, pool, {
    数值: ({ values, unit }) => values.map(({ from, value }) => `${from ? `自${from}起 ` : ''}${value} ${unit}`),
    环节: (one) => drawsOf(one).map(({ stage }) => stages.get(stage)?.definition.title ?? stage),
    计入的状态: (one) => drawsOf(one).flatMap(({ states }) => states),
    计入的金额: (one) => drawsOf(one).map(({ result }) => result),
    分配次序: ({ order }) => ({ submission: '按提交时间', 'pro-rata': '按比例' })[order],
    以哪次提交为准: ({ submission }) => submission && { first: '首次提交', last: '最后一次提交' }[submission],
    说明: ({ note }) => note,
    条款: ({ clause, values }) => [clause, ...values.map((value) => value.clause)].filter(Boolean),
  })

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
  programme: '事项',
  stage: '环节',
  states: '计入的状态',
  state: '状态',
  which: '哪一次',
  reads: '读取',
  part: '哪一部分',
  match: '查找依据',
  beside: '只计同一件之下的',
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
        其他各方: ({ parties }) => parties && Object.entries(parties).map(([id, party]) => partyText(id, party)),
        可以打印的角色: ({ by }) => by?.map((role) => roles.get(role)?.label ?? role),
        可以打印的状态: ({ states }) => states,
        条款: ({ clause }) => clause,
      }),
    )
  const mails = ({ mails: all }: Programme) =>
    [...all.values()].map(({ definition, text }) => thing(definition.id, definition.subject, definition, { 正文: () => text }))
  return [...changedThings('文书', letters(before), letters(after)), ...changedThings('邮件', mails(before), mails(after))].map(withoutText)
}

const partyText = (id: string, party: LetterParty) =>
  `${party.label ?? id}（${partyFields(party)
    .map(([part, field]) => `${partyParts[part]}：${field}`)
    .join('、')}）`

/** The two texts of a template are too long for a sentence. */
const withoutText = ({ kind, text }: Change): Change => ({ kind, text: text.replace(/的正文由 [\s\S]*$/, '的正文有改动') })
