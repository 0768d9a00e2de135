/** What is wrong with the facts: names, circles, and whether anything can read them. */

import { belongsTo, builtInFacts, isReadIn, ownStageOf, rowsOfFact } from '../facts/catalogue.js'
import { namedIn, namesOfFact, resolveName } from '../facts/references.js'
import type { FactDefinition, Programme, Stage } from '../programme.js'
import { below, type Complaint, complaint, type Place, repeated, unknownName } from '../values/compile-problems.js'
import { checkCondition } from './conditions.js'
import type { Draft } from './draft.js'
import { checkFactKind } from './fact-kinds.js'
import { circles } from './named-conditions.js'
import { unknownFact } from './scope.js'

const file = 'rules/facts.json'

/** What is wrong with the facts and the named conditions. */
export function checkFacts(draft: Draft): Complaint[] {
  const { facts, programme } = draft
  const ids = facts.map(({ id }) => id)
  const placeOf = (index: number): Place => ({ file, at: `/facts/${index}` })
  return [
    ...repeated('事实', ids, (index) => below(placeOf(index), 'id')),
    ...checkCircles(draft),
    ...facts.flatMap((fact, index) => checkFact(fact, placeOf(index), draft)),
    ...checkNamedConditions(programme),
  ]
}

function checkFact(fact: FactDefinition, place: Place, draft: Draft): Complaint[] {
  const { programme } = draft
  return [
    ...unknownName('clause', fact.clause, programme.clauses.keys(), below(place, 'clause')),
    ...unknownName('stage', ownStageOf(fact), programme.stages.keys(), below(place, 'stage')),
    ...clashes(fact, below(place, 'id'), programme),
    ...stagesOf(fact, programme).flatMap((stage) => [
      ...unreadableNames(fact, place, stage, programme),
      ...checkFactKind(fact, place, stage, programme),
    ]),
  ]
}

/** The stages at which a fact is read: those where all its names are; where there is none, the one that lacks least. */
function stagesOf(fact: FactDefinition, programme: Programme): Stage[] {
  const possible = [...programme.stages.values()].filter(({ id }) => belongsTo(fact, id))
  const readable = possible.filter(({ facts }) => isReadIn(fact, facts))
  if (readable.length > 0) return readable
  const lacking = possible.map((stage) => ({ stage, count: missingNames(fact, stage, programme).length }))
  const [best] = lacking.sort((a, b) => a.count - b.count)
  return best ? [best.stage] : []
}

const missingNames = (fact: FactDefinition, stage: Stage, programme: Programme) =>
  namesOfFact(fact, programme).filter((name) => !resolveName(name, stage).info)

/** Names that a key holds; formulas, conditions and tables tell their own. */
function unreadableNames(fact: FactDefinition, place: Place, stage: Stage, programme: Programme): Complaint[] {
  const keys: { [key: string]: unknown } = { ...fact }
  const rowsOf = rowsOfFact(fact)
  if (rowsOf !== undefined && !stage.facts.get(rowsOf)?.rows) return [] // told at over
  return missingNames(fact, stage, programme).flatMap((name) => {
    const plain = rowsOf === undefined ? name : name.slice(rowsOf.length + 1)
    const key = ['key', 'asOf', 'of', 'from', 'to', 'before', 'since'].find((candidate) => keys[candidate] === plain)
    return key === undefined ? [] : unknownFact(plain, below(place, key), { facts: stage.facts, programme, rowsOf })
  })
}

/** A fact that is named like an answer or like what is always known would hide it. */
function clashes({ id, label }: FactDefinition, place: Place, { stages }: Programme): Complaint[] {
  const builtIn = builtInFacts().find((info) => info.id === id)
  const stage = [...stages.values()].find(({ form }) => form.fields.has(id) || form.sections.some(({ key }) => key === id))
  const what = builtIn
    ? `系统的“${builtIn.label}”`
    : stage && `“${stage.definition.title}”表单里的“${stage.form.fields.get(id)?.title ?? id}”`
  return what ? [complaint(place, 'repeated', `“${id}”（${label}）与${what}同名`, '给这个事实换一个 id')] : []
}

function checkCircles({ facts, programme }: Draft): Complaint[] {
  const known = new Map(facts.map((fact) => [fact.id, fact]))
  const plain = (name: string) => {
    const inner = name.split('/').at(-1) ?? name
    const [section, field = ''] = inner.split('.')
    const ofRows = known.get(field)
    return ofRows && rowsOfFact(ofRows) === section ? field : inner // a list over rows
  }
  const uses = new Map(
    facts.map((fact) => [
      fact.id,
      namesOfFact(fact, programme)
        .map(plain)
        .filter((name) => known.has(name)),
    ]),
  )
  return circles(uses).map((names) => {
    const index = facts.findIndex(({ id }) => id === names[0])
    const labels = [...names, names[0] ?? ''].map((name) => known.get(name)?.label ?? name)
    return complaint(
      { file, at: `/facts/${index}` },
      'fact-cycle',
      `事实互相计算，没有尽头：${labels.join(' → ')}`,
      '改写其中一个，不再用到另一个',
    )
  })
}

/** A named condition has to make sense at each stage that uses it, and at one at least. */
function checkNamedConditions(programme: Programme): Complaint[] {
  return [...programme.conditions].flatMap(([name, condition]) => {
    const place = { file, at: below({ file, at: '/conditions' }, name).at }
    const stages = [...programme.stages.values()]
    const users = stages.filter((stage) => usesCondition(name, stage, programme))
    const checked = (users.length > 0 ? users : stages).map((stage) => checkCondition(condition, place, { facts: stage.facts, programme }))
    if (users.length > 0) return checked.flat()
    return checked.some((found) => found.length === 0) ? [] : (checked.sort((a, b) => a.length - b.length)[0] ?? [])
  })
}

function usesCondition(name: string, { rules, materials, workflow, worksheet }: Stage, programme: Programme): boolean {
  const conditions = [
    ...rules.flatMap(({ applies, conditions: condition }) => [applies, condition]),
    ...materials.materials.flatMap(({ when, variants }) => [when, ...(variants ?? []).map((variant) => variant.when)]),
    ...workflow.actions.map(({ when }) => when),
    ...(worksheet?.lines ?? []).map(({ where }) => where),
  ].filter((condition) => condition !== undefined)
  const seen = new Set(conditions.flatMap((condition) => namedIn(condition).map((used) => used.name)))
  for (const used of seen) for (const next of namedIn(programme.conditions.get(used) ?? { all: [] })) seen.add(next.name)
  return seen.has(name)
}
