/** What changed in the kinds of batches: members, columns, money, notices and their workflows. */

import { rankingText } from '../batches/ranking.js'
import { formulaInWords } from '../formula/labels.js'
import { labelsAt } from '../formula/scope.js'
import type { BatchAction, BatchColumn, BatchDocument, BatchState } from '../generated/batches.js'
import type { BatchKind, Programme } from '../programme.js'
import { conditionText } from './conditions.js'
import { type Change, changedThings, type Thing, thing } from './things.js'
import { roundingText } from './words.js'

/** Every change of the kinds of batches. */
export function batchChanges(before: Programme, after: Programme): Change[] {
  const kinds = (programme: Programme) => [...programme.batches.values()].map((kind) => kindThing(kind, programme))
  return [
    ...changedThings('批次', kinds(before), kinds(after)),
    ...[...after.batches.values()].flatMap((kind) => {
      const old = before.batches.get(kind.id)
      return old ? partChanges(old, kind, before, after) : []
    }),
  ]
}

function partChanges(old: BatchKind, now: BatchKind, before: Programme, after: Programme): Change[] {
  const both = (as: (kind: BatchKind, programme: Programme) => Thing[]) => [as(old, before), as(now, after)] as const
  const compare = (what: string, as: (kind: BatchKind, programme: Programme) => Thing[]) =>
    changedThings(`${now.title}的${what}`, ...both(as))
  return [
    ...compare('栏目', ({ columns }, programme) => columns.map((column) => columnThing(column, programme))),
    ...compare('文件', ({ documents = [] }) => documents.map(documentThing)),
    ...compare('状态', ({ workflow }, programme) => workflow.states.map((state) => stateThing(state, programme))),
    ...compare('操作', (kind, programme) => kind.workflow.actions.map((action) => actionThing(action, kind, programme))),
  ].map(({ text }) => ({ kind: '批次', text }))
}

/** A kind of batch. */
export const kindThing = (kind: BatchKind, programme: Programme) =>
  thing(kind.id, kind.title, kind, {
    编号规则: ({ number }) => number,
    拟定的角色: ({ by }) => roleLabels(by, programme),
    成员的环节: ({ members }) => programme.stages.get(members.stage)?.definition.title ?? members.stage,
    成员的状态: ({ members }) => members.states.map((id) => memberState(members.stage, id, programme)),
    成员的条件: ({ members }) => members.where && conditionText(members.where, programme),
    成员的范围: ({ members }) => ({ all: '全部地区', district: '同一地区' })[members.per ?? 'all'],
    排名: (one) => rankingText(one),
    最多成员数: ({ members }) => members.most,
    金额的栏目: ({ amount, columns }) => amount && (columns.find(({ id }) => id === amount.column)?.label ?? amount.column),
    允许核减金额: ({ amount }) => amount?.lower === true,
    核定的结果: ({ amount, members }) => amount?.grants && resultLabel(members.stage, amount.grants, programme),
    资金来源: ({ amount }) => amount?.split?.map(({ label, share }) => (share === undefined ? label : `${label} ${share}`)),
    预算: ({ budget }) => budget && budgetText(budget, programme),
    处理异议的角色: ({ objections }) => objections && roleLabels(objections.by, programme),
    '处理异议的期限（工作日）': ({ objections }) => objections?.within?.workingDays,
    异议成立后成员的操作: ({ objections, members }) => objections?.moves && stepLabel(members.stage, objections.moves, programme),
    异议的说明: ({ objections }) => objections?.note,
    记录拨付的角色: ({ payments }) => payments && roleLabels(payments.by, programme),
    记录拨付的状态: ({ payments, workflow }) => payments?.in.map((id) => stateLabel(workflow, id)),
    收款信息: ({ payments }) => payments?.payee?.map(({ label, formula }) => `${label}（${formulaText(formula, programme)}）`),
    暂不拨付的情况: ({ payments }) => payments?.held?.map(({ when, message }) => `${conditionText(when, programme)}：${message}`),
    说明: ({ help }) => help,
    条款: ({ clause }) => clauseLabel(clause, programme),
  })

