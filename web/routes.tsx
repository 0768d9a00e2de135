/** Every page of the web: router, menus and the accessibility test read this one table. */
import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import type { SessionView } from '../server/actions/views'

/** Who a page is for; `applicant` = whoever signs in for an organisation, `reviewer` = the roles of a programme that are not. */
export type Audience = 'everyone' | 'applicant' | 'reviewer' | 'administrator' | 'operator'

export interface PageRoute {
  path: string
  title: string
  for: readonly Audience[]
  page: LazyExoticComponent<ComponentType>
  /** Label of its entry in the menu of staff; applicants' menus come from the site's configuration. */
  menu?: string
  /** Uses the whole width of the window. */
  wide?: boolean
}

const everyone = ['everyone'] as const

export const routes: readonly PageRoute[] = [
  { path: '/', title: '首页', for: everyone, page: lazy(() => import('./pages/public/home')) },
  { path: '/login', title: '登录', for: everyone, page: lazy(() => import('./pages/public/login')) },
]

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

/** Whether a page may be opened by a session; `null` = nobody is signed in. */
export const mayOpen = (route: PageRoute, session: SessionView | null) =>
  route.for.includes('everyone') || (session !== null && route.for.includes(audienceOf(session)))
