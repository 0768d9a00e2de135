/** What is wrong with the examples: what they name must be there, or they prove nothing. */

import type { Example, ExampleExpectation, ExampleGiven } from '../generated/example.js'
import type { Programme, Stage } from '../programme.js'
import { below, type Complaint, type Place, unknownName, unknownNames } from '../values/compile-problems.js'
import { pathOf } from '../values/pointers.js'
import type { Draft } from './draft.js'
import { checkGiven, keyNames, keysOf, materialNames } from './example-given.js'

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
    ...checkSteps(steps, below(place, 'steps'), stage, programme, readable ? results : undefined),
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

function checkSteps(
  steps: ExampleExpectation['steps'],
  place: Place,
  { workflow }: Stage,
  { roles }: Programme,
  results: readonly string[] | undefined,
): Complaint[] {
  const states = workflow.states.map(({ id }) => id)
  return [
    ...keyNames(
      'action',
      steps,
      workflow.actions.map(({ id }) => id),
      place,
    ),
    ...Object.entries(steps ?? {}).flatMap(([action, { to, holder, grants = [] }]) => [
      ...unknownName('state', to, states, below(place, action, 'to')),
      ...unknownName('role', holder ?? undefined, roles.keys(), below(place, action, 'holder')),
      ...(results ? unknownNames('result', grants, results, below(place, action, 'grants')) : []),
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
