/** The site: its districts, account kinds and programmes. */

export interface DistrictView {
  id: string
  name: string
  office?: string
  telephone?: string
  note?: string
}

export interface MenuEntryView {
  label: string
  to: string
}

export interface AccountKindView {
  id: string
  label: string
  entrance: string
  description?: string
  menu: MenuEntryView[]
}

export interface SiteView {
  name: string
  shortName: string
  masthead?: string
  owner: string
  ownerTelephone?: string
  districtLabel: string
  districts: DistrictView[]
  accountKinds: AccountKindView[]
  staffEntrance: string
  registration: { title: string; fields: { key: string; title: string; hint?: string }[] }
  consent: { label: string; version: string; html: string }
  support: { telephone?: string; hours: string; note?: string }
  footer: string[]
  passwordHours: number
  demo: boolean
  programmes: {
    id: string
    title: string
    shortTitle: string
    summary?: string
    issuer: string
    open: boolean
    closedReason?: string
    openingLabel?: string
  }[]
}
