/** What is wrong with the opinions of a workflow: who gives them and where, their own fields, the actions that wait for them, the facts that read them. */

import { fieldsOf } from '../form/model.js'
import { fieldType } from '../form/schema.js'
import type { OpinionFact } from '../generated/facts.js'
import type { Opinion, WorkflowAction } from '../generated/workflow.js'
import type { Programme, Stage } from '../programme.js'
import { below, type Complaint, complaint, type Place, repeated, unknownName, unknownNames } from '../values/compile-problems.js'
import { checkCondition } from './conditions.js'
import { checkNotApplicants } from './fillers.js'
import { checkGroup } from './forms.js'
import { checkNaming } from './naming.js'
import { checkReviewers, checkReviewStates } from './roles.js'

/** What is wrong with the opinions of a stage's workflow. */
export function checkOpinions(stage: Stage, file: string, programme: Programme): Complaint[] {
  const { opinions = [] } = stage.workflow
  return [
    ...repeated(
      '并行意见',
      opinions.map(({ id }) => id),
      (index) => ({ file, at: `/opinions/${index}/id` }),
    ),
    ...opinions.flatMap((opinion, index) => checkOpinion(opinion, { file, at: `/opinions/${index}` }, stage, programme)),
  ]
}

function checkOpinion(opinion: Opinion, place: Place, stage: Stage, programme: Programme): Complaint[] {
  const { by, outcomes, clause, within, when, fields } = opinion
  return [
    ...(opinion.names === undefined ? checkReviewers(by, below(place, 'by'), programme) : []),
    ...checkNaming(opinion, place, stage, programme),
    ...repeated('角色', by, (index) => below(place, 'by', index)),
    ...checkReviewStates(opinion.in, below(place, 'in'), stage),
    ...repeated(
      '结论',
      outcomes.map(({ id }) => id),
      (index) => below(place, 'outcomes', index, 'id'),
    ),
    ...unknownName('clause', clause, programme.clauses.keys(), below(place, 'clause')),
    ...unknownName('clause', within?.clause, programme.clauses.keys(), below(place, 'within', 'clause')),
    ...checkCondition(when, below(place, 'when'), { facts: stage.facts, programme }),
    ...(fields
      ? [
          ...checkGroup(fields, below(place, 'fields'), stage, programme),
          ...checkNotApplicants(fields, below(place, 'fields'), '意见里的填报项'),
          ...(['by', 'in', 'printed'] as const).flatMap((key) =>
            fields[key] === undefined
              ? []
              : [
                  complaint(
                    below(place, 'fields', key),
                    'no-effect',
                    `谁、在什么状态出具写在意见上，“${key}”在这里没有用处`,
                    `删除 ${key}`,
                  ),
                ],
          ),
        ]
      : []),
  ]
}

/** That an action waits for opinions that are asked for where it is taken. */
export function checkActionOpinions({ opinions, needs = [], from }: WorkflowAction, place: Place, { workflow }: Stage): Complaint[] {
  const all = workflow.opinions ?? []
  const waits = needs.includes('opinions')
  const here = all.filter((opinion) => opinion.in.some((state) => from.includes(state)))
  return [
    ...unknownNames(
      'opinion',
      opinions,
      all.map(({ id }) => id),
      below(place, 'opinions'),
    ),
    ...repeated('并行意见', opinions ?? [], (index) => below(place, 'opinions', index)),
    ...(opinions && !waits
      ? [complaint(below(place, 'opinions'), 'no-effect', '写了等待哪些意见，却不需要意见', '在 needs 中加上 "opinions"')]
      : []),
    ...(waits && !(opinions ?? here.filter(({ required }) => required).map(({ id }) => id)).some((id) => here.some((one) => one.id === id))
      ? [
          complaint(
            below(place, 'needs', needs.indexOf('opinions')),
            'no-opinion',
            '需要收齐并行意见，可这里的状态没有要求出具任何意见',
            '在 opinions 中写一个 "required": true、in 包含这个状态的意见',
          ),
        ]
      : []),
  ]
}

/** That a fact reads an opinion that there is, as what it is. */
export function checkOpinionFact({ opinion: id, field: key, type, unit }: OpinionFact, place: Place, { workflow }: Stage): Complaint[] {
  const opinion = workflow.opinions?.find((one) => one.id === id)
  if (!opinion)
    return unknownName(
      'opinion',
      id,
      (workflow.opinions ?? []).map((one) => one.id),
      below(place, 'opinion'),
    )
  if (key === undefined)
    return type === 'string' ? [] : [complaint(below(place, 'type'), 'fact-type', '意见的结论是文字', '写成 "string"', ['workflow'])]
  const fields = opinion.fields ? fieldsOf(opinion.fields) : []
  const field = fields.find((one) => one.key === key)?.field
  if (!field)
    return unknownName(
      'field',
      key,
      fields.map((one) => one.key),
      below(place, 'field'),
    )
  return [
    ...(fieldType(field) === type
      ? []
      : [complaint(below(place, 'type'), 'fact-type', `“${field.title}”的类型是 ${fieldType(field)}`, `写成 "${fieldType(field)}"`)]),
    ...(field.unit === unit
      ? []
      : [complaint(below(place, 'unit'), 'unit', `“${field.title}”的单位是${field.unit ?? '空的'}`, '写成一样的单位')]),
  ]
}
