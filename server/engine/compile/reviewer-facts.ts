/** What is wrong with facts that reviewers decide: who, where, and what may be a value of them. */

import type { ReviewerFact } from '../generated/facts.js'
import type { Programme, Stage } from '../programme.js'
import { below, type Complaint, complaint, type Place, repeated, unknownNames } from '../values/compile-problems.js'
import { decimalFrom } from '../values/exact.js'
import { checkReviewers } from './roles.js'

/** Everything that is wrong with such a fact where it is read at a stage. */
export function checkReviewerFact(fact: ReviewerFact, place: Place, stage: Stage, programme: Programme): Complaint[] {
  return [
    ...checkReviewers(fact.by, below(place, 'by'), programme),
    ...repeated('角色', fact.by, (index) => below(place, 'by', index)),
    ...checkStates(fact, place, stage),
    ...checkValues(fact, place),
    ...(stage.rules.some(({ name }) => name === fact.id)
      ? [complaint(below(place, 'id'), 'repeated', `“${fact.id}”与一条规则同名，认定会混在一起`, '给这个事实换一个 id', ['eligibility'])]
      : []),
  ]
}

/** States are those of one stage. */
function checkStates(fact: ReviewerFact, place: Place, { workflow, id }: Stage): Complaint[] {
  if (!fact.in) return []
  if (fact.stage !== id) return [complaint(below(place, 'in'), 'no-stage', '写了在哪些状态认定，却没有写是哪个环节的', '补上 stage')]
  return unknownNames(
    'state',
    fact.in,
    workflow.states.map((state) => state.id),
    below(place, 'in'),
  )
}

/** Limits are of numbers, and leave a value. */
function checkValues({ type, places, minimum, maximum, options }: ReviewerFact, place: Place): Complaint[] {
  const isNumber = type === 'decimal' || type === 'integer'
  const misplaced = Object.entries({ places: type === 'decimal', minimum: isNumber, maximum: isNumber }).flatMap(([key, fits]) => {
    const given = { places, minimum, maximum }[key]
    return given === undefined || fits ? [] : [complaint(below(place, key), 'keyword', `“${key}”不能用于这个类型`, '删除它，或改 type')]
  })
  const [low, high] = [decimalFrom(minimum ?? ''), decimalFrom(maximum ?? '')]
  return [
    ...misplaced,
    ...(low && high && low.gt(high)
      ? [complaint(below(place, 'minimum'), 'limits', `最小 ${minimum} 比最大 ${maximum} 还大`, '改小 minimum')]
      : []),
    ...(type === 'list' && !options ? [complaint(place, 'missing-key', '若干选项要写明有哪些', '补上 options')] : []),
  ]
}
