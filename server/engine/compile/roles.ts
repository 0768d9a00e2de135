/** Who may judge, and where: roles that exist and do not judge themselves, states in which the applicant does not write. */

import type { Programme, Stage } from '../programme.js'
import { below, type Complaint, complaint, type Place, repeated, unknownNames } from '../values/compile-problems.js'

/** What is wrong with the roles that may settle or decide: unknown ones, and the applicant itself. */
export function checkReviewers(roles: readonly string[] | undefined, place: Place, programme: Programme): Complaint[] {
  const own = (roles ?? []).flatMap((id, index) => {
    const role = programme.roles.get(id)
    if (role?.scope !== 'own') return []
    return [complaint(below(place, index), 'self-judging', `“${role.label}”不能认定自己的申报`, '只写审核的角色')]
  })
  return [...unknownNames('role', roles, programme.roles.keys(), place), ...own]
}

/** States that there are, in which somebody else than the applicant has the declaration. */
export function checkReviewStates(states: readonly string[], place: Place, { workflow, definition }: Stage): Complaint[] {
  return [
    ...unknownNames(
      'state',
      states,
      workflow.states.map(({ id }) => id),
      place,
    ),
    ...repeated('状态', states, (index) => below(place, index)),
    ...states.flatMap((id, index) => {
      const state = workflow.states.find((one) => one.id === id)
      return state?.holder === definition.by && definition.by !== ''
        ? [complaint(below(place, index), 'editable', `在“${state.label}”，申报件在申报单位手里`, '只写审核的状态', ['programme'])]
        : []
    }),
  ]
}
