/** Organisations and their hand-over between districts. */

export interface TransferView {
  organisation: string
  name: string
  creditCode: string
  from: string
  to: string
  fromName: string
  toName: string
  reason: string
  by: string
  at: string
  declarations: number
}

export interface OrganisationView {
  id: string
  kind: string
  kindLabel: string
  name: string
  creditCode: string
  district: string
  districtName: string
  contact: string
  mobile: string
  email: string
  registeredAt: string
  consent: { version: string; at: string }
}
