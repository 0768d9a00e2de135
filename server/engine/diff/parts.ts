/** What changed in the parts that stages share: facts, registers, dictionaries, clauses, letters. */

import { drawsOf } from '../facts/pools.js'
import type { LetterParty } from '../generated/programme.js'
import type { Clause, DictionaryModel, Pool, Programme, RegisterDefinition } from '../programme.js'
import { partyFields, partyParts } from '../templates/letter-parties.js'
import { subjectInWords } from '../templates/subject-words.js'
import { conditionText, labelOf } from './conditions.js'
import { factThing } from './facts.js'
import { type Change, changedThings, thing } from './things.js'
import { formatNames, typeNames } from './words.js'

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

/** A budget that declarations share. */
export const poolThing = (pool: Pool, { stages, clauses }: Programme) =>
  thing(pool.id, pool.label, pool, {
    数值: ({ values, unit }) => values.map(({ from, value }) => `${from ? `自${from}起 ` : ''}${value} ${unit}`),
    环节: (one) => drawsOf(one).map(({ stage }) => stages.get(stage)?.definition.title ?? stage),
    计入的状态: (one) =>
      drawsOf(one).flatMap(({ stage, states }) =>
        states.map((id) => stages.get(stage)?.workflow.states.find((state) => state.id === id)?.label ?? id),
      ),
    计入的金额: (one) =>
      drawsOf(one).map(({ stage, result }) => stages.get(stage)?.worksheet?.results.find(({ id }) => id === result)?.label ?? result),
    分配次序: ({ order }) => ({ submission: '按提交时间', 'pro-rata': '按比例' })[order],
    以哪次提交为准: ({ submission }) => submission && { first: '首次提交', last: '最后一次提交' }[submission],
    说明: ({ note }) => note,
    条款: ({ clause, values }) =>
      [clause, ...values.map((value) => value.clause)].flatMap((id) => (id ? [clauses.get(id)?.label ?? id] : [])),
  })

/** Changes of the columns of registers. */
export function registerChanges(before: Programme, after: Programme): Change[] {
  const things = ({ registers }: Programme) => [...registers.values()].map(registerThing)
  return changedThings('名单', things(before), things(after))
}

/** A register. */
export const registerThing = (register: RegisterDefinition) =>
  thing(register.id, register.label, register, {
    查询依据: ({ key, columns }) => columns.find(({ id }) => id === key)?.label ?? key,
    栏目: ({ columns }) =>
      columns.map(
        ({ label, type, format, required }) => `${label}（${format ? formatNames[format] : typeNames[type]}${required ? '，必填' : ''}）`,
      ),
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

/** A numbered clause. */
export const clauseThing = (clause: Clause) =>
  thing(clause.id, clause.label ?? clause.id, clause, {
    标题: ({ heading }) => heading,
    原文: ({ text }) => text,
    落实方式: ({ honoured }) => honoured?.where,
  })

/** Changes of letters and mails, their text included. */
export function letterChanges(before: Programme, after: Programme): Change[] {
  return [
    ...changedThings('文书', letterThings(before), letterThings(after)),
    ...changedThings('邮件', mailThings(before), mailThings(after)),
  ].map(withoutText)
}

/** Letters with their text. */
export const letterThings = (programme: Programme) => {
  const { letters: all, roles, stages, batches, clauses } = programme
  return [...all.values()].map(({ definition, text }) =>
    thing(definition.id, definition.title, definition, {
      正文: () => text,
      环节: ({ stage }) => stage && (stages.get(stage)?.definition.title ?? stage),
      批次: ({ batch }) => batch && (batches.get(batch)?.title ?? batch),
      版式: ({ profile }) => profile && { official: '公文', form: '表格' }[profile],
      份数: ({ copies }) => copies,
      其他各方: ({ parties }) => parties && Object.entries(parties).map(([id, party]) => partyText(id, party, programme)),
      可以打印的角色: ({ by }) => by?.map((role) => roles.get(role)?.label ?? role),
      可以打印的状态: ({ states, stage, batch }) => {
        const known = (stage && stages.get(stage)?.workflow.states) || (batch && batches.get(batch)?.workflow.states) || []
        return states?.map((id) => known.find((state) => state.id === id)?.label ?? id)
      },
      条款: ({ clause }) => clause && (clauses.get(clause)?.label ?? clause),
    }),
  )
}

/** Mails with their text. */
export const mailThings = (programme: Programme) =>
  [...programme.mails.values()].map(({ definition, text }) =>
    thing(definition.id, subjectInWords(definition, programme), definition, { 正文: () => text }),
  )

const partyText = (id: string, party: LetterParty, programme: Programme) =>
  `${party.label ?? id}（${partyFields(party)
    .map(([part, field]) => `${partyParts[part]}：${labelOf(field, programme)}`)
    .join('、')}）`

/** The two texts of a template are too long for a sentence. */
const withoutText = ({ kind, text }: Change): Change => ({
  kind,
  text: text.replace(/(?:的正文由|增加了正文：|去掉了正文，)[\s\S]*$/, '的正文有改动'),
})
