/** What is wrong with the type of a fact, or of what it reads. */
import { typeNames } from '../conditions/answer-facts.js'
import { resolveName } from '../facts/references.js'
import type { FactType } from '../model.js'
import type { Programme, Stage } from '../programme.js'
import { below, type Complaint, complaint, type Place } from '../values/compile-problems.js'

/** Where a fact stands, and where it is read. */
export interface Where {
  place: Place
  stage: Stage
  programme: Programme
}

/** That a name is read as a date; an unknown one is told elsewhere. */
export function isDateFact(name: string, place: Place, stage: Stage): Complaint[] {
  const { info } = resolveName(name, stage)
  if (!info || info.type === 'date') return []
  return [
    complaint(place, 'fact-type', `“${info.label}”是${typeNames[info.type]}，不是日期`, '换成一个日期，或 now、submittedAt', ['form']),
  ]
}

/** That a fact is of the type of what it reads. */
export const sameType = (fact: { type?: FactType }, type: FactType, what: string, place: Place) => oneOfTypes(fact, [type], what, place)

/** That a fact is of one of the types of what it reads. */
export function oneOfTypes({ type }: { type?: FactType }, types: readonly FactType[], what: string, place: Place): Complaint[] {
  if (type === undefined || types.includes(type)) return []
  return [
    complaint(
      below(place, 'type'),
      'fact-type',
      `${what}是${types.map((one) => typeNames[one]).join('或')}，不是${typeNames[type]}`,
      `改为 "${types[0]}"`,
    ),
  ]
}
