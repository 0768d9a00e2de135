/** What is wrong with programme.json: roles, stages and what they wait for, openings, letters and mails. */

import type { Programme, ProgrammeFile, Stage, StageDefinition } from '../programme.js'
import { stageNames } from '../templates/dictionaries.js'
import { checkParties } from '../templates/letter-parties.js'
import { below, type Complaint, complaint, type Place, repeated, unknownName, unknownNames } from '../values/compile-problems.js'
import { instantOf, isInstant } from '../values/dates.js'
import { nearest } from '../values/near.js'
import { contentsOf } from './contents.js'
import type { Draft } from './draft.js'
import { circles } from './named-conditions.js'
import { checkReviewers } from './roles.js'

const file = 'schemas/programme.json'
const root: Place = { file, at: '' }
/** Roles that are the platform's own, or nobody's. */
const reservedRoles = new Set(['system', 'batch', 'administrator', 'operator', 'organisation'])

/** What is wrong with programme.json, and files of stages that it does not know. */
export function checkProgramme(draft: Draft): Complaint[] {
  if (draft.broken.has('programme')) return []
  const { programme } = draft
  const { roles, stages, letters = [], mails = [], highlights = [], opening } = programme.file
  const unique = (what: string, list: readonly { id: string }[], key: string) =>
    repeated(
      what,
      list.map(({ id }) => id),
      (index) => below(root, key, index, 'id'),
    )
  return [
    ...unique('角色', roles, 'roles'),
    ...unique('环节', stages, 'stages'),
    ...unique('文书', letters, 'letters'),
    ...unique('邮件', mails, 'mails'),
    ...checkRoles(programme),
    ...stages.flatMap((stage, index) => checkStage(stage, below(root, 'stages', index), programme)),
    ...checkWaiting(stages),
    ...checkOpening(opening, below(root, 'opening')),
    ...highlights.flatMap(({ clause }, index) => cite(clause, below(root, 'highlights', index), programme)),
    ...checkLetters(programme),
    ...strayFiles(draft),
  ]
}

const cite = (clause: string | undefined, place: Place, { clauses }: Programme) =>
  unknownName('clause', clause, clauses.keys(), below(place, 'clause'))

function checkRoles({ file: { roles }, site }: Programme): Complaint[] {
  return roles.flatMap(({ id, scope }, index) => {
    const place = below(root, 'roles', index, 'id')
    const kinds = site?.file.accountKinds.map((kind) => kind.id)
    if (reservedRoles.has(id)) return [complaint(place, 'reserved', `“${id}”是平台保留的角色`, '换一个 id')]
    if (scope !== 'own' || !kinds || kinds.includes(id)) return []
    return [
      complaint(
        place,
        'unknown-account-kind',
        `站点没有账号类型“${id}”，没有人能以它申报`,
        `改为：${kinds.join('、')}，或在站点的 accountKinds 中增加`,
      ),
    ]
  })
}

function checkStage(stage: StageDefinition, place: Place, programme: Programme): Complaint[] {
  const { by, per, parent, atMost, waitsFor = [], number, opening, worksheet, opens } = stage
  const files = programme.roles.get(by)
  return [
    ...unknownName('role', by, programme.roles.keys(), below(place, 'by')),
    ...(files && files.scope !== 'own'
      ? [complaint(below(place, 'by'), 'wrong-role', `“${files.label}”不是申报的角色`, '写一个 "scope": "own" 的角色')]
      : []),
    ...cite(stage.clause, place, programme),
    ...unknownName('stage', parent, programme.stages.keys(), below(place, 'parent')),
    ...(per === 'parent' && parent === undefined ? [complaint(place, 'missing-key', '没有写属于哪个环节的申报件', '补上 parent')] : []),
    ...(per !== 'parent' && parent !== undefined
      ? [complaint(below(place, 'parent'), 'parent', '写了 parent，却不是按上级申报件填报', '写上 "per": "parent"，或删除 parent')]
      : []),
    ...(per !== 'parent' && atMost !== undefined
      ? [complaint(below(place, 'atMost'), 'parent', '写了 atMost，却不是按上级申报件填报', '写上 "per": "parent"，或删除 atMost')]
      : []),
    ...checkReviewers(opens, below(place, 'opens'), programme),
    ...(opens && per !== 'parent'
      ? [complaint(below(place, 'opens'), 'parent', '由主管部门发起的环节要属于一件申报', '写上 "per": "parent" 和 parent')]
      : []),
    ...(parent === stage.id ? [complaint(below(place, 'parent'), 'parent', '环节不能属于它自己', '换成另一个环节')] : []),
    ...waitsFor.flatMap((wait, index) => checkWait(wait, below(place, 'waitsFor', index), programme)),
    ...checkNumber(number, below(place, 'number'), programme.file),
    ...checkOpening(opening, below(place, 'opening')),
    ...unknownName('worksheet', worksheet, programme.worksheets.keys(), below(place, 'worksheet')),
  ]
}

function checkWait({ stage, states }: { stage: string; states: readonly string[] }, place: Place, { stages }: Programme): Complaint[] {
  const awaited = stages.get(stage)
  if (!awaited) return unknownName('stage', stage, stages.keys(), below(place, 'stage'))
  return unknownNames(
    'state',
    states,
    awaited.workflow.states.map(({ id }) => id),
    below(place, 'states'),
  )
}

