/** What changed in one stage: its questions, rules, checklist and workflow. */

import { displayAnswer } from '../conditions/display.js'
import { sayCondition } from '../conditions/phrases.js'
import { namedIn, testsOf } from '../facts/references.js'
import { sayFieldCondition } from '../form/field-conditions.js'
import { fieldsOf } from '../form/model.js'
import { formulaInWords } from '../formula/labels.js'
import { labelsAt } from '../formula/scope.js'
import type { Material } from '../generated/materials.js'
import type { FieldSearch, ShownFacts } from '../generated/ui.js'
import type { Opinion, RegisterEntry, WorkflowAction, WorkflowState } from '../generated/workflow.js'
import type { Json } from '../model.js'
import type { Condition, EligibilityRule, FieldModel, Programme, SectionModel, Stage } from '../programme.js'
import { subjectInWords } from '../templates/subject-words.js'
import { printChanges } from './print.js'
import { type Change, changedThings, type Thing, thing } from './things.js'
import { formatNames, needLabels, needNames, roleLabel, severityNames, sourceWords, typeNames } from './words.js'

/** A stage in its programme. */
export interface Side {
  programme: Programme
  stage: Stage
}

/** Every change of a stage that both editions have. */
export function stageChanges(before: Side, after: Side): Change[] {
  const both = <Item>(read: (side: Side) => readonly Item[], as: (item: Item, side: Side) => Thing): [Thing[], Thing[]] => [
    read(before).map((item) => as(item, before)),
    read(after).map((item) => as(item, after)),
  ]
  return [
    ...changedThings('部分', ...both(({ stage }) => stage.form.sections, sectionThing)),
    ...changedThings('字段', ...both(({ stage }) => [...stage.form.fields.values()], fieldThing)),
    ...changedThings('规则', ...both(({ stage }) => stage.rules, ruleThing)),
    ...ruleConditions(before, after),
    ...changedThings('材料', ...both(({ stage }) => stage.materials.materials, materialThing)),
    ...changedThings('状态', ...both(({ stage }) => stage.workflow.states, stateThing)),
    ...changedThings('操作', ...both(({ stage }) => stage.workflow.actions, actionThing)),
    ...changedThings('并行意见', ...both(({ stage }) => stage.workflow.opinions ?? [], opinionThing)),
    ...changedThings('表旁显示', ...both(({ stage }) => stage.layout.shown ?? [], shownThing)),
    ...changedThings('列表栏', ...both(({ stage }) => stage.layout.columns ?? [], columnThing)),
    ...printChanges(before, after),
  ]
}

/** A section of a form, aspect by aspect. */
export const sectionThing = (section: SectionModel, { programme, stage }: Side) =>
  thing(section.key, section.title, section, {
    说明: ({ description }) => description,
    最少行数: ({ minItems }) => minItems,
    最多行数: ({ maxItems }) => maxItems,
    不能重复的列: ({ uniqueBy, fields }) => uniqueBy?.map((key) => fields.find((field) => field.key === key)?.title ?? key),
    预置的行: ({ given }) => given?.map((row) => JSON.stringify(row)),
    行固定不变: ({ fixed }) => fixed === true,
    填写角色: ({ by }) => by?.map((role) => roleLabel(role, programme)),
    填写时的状态: (one) => one.in?.map((state) => stage.workflow.states.find(({ id }) => id === state)?.label ?? state),
    打印: ({ by, fields }) => by && fields.some(({ printed }) => printed),
    条款: ({ clause }) => clauseLabel(clause, programme),
  })

