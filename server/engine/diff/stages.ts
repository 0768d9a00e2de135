/** What changed in one stage: its questions, rules, checklist and workflow; the parts of forms and workflows have files of their own. */

import { namedIn, testsOf } from '../facts/references.js'
import type { Material } from '../generated/materials.js'
import type { ShownFacts } from '../generated/ui.js'
import type { Condition, EligibilityRule, Stage } from '../programme.js'
import { fieldThing, sectionThing } from './form-things.js'
import { printChanges } from './print.js'
import { clauseLabel, inWords, type Side } from './side.js'
import { type Change, changedThings, type Thing, thing } from './things.js'
import { needNames, roleLabel, severityNames } from './words.js'
import { actionThing, mailSubject, opinionThing, stateThing } from './workflow-things.js'

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
    条件: ({ when, forEach }) => when && inWords(when, { programme, stage }, forEach),
    条件的说明: ({ whenReason }) => whenReason,
    说明: ({ help }) => help,
    按条件的说明: ({ variants, forEach }) =>
      variants?.map((variant) => `${inWords(variant.when, { programme, stage }, forEach)}：${variant.help}`),
    可替代的材料: ({ oneOf, id }) =>
      oneOf && stage.materials.materials.filter((other) => other.oneOf === oneOf && other.id !== id).map(({ title }) => title),
    逐行上传: ({ forEach }) => forEach && (stage.facts.get(forEach)?.label ?? forEach),
    需要是申报表的盖章扫描件: ({ stampedPrint }) => stampedPrint === true,
    文书: ({ letter }) => letter && (programme.letters.get(letter)?.definition.title ?? letter),
    '最大兆字节（MB）': ({ maxMegabytes }) => maxMegabytes,
    最多文件数: ({ maxFiles }) => maxFiles,
    允许带有的附件: ({ attachments }) => attachments && { xml: 'XML 数据' }[attachments],
    最少页数: ({ minPages }) => minPages,
    也可以由哪个单位上传: ({ fromNamed }) =>
      fromNamed && (stage.workflow.opinions?.find(({ id }) => id === fromNamed.opinion)?.label ?? fromNamed.opinion),
    对方上传后的邮件: ({ fromNamed }) => fromNamed?.mail && mailSubject(fromNamed.mail, programme),
    时效: ({ validity }) => validity,
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
