/** Who is signed in. */
import type { MenuEntryView } from './site.js'

export type Scope = 'own' | 'district' | 'assigned' | 'all'

export interface SessionView {
  account: { id: string; login: string; name: string; role: string; roleLabel: string; email?: string }
  organisation?: {
    id: string
    kind: string
    name: string
    creditCode: string
    district: string
    districtName: string
    contact: string
    mobile: string
    email: string
  }
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