/** A question. */
export const fieldThing = (field: FieldModel, { programme, stage }: Side) =>
  thing(field.key, field.title, field, {
    必填: ({ required }) => required,
    所在部分: ({ section }) => stage.form.sections.find(({ key }) => key === section)?.title,
    类型: ({ type }) => typeNames[type],
    单位: ({ unit }) => unit,
    选项: ({ options }) => [...(options?.values() ?? [])],
    询问条件: ({ key, section }) => sayFieldCondition(key, section, stage),
    最少字数: ({ schema }) => schema.minLength,
    最多字数: ({ schema }) => schema.maxLength,
    小数位数: ({ schema }) => schema.decimal?.places,
    最小值: ({ schema }) => schema.decimal?.minimum ?? schema.minimum,
    最大值: ({ schema }) => schema.decimal?.maximum ?? schema.maximum,
    最少选项数: ({ schema }) => schema.minItems,
    最多选项数: ({ schema }) => schema.maxItems,
    格式: ({ schema }) => (schema.format ? formatNames[schema.format] : schema.pattern),
    唯一可接受的答案: ({ schema }) => schema.const,
    字典: ({ schema }) => schema.dictionary && (programme.dictionaries.get(schema.dictionary)?.title ?? schema.dictionary),
    预填: ({ schema }) => schema.from && sourceWords(schema.from, programme),
    默认值: (one) => one.schema.default !== undefined && displayAnswer(one, one.schema.default as Json, programme),
    在自查中询问: ({ schema }) => schema.selfCheck === true,
    打印: ({ printed }) => printed,
    锁定: ({ schema }) => schema.locked === true,
    不可见的角色: ({ schema }) => schema.withheldFrom?.map((role) => roleLabel(role, programme)),
    在名单里查找: ({ key }) => searchWords(stage.layout.fields?.[key]?.search, programme),
    只见末四位的角色: ({ schema }) => schema.maskedFor?.map((role) => roleLabel(role, programme)),
    证明材料: ({ schema }) => schema.evidence && (materialTitle(schema.evidence, stage) ?? schema.evidence),
    说明: ({ schema }) => schema.description,
    条款: ({ schema }) => clauseLabel(schema.clause, programme),
  })

/** Where a field looks, what it fills, what is said where nothing is found. */
function searchWords(search: FieldSearch | undefined, { registers, roles }: Programme): string | undefined {
  if (!search) return undefined
  const columns = registers.get(search.register)?.columns ?? []
  const label = (id: string) => columns.find((column) => column.id === id)?.label ?? id
  const taken = [search.column, ...Object.values(search.fills ?? {})].map(label).join('、')
  const invited = search.invites && `，邀请${roles.get(search.invites)?.label ?? search.invites}`
  return `${registers.get(search.register)?.label ?? search.register}（${taken}）；没有时：${search.otherwise}${invited ?? ''}`
}

/** A rule without its condition. */
export const ruleThing = (rule: EligibilityRule, { programme, stage }: Side) =>
  thing(rule.name, rule.label, rule, {
    严重程度: ({ severity }) => severityNames[severity],
    适用条件: ({ applies }) => applies && inWords(applies, { programme, stage }),
    不符合时的说明: ({ otherwise }) => otherwise,
    不能确定时的说明: ({ whenUnknown }) => whenUnknown,
    可以邀请注册的账号: ({ invites }) => invites && roleLabel(invites, programme),
    在不能确定时也阻止: ({ unknownBlocks }) => unknownBlocks === true,
    在自查中询问: ({ selfCheck }) => selfCheck === true,
    可以认定的角色: ({ overridable }) => overridable?.map((role) => roleLabel(role, programme)),
    条款: ({ clause }) => clauseLabel(clause, programme),
  })

/** What a step writes into a register, as a clause. */
function entryText({ register, forEach, values, ends, from, until }: RegisterEntry, { programme, stage }: Side): string {
  const list = programme.registers.get(register)
  const section = forEach === undefined ? undefined : stage.facts.get(forEach)
  const rows = [...(section?.rows?.values() ?? [])].map(({ id, label }): [string, string] => [id, label])
  const labels = new Map([...labelsAt(programme, { kind: 'workflow', name: stage.id }, ''), ...rows])
  const said = (formula: string) => formulaInWords(formula, labels)
  const columnOf = (id: string) => list?.columns.find((column) => column.id === id)?.label ?? id
  const cells = Object.entries(values ?? ends ?? {}).map(([id, formula]) => `${columnOf(id)} = ${said(formula)}`)
  const days = [from && `从 ${said(from)} 起`, until && `到 ${said(until)} 为止`].filter(Boolean)
  const does = ends ? '结束' : forEach ? `按${section?.label ?? forEach}逐行写入` : '写入'
  return `${does}“${list?.label ?? register}”：${[...cells, ...days].join('，')}`
}

/** Where only single tests of a condition changed, each of them; otherwise the whole condition. */
function ruleConditions(before: Side, after: Side): Change[] {
  return after.stage.rules.flatMap((rule) => {
    const old = before.stage.rules.find(({ name }) => name === rule.name)
    if (!old || JSON.stringify(old.conditions) === JSON.stringify(rule.conditions)) return []
    const sentences = changedTests(old.conditions, rule.conditions).map(([from, to]) => [inWords(from, before), inWords(to, after)])
    const told = sentences.length > 0 ? sentences : [[inWords(old.conditions, before), inWords(rule.conditions, after)]]
    return told.map(([from, to]) => ({ kind: '规则', text: `规则“${rule.label}”的条件由“${from}”改为“${to}”` }))
  })
}

