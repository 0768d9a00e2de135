/** What is wrong with what an example gives: names, times, steps that do not follow each other. */

import type { ExampleGiven } from '../generated/example.js'
import type { Programme, Stage } from '../programme.js'
import { below, type Complaint, complaint, type Place, unknownName } from '../values/compile-problems.js'
import { isDate } from '../values/dates.js'

/** The keys of an object that may be absent. */
export const keysOf = (object: object | undefined) => Object.keys(object ?? {})
/** Keys of an object as names. */
export const keyNames = (kind: Parameters<typeof unknownName>[0], object: object | undefined, known: Iterable<string>, place: Place) => {
  if (!object) return []
  const names = new Set(known)
  return keysOf(object).flatMap((key) => unknownName(kind, key, names, below(place, key)))
}

/** What is wrong with what an example gives. */
export function checkGiven(given: ExampleGiven, place: Place, stage: Stage, programme: Programme): Complaint[] {
  const {
    now,
    submittedAt,
    firstSubmittedAt,
    state,
    organisation,
    earlier,
    materials,
    registers,
    history,
    pools,
    decisions,
    related,
    taken,
  } = given
  const times = Object.entries({ now, submittedAt, firstSubmittedAt }).flatMap(([key, value]) =>
    value === undefined || isDate(value) ? [] : [noTime(value, below(place, key))],
  )
  const reviewed = [...programme.facts.values()].filter(({ kind }) => kind === 'reviewer').map(({ id }) => id)
  const relatedFacts = [...programme.facts.values()].filter(({ kind }) => kind === 'related').map(({ id }) => id)
  const states = stage.workflow.states.map(({ id }) => id)
  return [
    ...times,
    ...(states.length > 0 ? unknownName('state', state, states, below(place, 'state')) : []),
    ...checkDistrict(organisation, below(place, 'organisation', 'district'), programme),
    ...keyNames('stage', earlier, programme.stages.keys(), below(place, 'earlier')),
    ...materialNames(materials, below(place, 'materials'), stage),
    ...keyNames('register', registers, programme.registers.keys(), below(place, 'registers')),
    ...(history ?? []).flatMap((past, index) =>
      'stage' in past && !('programme' in past)
        ? unknownName('stage', String(past.stage), programme.stages.keys(), below(place, 'history', index, 'stage'))
        : [],
    ),
    ...checkRecords(given.records, below(place, 'records'), programme),
    ...keyNames('fact', related, relatedFacts, below(place, 'related')),
    ...keyNames(
      'action',
      taken,
      stage.workflow.actions.map(({ id }) => id),
      below(place, 'taken'),
    ),
    ...checkPast(given, below(place, 'steps'), stage),
    ...keyNames('pool', pools, programme.pools.keys(), below(place, 'pools')),
    ...checkPoolMembers(pools, below(place, 'pools'), stage, programme),
    ...keyNames('rule', decisions, [...stage.rules.map(({ name }) => name), ...reviewed], below(place, 'decisions')).map((one) => ({
      ...one,
      follows: ['eligibility' as const, 'facts' as const],
    })),
  ]
}

/** The steps that were taken follow each other: each is an action of the state that the one before it led to. What comes after a wrong one is not told. */
function checkPast({ steps = [] }: ExampleGiven, place: Place, { workflow }: Stage): Complaint[] {
  let here = workflow.initial
  for (const [index, { action, at }] of steps.entries()) {
    const known = workflow.actions.find(({ id }) => id === action)
    const on = below(place, index, 'action')
    if (!known) return unknownName('action', action, workflow.actions.map(idOf), on)
    if (!isDate(at)) return [noTime(at, below(place, index, 'at'))]
    const label = workflow.states.find(({ id }) => id === here)?.label ?? here
    if (!known.from.includes(here))
      return [complaint(on, 'value', `在状态“${label}”不能办理“${known.label}”`, '按办理的先后写出每一步', ['workflow'])]
    here = known.to
  }
  return []
}

const idOf = ({ id }: { id: string }) => id
const noTime = (text: string, place: Place) => complaint(place, 'value', `“${text}”不是一个时间`, '写成 2024-09-10T09:00:00+08:00')

/** The other declarations of a pool are in states of their stage; of each pool the first that is not is told. */
function checkPoolMembers(pools: ExampleGiven['pools'], place: Place, { id: own }: Stage, { stages }: Programme): Complaint[] {
  return Object.entries(pools ?? {}).flatMap(([pool, given]) => {
    if (typeof given === 'string') return []
    for (const [index, { stage = own, state, submittedAt, amounts }] of given.entries()) {
      const theirs = stages.get(stage)
      const at = below(place, pool, index)
      if (!theirs) return unknownName('stage', stage, stages.keys(), below(at, 'stage'))
      const found = [
        ...unknownName('state', state, theirs.workflow.states.map(idOf), below(at, 'state')),
        ...keyNames('result', amounts, (theirs.worksheet?.results ?? []).map(idOf), below(at, 'amounts')),
        ...(isDate(submittedAt) ? [] : [noTime(submittedAt, below(at, 'submittedAt'))]),
      ]
      if (found.length > 0) return found
    }
    return []
  })
}

/** What is on record, by stage: its states and the results of its worksheet. */
function checkRecords(records: ExampleGiven['records'], place: Place, { stages }: Programme): Complaint[] {
  return [
    ...keyNames('stage', records, stages.keys(), place),
    ...Object.entries(records ?? {}).flatMap(([id, { state, entered = [], amounts, granted }]) => {
      const stage = stages.get(id)
      if (!stage) return []
      const states = stage.workflow.states.map((one) => one.id)
      const results = (stage.worksheet?.results ?? []).map((one) => one.id)
      return [
        ...unknownName('state', state, states, below(place, id, 'state')),
        ...entered.flatMap((entry, index) => unknownName('state', entry.state, states, below(place, id, 'entered', index, 'state'))),
        ...keyNames('result', amounts, results, below(place, id, 'amounts')),
        ...keyNames('result', granted, results, below(place, id, 'granted')),
      ]
    }),
  ]
}

function checkDistrict(organisation: object | undefined, place: Place, { site }: Programme): Complaint[] {
  const district =
    organisation && 'district' in organisation && typeof organisation.district === 'string' ? organisation.district : undefined
  return site && district !== undefined && district !== ''
    ? unknownName(
        'district',
        district,
        site.file.districts.map(({ id }) => id),
        place,
      )
    : []
}

/** Materials by id; `id#n` for row n of a section. */
export function materialNames(names: readonly string[] | undefined, place: Place, { materials }: Stage): Complaint[] {
  const known = new Map(materials.materials.map((material) => [material.id, material]))
  return (names ?? []).flatMap((name, index) => {
    const [id = '', row] = name.split('#')
    const material = known.get(id)
    const at = below(place, index)
    if (!material) return unknownName('material', id, known.keys(), at)
    const perRow = material.forEach !== undefined
    if (perRow === (row !== undefined && /^[1-9]\d*$/.test(row))) return []
    return [
      complaint(
        at,
        'material-row',
        perRow ? `“${material.title}”每一行一份，要写第几行` : `“${name}”只有一份，不写第几行`,
        perRow ? `写成 "${id}#1"` : `写成 "${id}"`,
      ),
    ]
  })
}
