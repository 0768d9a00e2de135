/** The states, steps and opinions of a workflow, aspect by aspect. */
import { fieldsOf } from '../form/model.js'
import { formulaInWords } from '../formula/labels.js'
import { labelsAt } from '../formula/scope.js'
import type { Opinion, RegisterEntry, WorkflowAction, WorkflowState } from '../generated/workflow.js'
import type { Programme } from '../programme.js'
import { subjectInWords } from '../templates/subject-words.js'
import { clauseLabel, inWords, type Side } from './side.js'
import { thing } from './things.js'
import { needLabels, roleLabel } from './words.js'

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

/** What a mail is called among the differences. */
export const mailSubject = (id: string, programme: Programme) => {
  const mail = programme.mails.get(id)
  return `“${mail ? subjectInWords(mail.definition, programme) : id}”`
}
