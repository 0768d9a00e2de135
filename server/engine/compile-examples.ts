/** What is wrong with the examples: what they name must be there, or they prove nothing. */
import type { Draft } from './compile-draft.js'
import { below, type Complaint, complaint, type Place, unknownName, unknownNames } from './compile-problems.js'
import { isDate } from './dates.js'
import type { Example, ExampleExpectation, ExampleGiven } from './generated/example.js'
import { pathOf } from './pointers.js'
import type { Programme, Stage } from './programme.js'

/** What is wrong with the examples. */
export function checkExamples({ programme }: Draft): Complaint[] {
  return programme.examples.flatMap(({ path, example }) => {
    const place = { file: path, at: '' }
    const stage = programme.stages.get(example.stage)
    if (!stage) return unknownName('stage', example.stage, programme.stages.keys(), below(place, 'stage'))
    return [
      ...checkGiven(example.given, below(place, 'given'), stage, programme),
      ...checkExpected(example, below(place, 'expect'), stage, programme),
    ]
  })
}

const keysOf = (object: object | undefined) => Object.keys(object ?? {})
/** Keys of an object as names. */
const keyNames = (kind: Parameters<typeof unknownName>[0], object: object | undefined, known: Iterable<string>, place: Place) => {
  const names = new Set(known)
  return keysOf(object).flatMap((key) => unknownName(kind, key, names, below(place, key)))
}

function checkGiven(given: ExampleGiven, place: Place, stage: Stage, programme: Programme): Complaint[] {
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
    value === undefined || isDate(value)
      ? []
      : [complaint(below(place, key), 'value', `“${value}”不是一个时间`, '写成 2024-09-10T09:00:00+08:00')],
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
    ...keyNames('pool', pools, programme.pools.keys(), below(place, 'pools')),
    ...keyNames('rule', decisions, [...stage.rules.map(({ name }) => name), ...reviewed], below(place, 'decisions')),
  ]
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
function materialNames(names: readonly string[] | undefined, place: Place, { materials }: Stage): Complaint[] {
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

function checkExpected({ given, expect }: Example, place: Place, stage: Stage, programme: Programme): Complaint[] {
  const { findings, problems, facts, materials, amounts, sheet, actions, steps, batches, letters } = expect
  const { worksheet } = stage
  const readable = worksheet !== undefined || stage.definition.worksheet === undefined
  const rows = [
    ...(worksheet?.rows ?? []),
    ...(worksheet?.parameters ?? []),
    ...(worksheet?.lines ?? []).flatMap((line) => [line, ...line.rows]),
  ].map(({ id }) => id)
  const results = (worksheet?.results ?? []).flatMap(({ id, split }) => [id, ...(split ?? []).map((part) => `${id}.${part.id}`)])
  return [
    ...keyNames(
      'rule',
      findings,
      stage.rules.map(({ name }) => name),
      below(place, 'findings'),
    ),
    ...(problems ?? []).flatMap((at, index) => checkPointer(at, below(place, 'problems', index), stage, given)),
    ...keyNames('fact', facts, stage.facts.keys(), below(place, 'facts')),
    ...materialNames(materials?.required, below(place, 'materials', 'required'), stage),
    ...materialNames(materials?.missing, below(place, 'materials', 'missing'), stage),
    ...materialNames(keysOf(materials?.items), below(place, 'materials', 'items'), stage),
    ...(readable ? keyNames('result', amounts, results, below(place, 'amounts')) : []),
    ...(readable ? keyNames('row', sheet, rows, below(place, 'sheet')) : []),
    ...checkActions(actions, below(place, 'actions'), stage, programme),
    ...keyNames('batch', batches, programme.batches.keys(), below(place, 'batches')),
    ...Object.entries(batches ?? {}).flatMap(([id, { columns }]) => {
      const known = programme.batches.get(id)?.columns.map((column) => column.id)
      return known ? keyNames('batchColumn', columns, known, below(place, 'batches', id, 'columns')) : []
    }),
    ...checkSteps(steps, below(place, 'steps'), stage, programme),
    ...keyNames('letter', letters, programme.letters.keys(), below(place, 'letters')),
  ]
}

function checkActions(actions: ExampleExpectation['actions'], place: Place, { workflow }: Stage, programme: Programme): Complaint[] {
  const known = new Set(workflow.actions.map(({ id }) => id))
  return [
    ...keyNames('role', actions, ['system', 'batch', ...programme.roles.keys()], place),
    ...Object.entries(actions ?? {}).flatMap(([role, ids]) => unknownNames('action', ids, known, below(place, role))),
  ]
}

function checkSteps(steps: ExampleExpectation['steps'], place: Place, { workflow }: Stage, { roles }: Programme): Complaint[] {
  const states = workflow.states.map(({ id }) => id)
  return [
    ...keyNames(
      'action',
      steps,
      workflow.actions.map(({ id }) => id),
      place,
    ),
    ...Object.entries(steps ?? {}).flatMap(([action, { to, holder }]) => [
      ...unknownName('state', to, states, below(place, action, 'to')),
      ...unknownName('role', holder ?? undefined, roles.keys(), below(place, action, 'holder')),
    ]),
  ]
}

/** A problem is expected at a section or field of the form, or at what the example itself answers beside them. */
function checkPointer(at: string, place: Place, { form }: Stage, { answers }: ExampleGiven): Complaint[] {
  const [sectionKey, ...rest] = pathOf(at)
  if (sectionKey === undefined) return []
  const section = form.sections.find(({ key }) => key === sectionKey)
  if (!section)
    return keysOf(answers).includes(sectionKey)
      ? []
      : unknownName(
          'section',
          sectionKey,
          form.sections.map(({ key }) => key),
          place,
        )
  const fieldKey = section.kind === 'rows' ? rest[1] : rest[0]
  if (fieldKey === undefined || JSON.stringify(answers ?? {}).includes(JSON.stringify(fieldKey))) return []
  return unknownName(
    'field',
    fieldKey,
    section.fields.map(({ key }) => key),
    place,
  )
}