function budgetText(
  { label, unit, values, register = '', key, column }: NonNullable<BatchKind['budget']>,
  { registers }: Programme,
): string {
  const written = values?.map(({ from, value }) => `${from ? `${from} 起 ` : ''}${value} ${unit}`)
  const list = registers.get(register)
  const read = list?.columns.find(({ id }) => id === column)?.label ?? column
  return `${label}：${written?.join('、') ?? `名单“${list?.label ?? register}”${key ? `“${key}”` : ''}的${read}`}`
}

/** Batches read the names of every stage, and what its worksheet results in. */
function formulaText(formula: string, programme: Programme): string {
  const results = [...programme.sheets.values()].flatMap((sheet) => sheet.results)
  const amounts = results.map(({ id, label }): [string, string] => [`amounts.${id}`, label])
  return formulaInWords(formula, new Map([...labelsAt(programme, { kind: 'batches', name: '' }, ''), ...amounts]))
}

/** A column of a batch. */
export const columnThing = (column: BatchColumn, programme: Programme) =>
  thing(column.id, column.label, column, {
    公式: ({ formula }) => formulaText(formula, programme),
    单位: ({ unit }) => unit,
    取整: ({ round }) => round && roundingText(round),
    合计: ({ total }) => total === true,
    公开: ({ public: shown }) => shown === true,
    遮挡: ({ mask }) => mask && { name: '姓名', code: '代码', phone: '电话' }[mask],
  })

const documentThing = (document: BatchDocument) => thing(document.id, document.title, document, { 文书: ({ letter }) => letter })

/** A state of a batch. */
export const stateThing = (state: BatchState, programme: Programme) =>
  thing(state.id, state.label, state, {
    办理角色: ({ holder }) => holder && roleLabels([holder], programme),
    可以修改成员: ({ members }) => members === true,
    '公示期（工作日）': ({ notice }) => notice?.workingDays,
    公开: ({ published }) => published === true,
    '办理期限（工作日）': ({ within }) => within?.workingDays,
    结果: ({ final }) => final && { positive: '办结', negative: '终止，不占用预算' }[final],
    颜色: ({ tone }) => tone,
    说明: ({ help }) => help,
    条款: ({ clause, notice }) => clauseLabel(clause ?? notice?.clause, programme),
  })

/** A step of a batch. */
export const actionThing = (action: BatchAction, { workflow, members, documents = [] }: BatchKind, programme: Programme) =>
  thing(action.id, action.label, action, {
    操作角色: ({ by }) => roleLabels(by, programme),
    起始状态: ({ from }) => from.map((id) => stateLabel(workflow, id)),
    目标状态: ({ to }) => stateLabel(workflow, to),
    前提: ({ needs }) => needs?.map((need) => needLabels[need]),
    需要的文件: (one) => one.documents?.map((id) => documents.find((document) => document.id === id)?.title ?? id),
    要填的日期: ({ date }) => date,
    成员的操作: ({ moves }) => moves && stepLabel(members.stage, moves, programme),
    确认问题: ({ confirm }) => confirm,
    条款: ({ clause }) => clauseLabel(clause, programme),
  })

const needLabels = {
  comment: '意见',
  members: '有成员',
  values: '各栏都有值',
  ranking: '成员与排名一致',
  withinBudget: '不超预算',
  noticeOver: '公示期满',
  objectionsDecided: '异议均已处理',
  paid: '全部拨付',
} satisfies Record<NonNullable<BatchAction['needs']>[number], string>

const roleLabels = (roles: readonly string[], programme: Programme) => roles.map((role) => programme.roles.get(role)?.label ?? role)
const clauseLabel = (clause: string | undefined, programme: Programme) => clause && (programme.clauses.get(clause)?.label ?? clause)
const stateLabel = (workflow: BatchKind['workflow'], id: string) => workflow.states.find((state) => state.id === id)?.label ?? id
const memberState = (stage: string, id: string, { stages }: Programme) =>
  stages.get(stage)?.workflow.states.find((state) => state.id === id)?.label ?? id
const resultLabel = (stage: string, id: string, { stages }: Programme) =>
  stages.get(stage)?.worksheet?.results.find((result) => result.id === id)?.label ?? id
const stepLabel = (stage: string, id: string, { stages }: Programme) =>
  stages.get(stage)?.workflow.actions.find((action) => action.id === id)?.label ?? id