function changedTests(before: Condition, after: Condition): [Condition, Condition][] {
  const [old, now] = [testsOf(before), testsOf(after)]
  const sameShape = JSON.stringify(places(before)) === JSON.stringify(places(after))
  if (!sameShape) return []
  return now.flatMap(({ test }, index): [Condition, Condition][] => {
    const earlier = old[index]?.test
    return earlier && JSON.stringify(earlier) !== JSON.stringify(test) ? [[earlier, test]] : []
  })
}

const places = (condition: Condition) => [testsOf(condition).map(({ at }) => at), namedIn(condition)]

/** An item of the checklist. */
export const materialThing = (material: Material, { programme, stage }: Side) =>
  thing(material.id, material.title, material, {
    要求: ({ need }) => needNames[need],
    条件: ({ when }) => when && inWords(when, { programme, stage }),
    条件的说明: ({ whenReason }) => whenReason,
    说明: ({ help }) => help,
    按条件的说明: ({ variants }) => variants?.map((variant) => `${inWords(variant.when, { programme, stage })}：${variant.help}`),
    可替代的材料: ({ oneOf, id }) =>
      oneOf && stage.materials.materials.filter((other) => other.oneOf === oneOf && other.id !== id).map(({ title }) => title),
    逐行上传: ({ forEach }) => forEach && (stage.facts.get(forEach)?.label ?? forEach),
    需要是申报表的盖章扫描件: ({ stampedPrint }) => stampedPrint === true,
    文书: ({ letter }) => letter && (programme.letters.get(letter)?.definition.title ?? letter),
    '最大兆字节（MB）': ({ maxMegabytes }) => maxMegabytes,
    最多文件数: ({ maxFiles }) => maxFiles,
    允许带有的附件: ({ attachments }) => attachments && { xml: 'XML 数据' }[attachments],
    最少页数: ({ minPages }) => minPages,
    时效: ({ validity }) => validity,
    条款: ({ clause }) => clauseLabel(clause, programme),
  })

/** A state of the workflow. */
export const stateThing = (state: WorkflowState, { programme, stage }: Side) =>
  thing(state.id, state.label, state, {
    对外名称: (one) => one.public,
    办理角色: ({ holder }) => holder && roleLabel(holder, programme),
    可修改的内容: ({ editable }) => editable && { all: '全部', remarks: '退回意见所指的内容' }[editable],
    '办理期限（工作日）': ({ within }) => within?.workingDays,
    办理到哪天为止: ({ within }) => within?.until && (stage.form.fields.get(within.until)?.title ?? within.until),
    到期提醒: ({ within }) =>
      within?.reminders?.map(
        ({ mail, to, before, after }) =>
          `${before === undefined ? `到期后第 ${after} 个工作日` : `到期前 ${before} 个工作日`}${to ? `，${to.map((role) => roleLabel(role, programme)).join('、')}` : ''}：${mailSubject(mail, programme)}`,
      ),
    退回后的时限: ({ within }) => within?.afterReturn && { restart: '重新计算', resume: '接着计算剩余的' }[within.afterReturn],
    办结后还可能有操作: ({ standing }) => standing === true,
    结果: ({ final, reopens }) =>
      final && { positive: '通过，办结', negative: reopens ? '不通过，可以再次申报' : '不通过，不能再次申报' }[final],
    颜色: ({ tone }) => tone,
    说明: ({ help }) => help,
    条款: ({ clause }) => clauseLabel(clause, programme),
  })