function checkWaiting(stages: readonly StageDefinition[]): Complaint[] {
  const uses = new Map(
    stages.map(({ id, waitsFor, parent }) => [id, [...(waitsFor ?? []).map(({ stage }) => stage), ...(parent ? [parent] : [])]]),
  )
  const title = (id: string | undefined) => stages.find((stage) => stage.id === id)?.title ?? id
  return circles(uses).map((names) => {
    const index = stages.findIndex(({ id }) => id === names[0])
    const trail = [...names, names[0]].map(title).join(' → ')
    return complaint(below(root, 'stages', index), 'stage-cycle', `环节互相等待，谁也不能开始：${trail}`, '删除其中一个 waitsFor')
  })
}

/** Numbers are told apart by their serial, and from those of other stages by the rest. */
function checkNumber(number: string, place: Place, { stages }: ProgrammeFile): Complaint[] {
  return [
    ...checkPattern(number, place),
    ...(stages.filter((stage) => stage.number === number).length > 1
      ? [complaint(place, 'number', '两个环节的编号写法相同，会重复', '换一个开头，如 REP-{year}-{serial}')]
      : []),
  ]
}

/** What is wrong with the pattern of a number, of a stage or of a kind of batch. */
export function checkPattern(number: string, place: Place): Complaint[] {
  const unknown = [...number.matchAll(/\{([^}]*)\}/g)].map(([, name = '']) => name).filter((name) => name !== 'year' && name !== 'serial')
  return [
    ...unknown.map((name) => complaint(place, 'number', `编号里的 {${name}} 不能使用`, '可用的：{year}、{serial}')),
    ...(number.includes('{serial}')
      ? []
      : [complaint(place, 'number', '编号里没有顺序号，会重复', '加上 {serial}，如 ENT-{year}-{serial}')]),
    ...(/^[\p{L}\p{N}{}().〔〕（）_/-]{1,60}$/u.test(number)
      ? []
      : [complaint(place, 'number', '编号里有不能使用的字符', '只用文字、数字、连字符和括号')]),
  ]
}

function checkOpening(opening: { from?: string; until?: string } | undefined, place: Place): Complaint[] {
  const { from, until } = opening ?? {}
  const wrong = Object.entries({ from, until }).flatMap(([key, instant]) =>
    instant !== undefined && !isInstant(instant)
      ? [complaint(below(place, key), 'value', `“${instant}”不是一个时间`, '写成 2024-12-05T00:00+08:00')]
      : [],
  )
  if (wrong.length > 0 || !from || !until || instantOf(from) < instantOf(until)) return wrong
  return [complaint(below(place, 'until'), 'opening', '截止时间不晚于开始时间，永远不受理', '把截止时间改到开始时间以后')]
}

function checkLetters(programme: Programme): Complaint[] {
  return (programme.file.letters ?? []).flatMap((letter, index) => {
    const { stage, batch, by, states, clause } = letter
    const place = below(root, 'letters', index)
    const kind = batch === undefined ? undefined : programme.batches.get(batch)
    const stages = [...programme.stages.values()].filter(({ id }) => batch === undefined && (stage === undefined || id === stage))
    const known = [...(kind ? [kind] : []), ...stages].flatMap(({ workflow }) => workflow.states.map(({ id }) => id))
    return [
      ...unknownName('stage', stage, programme.stages.keys(), below(place, 'stage')),
      ...unknownName('batch', batch, programme.batches.keys(), below(place, 'batch')),
      ...(stage !== undefined && batch !== undefined
        ? [complaint(below(place, 'batch'), 'letter-about', '一份文书不能既属于环节又属于批次', '只留下 stage 或 batch')]
        : []),
      ...unknownNames('role', by, programme.roles.keys(), below(place, 'by')),
      ...(known.length > 0 ? unknownNames('state', states, known, below(place, 'states')) : []),
      ...checkParties(letter, place, programme, namesTaken(stages[0], programme)),
      ...cite(clause, place, programme),
    ]
  })
}

/** What a letter of a stage reads by these names; only the provider of the platform gives way to the one that a letter names. */
const namesTaken = (stage: Stage | undefined, programme: Programme) =>
  stage ? ['clauses', ...stageNames(programme, stage).keys()].filter((name) => name !== 'provider') : []

/** A file named after a stage that there is not: it would silently do nothing. */
function strayFiles({ documents, programme }: Draft): Complaint[] {
  const ids = [...programme.stages.keys()]
  return (['form', 'ui', 'materials', 'eligibility', 'workflow'] as const).flatMap((kind) =>
    contentsOf(documents, kind)
      .filter(({ name }) => !programme.stages.has(name))
      .map(({ name, path }) => {
        const near = nearest(name, ids)
        return complaint(
          { file: path, at: '' },
          'unknown-stage',
          `没有名为“${name}”的环节，这个文件不起作用`,
          near ? `您是不是想用“${near}”？` : '在 programme.json 的 stages 中声明，或删除这个文件',
        )
      }),
  )
}
