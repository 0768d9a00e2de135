/** What changed between two editions of a programme, as sentences for people. */

import type { Programme, ProgrammeFile, ProgrammeRole, Stage, StageDefinition } from '../programme.js'
import { tableChanges, worksheetChanges } from './amounts.js'
import { batchChanges } from './batches.js'
import { clauseChanges, dictionaryChanges, factChanges, letterChanges, registerChanges } from './parts.js'
import { stageChanges } from './stages.js'
import { type Change, changedThings, thing, within } from './things.js'

/** Every change, the stages first; a file whose change shows nowhere else is named at the end. */
export function diff(before: Programme, after: Programme): Change[] {
  const told = [
    ...changedThings('事项', [programmeThing(before.file)], [{ ...programmeThing(after.file), key: before.file.id }]),
    ...changedThings('角色', before.file.roles.map(roleThing), after.file.roles.map(roleThing)),
    ...changedThings(
      '环节',
      before.file.stages.map((stage) => stageThing(stage, before)),
      after.file.stages.map((stage) => stageThing(stage, after)),
    ),
    ...sharedStages(before, after).flatMap(([old, now]) =>
      within(now.definition.title, after.stages.size, stageChanges({ programme: before, stage: old }, { programme: after, stage: now })),
    ),
    ...worksheetChanges(before, after),
    ...tableChanges(before, after),
    ...factChanges(before, after),
    ...registerChanges(before, after),
    ...batchChanges(before, after),
    ...dictionaryChanges(before, after),
    ...letterChanges(before, after),
    ...clauseChanges(before, after),
  ]
  return [...told, ...fileChanges(before, after, told.length === 0)]
}

function sharedStages(before: Programme, after: Programme): [Stage, Stage][] {
  return [...after.stages.values()].flatMap((stage): [Stage, Stage][] => {
    const old = before.stages.get(stage.id)
    return old ? [[old, stage]] : []
  })
}

/** What is said of the programme as a whole. */
export const programmeThing = (file: ProgrammeFile) =>
  thing(file.id, file.title, file, {
    编号: ({ id }) => id,
    简称: ({ shortTitle }) => shortTitle,
    发布单位: ({ issuer }) => issuer,
    文号: ({ documentNumber }) => documentNumber,
    简介: ({ summary }) => summary,
    受理开始: ({ opening }) => opening?.from,
    受理截止: ({ opening }) => opening?.until,
    受理时间的说明: ({ opening }) => opening?.label,
    公开页: ({ highlights }) => highlights?.map(({ title, items }) => `${title}：${items.join('')}`),
    说明: ({ notes }) => notes,
    意见模板: ({ remarkTemplates }) => remarkTemplates,
    对外参数: ({ parameters }) => parameters,
    发布前需要第二人核对: ({ publication }) => publication?.secondPerson === true,
  })

/** A role. */
export const roleThing = (role: ProgrammeRole) =>
  thing(role.id, role.label, role, {
    范围: ({ scope }) => ({ own: '本单位', district: '本地区', assigned: '分派给它的', all: '全部' })[scope],
    不可见的内容: ({ withholds }) => withholds?.map((what) => ({ contacts: '联系方式', bankAccount: '银行账号' })[what]),
  })

/** A stage as a whole. */
export const stageThing = (stage: StageDefinition, programme: Programme) =>
  thing(stage.id, stage.title, stage, {
    菜单名称: ({ menu }) => menu,
    说明: ({ help }) => help,
    申报角色: ({ by }) => roleName(by, programme),
    申报次数: ({ per }) => per && { organisation: '每家一件', many: '不限', parent: '每件上级申报件下不限' }[per],
    上级环节: ({ parent }) => parent && stageTitle(parent, programme),
    每件上级最多几份: ({ atMost }) => atMost,
    前置环节: ({ waitsFor }) =>
      waitsFor?.map(
        ({ stage: id, states }) => `${stageTitle(id, programme)}（${states.map((state) => stateName(id, state, programme)).join('、')}）`,
      ),
    受理开始: ({ opening }) => opening?.from,
    受理截止: ({ opening }) => opening?.until,
    编号规则: ({ number }) => number,
    核算表: ({ worksheet }) => worksheet && (programme.worksheets.get(worksheet)?.title ?? worksheet),
    条款: ({ clause }) => clause && (programme.clauses.get(clause)?.label ?? clause),
  })

const roleName = (role: string, { roles, site }: Programme) =>
  roles.get(role)?.label ?? site?.file.accountKinds.find(({ id }) => id === role)?.label ?? role
const stageTitle = (id: string, { stages }: Programme) => stages.get(id)?.definition.title ?? id
const stateName = (stage: string, id: string, { stages }: Programme) =>
  stages.get(stage)?.workflow.states.find((state) => state.id === id)?.label ?? id

/** Layouts, examples and the demonstration change nothing that is decided; they are named as files. */
function fileChanges(before: Programme, after: Programme, nothingTold: boolean): Change[] {
  const paths = [...new Set([...Object.keys(before.files), ...Object.keys(after.files)])].sort()
  return paths
    .filter((path) => before.files[path] !== after.files[path])
    .flatMap((path): Change[] => {
      const verb = before.files[path] === undefined ? '新增' : after.files[path] === undefined ? '删除' : '修改'
      const known = silentFiles.find(([pattern]) => pattern.test(path))
      if (known) return [{ kind: known[1], text: `${verb}${known[1]}${titleOf(path, after) ?? titleOf(path, before) ?? `文件 ${path}`}` }]
      return nothingTold ? [{ kind: '文件', text: `${verb}文件 ${path}，内容的含义没有变化` }] : []
    })
}

const titleOf = (path: string, { examples }: Programme) => {
  const title = examples.find((one) => one.path === path)?.example.title
  return title && `“${title}”`
}

const silentFiles: [RegExp, string][] = [
  [/^rules\/examples\//, '示例'],
  [/^rules\/demo\//, '演示'],
  [/\.ui\.json$/, '版式'],
  [/\.(md|txt|css)$/, '说明'],
]
