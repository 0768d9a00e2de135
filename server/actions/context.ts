/** What an action is given besides its input: who acts, the time, and the services it may use. */

/** Who acts. An anonymous visitor has the role `anonymous` and no account. */
export interface Actor {
  account?: string
  name: string
  role: string
  organisation?: string
  district?: string
  address: string
  mustChangePassword: boolean
}

export interface Context {
  actor: Actor
  now(): string
  id(): string
}
