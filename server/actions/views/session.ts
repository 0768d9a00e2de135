/** Who is signed in. */
import type { OrganisationView } from './organisation.js'
import type { MenuEntryView } from './site.js'

export type Scope = 'own' | 'district' | 'assigned' | 'all'

export interface SessionView {
  account: { id: string; login: string; name: string; role: string; roleLabel: string; email?: string }
  organisation?: Omit<OrganisationView, 'kindLabel' | 'registeredAt' | 'consent'>
  district?: string
  districtName?: string
  /** True until the mailed password has been changed. */
  mustChangePassword: boolean
  menu: MenuEntryView[]
  programmes: { id: string; title: string; shortTitle: string; scope: Scope }[]
}

/** A session that was just opened; `token` goes into the cookie and nowhere else. */
export interface SignedIn {
  token: string
  session: SessionView
}

/** Who asks: an account, or nobody who is signed in. */
export type SessionAnswer = SessionView | { account: null }