/** A step of the workflow. */
export const actionThing = (action: WorkflowAction, { programme, stage }: Side) => {
  const stateLabel = (id: string) => stage.workflow.states.find((state) => state.id === id)?.label ?? id
  return thing(action.id, action.label, action, {
    操作角色: ({ by }) => by.map((role) => roleLabel(role, programme)),
    起始状态: ({ from }) => from.map(stateLabel),
    目标状态: ({ to }) => stateLabel(to),
    前提: ({ needs }) => needs?.map((need) => needLabels[need]),
    等待的意见: ({ opinions }) => opinions?.map((id) => stage.workflow.opinions?.find((opinion) => opinion.id === id)?.label ?? id),
    条件: ({ when }) => when && inWords(when, { programme, stage }),
    自动办理时刻: ({ at }) => at,
    自动办理前的工作日: ({ after }) => after,
    最多办理次数: ({ maxRounds }) => maxRounds,
    一起计次数的操作: ({ countsWith }) => countsWith?.map((id) => stage.workflow.actions.find((other) => other.id === id)?.label ?? id),
    核定的金额: ({ grants }) => grants?.map((id) => stage.worksheet?.results.find((result) => result.id === id)?.label ?? id),
    写入名单: ({ registers }) => registers?.map((entry) => entryText(entry, { programme, stage })),
    核定可以低于核算: ({ lowering }) => lowering === true,
    负数的处理: ({ decision }) => decision && { recover: '追回', offset: '抵扣', waive: '免除' }[decision],
    不计的规则: ({ despite }) => despite?.map((name) => stage.rules.find((rule) => rule.name === name)?.label ?? name),
    意见的最少字数: ({ commentLength }) => commentLength,
    给申报单位的邮件: ({ mail }) => mail && mailSubject(mail, programme),
    给办理人的邮件: ({ mailHolder }) => mailHolder && mailSubject(mailHolder, programme),
    其他邮件: ({ mails }) =>
      mails?.map(({ mail, to, when }) => {
        const roles = to.map((role) => roleLabel(role, programme)).join('、')
        return `${mailSubject(mail, programme)} 给${roles}${when ? `（${inWords(when, { programme, stage })}）` : ''}`
      }),
    可以批量办理: ({ batch }) => batch === true,
    确认问题: ({ confirm }) => confirm,
    条款: ({ clause }) => clauseLabel(clause, programme),
  })
}

/** An opinion that roles give side by side. */
export const opinionThing = (opinion: Opinion, { programme, stage }: Side) =>
  thing(opinion.id, opinion.label, opinion, {
    出具角色: ({ by }) => by.map((role) => roleLabel(role, programme)),
    出具时的状态: (one) => one.in.map((id) => stage.workflow.states.find((state) => state.id === id)?.label ?? id),
    必须: ({ required }) => required === true,
    条件: ({ when }) => when && inWords(when, { programme, stage }),
    '办理期限（工作日）': ({ within }) => within?.workingDays,
    结论: ({ outcomes }) => outcomes.map(({ label }) => label),
    要写原因的结论: ({ outcomes }) => outcomes.filter(({ reason }) => reason).map(({ label }) => label),
    由哪一项指明的单位出具: ({ names }) => names && (stage.form.fields.get(names)?.title ?? names),
    给它看的内容: ({ shows }) => shows?.map((key) => stage.form.fields.get(key)?.title ?? key),
    意见的最少字数: ({ textLength }) => textLength,
    附件: ({ attachment }) => attachment && { optional: '可以有', required: '必须有' }[attachment],
    填写的内容: ({ fields }) => fields && fieldsOf(fields).map(({ field }) => field.title),
    申报单位可见: (one) => one.public === true,
    说明: ({ help }) => help,
    条款: ({ clause }) => clauseLabel(clause, programme),
  })

const shownThing = (shown: ShownFacts, { programme }: Side) =>
  thing(shown.title, shown.title, shown, {
    事实: ({ facts }) => facts.map((id) => programme.facts.get(id)?.label ?? id),
    说明: ({ note }) => note,
  })

const columnThing = ({ field, label, sortable, filter }: NonNullable<Stage['layout']['columns']>[number], { stage }: Side) =>
  thing(field, label ?? stage.form.fields.get(field)?.title ?? field, field, {
    可以排序: () => sortable === true,
    可以筛选: () => filter === true,
  })

/** A condition of a stage as a sentence without a full stop. */
export const inWords = (condition: Condition, { programme, stage }: Side) =>
  sayCondition(condition, { info: (id) => stage.facts.get(id), programme })
const clauseLabel = (clause: string | undefined, programme: Programme) => clause && (programme.clauses.get(clause)?.label ?? clause)
const mailSubject = (id: string, programme: Programme) => {
  const mail = programme.mails.get(id)
  return `“${mail ? subjectInWords(mail.definition, programme) : id}”`
}
const materialTitle = (id: string, stage: Stage) => stage.materials.materials.find((material) => material.id === id)?.title
