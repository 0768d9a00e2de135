/** What is wrong with sections that roles other than the applicant fill: who, in which states, and keys that are about the applicant. */

import { fieldsOf, groupOf } from '../form/model.js'
import type { Section } from '../generated/form.js'
import type { Programme, Stage } from '../programme.js'
import { below, type Complaint, complaint, type Place, repeated } from '../values/compile-problems.js'
import { checkReviewers, checkReviewStates } from './roles.js'

/** What is wrong with who fills a section, where it is not the applicant. */
export function checkFillers(section: Section, place: Place, stage: Stage, programme: Programme): Complaint[] {
  const { by, in: states, printed } = section
  if (!by)
    return (['in', 'printed'] as const).flatMap((key) =>
      (key === 'in' ? states : printed) === undefined
        ? []
        : [complaint(below(place, key), 'no-effect', `申报单位填写的部分不写“${key}”`, '写上由谁填写：by，或删除它')],
    )
  return [
    ...checkReviewers(by, below(place, 'by'), programme),
    ...repeated('角色', by, (index) => below(place, 'by', index)),
    ...(states
      ? checkReviewStates(states, below(place, 'in'), stage)
      : [complaint(place, 'missing-key', '写了由谁填写，却没有写在什么状态填写', '补上 in')]),
    ...checkNotApplicants(section, place, '由审核人员填写的项'),
  ]
}

/** Keys of fields that say what the applicant is asked, or what is known of it. */
export function checkNotApplicants(section: Section, place: Place, what: string): Complaint[] {
  const at = section.type === 'array' ? below(place, 'items') : place
  return fieldsOf(groupOf(section)).flatMap(({ field, at: own }) =>
    (['from', 'locked', 'selfCheck', 'evidence'] as const).flatMap((key) =>
      field[key] === undefined
        ? []
        : [complaint({ file: at.file, at: `${at.at}${own}/${key}` }, 'no-effect', `${what}不能写“${key}”`, '删除它')],
    ),
  )
}
