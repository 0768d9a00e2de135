/** What is wrong with the checklists of the stages. */

import type { Material } from '../generated/materials.js'
import type { Programme, Stage } from '../programme.js'
import { below, type Complaint, complaint, type Place, repeated, unknownName } from '../values/compile-problems.js'
import { checkCondition } from './conditions.js'
import { clashOf, sayClash } from './constant-conditions.js'
import type { Draft } from './draft.js'
import { rowSections, type Scope } from './scope.js'

/** What is wrong with the checklists of the stages. */
export function checkMaterials({ programme }: Draft): Complaint[] {
  return [...programme.stages.values()].flatMap((stage) => {
    const file = `schemas/${stage.id}.materials.json`
    const { materials } = stage.materials
    const placeOf = (index: number): Place => ({ file, at: `/materials/${index}` })
    const ids = materials.map(({ id }) => id)
    return [
      ...repeated('材料', ids, (index) => below(placeOf(index), 'id')),
      ...materials.flatMap((material, index) => checkMaterial(material, placeOf(index), stage, programme)),
      ...stampedPrints(materials, placeOf),
      ...alternatives(materials, placeOf),
    ]
  })
}

function checkMaterial(material: Material, place: Place, stage: Stage, programme: Programme): Complaint[] {
  const { forEach, letter, sample } = material
  const scope = { facts: stage.facts, programme, rowsOf: forEach }
  const written = letter === undefined ? undefined : programme.letters.get(letter)?.definition
  return [
    ...unknownName('clause', material.clause, programme.clauses.keys(), below(place, 'clause')),
    ...unknownName('rows', forEach, rowSections(stage.facts), below(place, 'forEach')),
    ...checkConditions(material, place, scope),
    ...unknownName('letter', letter, programme.letters.keys(), below(place, 'letter')),
    ...(written?.stage !== undefined && written.stage !== stage.id
      ? [complaint(below(place, 'letter'), 'other-stage', `文书“${written.title}”属于环节“${written.stage}”，不在“${stage.id}”`)]
      : []),
    ...unknownName('letter', sample, [...programme.letters.keys(), ...templateNames(programme)], below(place, 'sample')),
    ...checkFromNamed(material, place, stage, programme),
    ...(material.whenReason !== undefined && !material.when
      ? [complaint(below(place, 'whenReason'), 'without-when', '写了需要的原因，却没有条件', '补上 when，或删除 whenReason')]
      : []),
  ]
}

/** That an opinion of a named organisation says who else uploads it, and that it is one file which is no print and no row's. */
function checkFromNamed(material: Material, place: Place, { workflow }: Stage, programme: Programme): Complaint[] {
  const { fromNamed } = material
  if (!fromNamed) return []
  const at = below(place, 'fromNamed')
  const naming = (workflow.opinions ?? []).filter(({ names }) => names !== undefined).map(({ id }) => id)
  const clash = (['stampedPrint', 'forEach', 'oneOf'] as const).find((key) => material[key])
  return [
    ...unknownName('opinion', fromNamed.opinion, naming, below(at, 'opinion')),
    ...unknownName('mail', fromNamed.mail, programme.mails.keys(), below(at, 'mail')),
    ...(clash
      ? [
          complaint(
            at,
            'no-effect',
            '本环节申报表的盖章扫描件、逐行上传的和任选其一的材料，不能由被指明的单位上传',
            `删除 fromNamed，或删除 ${clash}`,
          ),
        ]
      : []),
  ]
}

/** The conditions each by itself, and that every variant has a case left by the material and by the variants before it. */
function checkConditions({ when, variants = [] }: Material, place: Place, scope: Scope): Complaint[] {
  const at = (index: number) => below(place, 'variants', index, 'when')
  const wrong = [
    ...checkCondition(when, below(place, 'when'), scope),
    ...variants.flatMap((variant, index) => checkCondition(variant.when, at(index), scope)),
  ]
  if (wrong.length > 0) return wrong
  const needed = when ? [{ condition: when }] : []
  return variants.flatMap((variant, index) => {
    const earlier = variants.slice(0, index).map((other) => ({ condition: other.when, denied: true }))
    const clash = clashOf([...needed, ...earlier, { condition: variant.when }], scope)
    if (!clash) return []
    return [
      complaint(at(index), 'unreachable', `这一种说法永远用不到：${sayClash(clash)}`, '把它移到前面，改写它，或删除它', [
        'form',
        'facts',
        'dictionary',
        'table',
      ]),
    ]
  })
}

const templateNames = ({ files }: Programme) =>
  Object.keys(files)
    .filter((path) => path.startsWith('templates/'))
    .map((path) => path.slice('templates/'.length))

function stampedPrints(materials: readonly Material[], placeOf: (index: number) => Place): Complaint[] {
  const stamped = materials.flatMap(({ stampedPrint }, index) => (stampedPrint ? [index] : []))
  return stamped
    .slice(1)
    .map((index) => complaint(below(placeOf(index), 'stampedPrint'), 'repeated', '盖章扫描件只能有一份材料', '只留一个 stampedPrint'))
}

/** Alternatives that are alone, or not equally needed, do not do what they say. */
function alternatives(materials: readonly Material[], placeOf: (index: number) => Place): Complaint[] {
  return materials.flatMap(({ oneOf, need }, index) => {
    if (oneOf === undefined) return []
    const group = materials.filter((other) => other.oneOf === oneOf)
    const place = below(placeOf(index), 'oneOf')
    if (group.length === 1)
      return [complaint(place, 'alone', `没有别的材料写着“${oneOf}”，不能任选其一`, '另一份材料也写上同一个词，或删除它')]
    const first = group[0]?.need
    return need === first
      ? []
      : [complaint(below(placeOf(index), 'need'), 'need', '任选其一的几份材料应是同样的需要程度', `改为 "${first}"`)]
  })
}
