/** One stage of a programme in the book: its form, checklist, rules and workflow. */

import { stageThing } from '../diff/diff.js'
import { fieldThing, sectionThing } from '../diff/form-things.js'
import { inWords, type Side } from '../diff/side.js'
import { materialThing, ruleThing } from '../diff/stages.js'
import { actionThing, opinionThing, stateThing } from '../diff/workflow-things.js'
import type { EligibilityRule, SectionModel } from '../programme.js'
import type { Chapter, Part, Row } from './model.js'
import { columnsOf, thingPart, thingRow } from './rows.js'

/** Its chapter. */
export function stageChapter(side: Side): Chapter {
  const { stage, programme } = side
  const { workflow, materials } = stage
  const parts: Part[] = [
    aboutPart(side),
    ...stage.form.sections.map((section) => sectionPart(section, side)),
    thingPart(
      'materials',
      '材料清单',
      materials.materials.map((material) => materialThing(material, side)),
      { name: '材料', columns: ['要求', '条件'], rest: '其他要求', widths: [26, 10, 26, 26] },
    ),
    { key: 'rules', title: '资格规则', columns: ruleColumns, rows: stage.rules.map((rule) => ruleRow(rule, side)) },
    thingPart(
      'states',
      '办理环节和时限',
      workflow.states.map((state) => stateThing(state, side)),
      { name: '环节', columns: ['办理角色', '办理期限（工作日）'], rest: '说明', omitted: ['颜色'], widths: [20, 18, 14, 34] },
    ),
    thingPart(
      'actions',
      '可以办理的事项',
      workflow.actions.map((action) => actionThing(action, side)),
      { name: '事项', columns: ['操作角色', '起始状态', '目标状态'], rest: '条件和通知', widths: [16, 14, 18, 14, 28] },
    ),
    thingPart(
      'opinions',
      '并行意见',
      (workflow.opinions ?? []).map((opinion) => opinionThing(opinion, side)),
      { name: '意见', columns: ['出具角色', '出具时的状态'], rest: '要求', widths: [20, 18, 18, 34] },
    ),
  ]
  return {
    key: `stage ${stage.id}`,
    title: `${programme.stages.size > 1 ? '环节：' : ''}${stage.definition.title}`,
    parts: parts.filter(({ rows }) => rows.length > 0),
  }
}

function aboutPart({ stage, programme }: Side): Part {
  const { aspects } = stageThing(stage.definition, programme)
  return { key: 'about', title: '基本规定', columns: [], rows: aspectRows(aspects) }
}

/** Aspects one by one: what it is, what it says. */
export const aspectRows = (aspects: Readonly<Record<string, string | boolean>>, omitted: readonly string[] = []): Row[] =>
  Object.entries(aspects)
    .filter(([aspect, value]) => value !== '' && value !== false && !omitted.includes(aspect))
    .map(([aspect, value]) => ({ key: aspect, cells: [aspect, value === true ? '是' : String(value)] }))

function sectionPart(section: SectionModel, side: Side): Part {
  const [, rest = '', clause = ''] = thingRow(sectionThing(section, side), [], [], '填写要求').cells
  return {
    key: `section ${section.key}`,
    title: `申报表：${section.title}`,
    columns: columnsOf(['填报项', '必填', '何时填写', '填写要求', '依据'], [24, 8, 20, 36]),
    rows: [
      ...(rest ? [{ key: '@about', cells: ['（本部分）', '', '', rest, clause] }] : []),
      ...section.fields.map((field) => thingRow(fieldThing(field, side), ['必填', '询问条件'], ['所在部分', '打印'])),
    ],
  }
}

const ruleColumns = columnsOf(['规则', '要求', '程度', '处理', '依据'], [20, 34, 10, 24])

function ruleRow(rule: EligibilityRule, side: Side): Row {
  const row = thingRow(ruleThing(rule, side), ['严重程度'], ['适用条件'])
  const [name = '', severity = '', rest = '', clause = ''] = row.cells
  const applies = rule.applies ? `${inWords(rule.applies, side)}时，` : ''
  return { key: rule.name, cells: [name, `${applies}${inWords(rule.conditions, side)}。`, severity, rest, clause] }
}
