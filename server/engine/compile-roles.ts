/** Who may judge: roles that exist and do not judge themselves. */
import { below, type Complaint, complaint, type Place, unknownNames } from './compile-problems.js'
import type { Programme } from './programme.js'

/** What is wrong with the roles that may settle or decide: unknown ones, and the applicant itself. */
export function checkReviewers(roles: readonly string[] | undefined, place: Place, programme: Programme): Complaint[] {
  const own = (roles ?? []).flatMap((id, index) => {
    const role = programme.roles.get(id)
    if (role?.scope !== 'own') return []
    return [complaint(below(place, index), 'self-judging', `“${role.label}”不能认定自己的申报`, '只写审核的角色')]
  })
  return [...unknownNames('role', roles, programme.roles.keys(), place), ...own]
}
