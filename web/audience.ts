/** Who somebody is to the web, and where they begin. */
import type { SessionView } from '../server/actions/views/session'

/** Who a page is for; `applicant` = whoever signs in for an organisation, `reviewer` = the roles of a programme that are not. */
export type Audience = 'everyone' | 'applicant' | 'reviewer' | 'administrator' | 'operator'

/** The audience that a session belongs to. */
export function audienceOf(session: SessionView): Exclude<Audience, 'everyone'> {
  if (session.organisation) return 'applicant'
  const { role } = session.account
  return role === 'administrator' || role === 'operator' ? role : 'reviewer'
}

const homes: Record<Exclude<Audience, 'everyone'>, string> = {
  applicant: '/home',
  reviewer: '/review',
  administrator: '/studio',
  operator: '/operate/accounts',
}

/** Where somebody goes who has signed in. */
export const homeOf = (session: SessionView) => (session.mustChangePassword ? '/password' : homes[audienceOf(session)])
