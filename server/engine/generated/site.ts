/* Generated from schemas/platform/site.schema.json by npm run types. */

/**
 * What precedes any programme: names, districts, account kinds, registration, menus, account mails, telephones.
 */
export interface SiteFile {
  $schema?: string
  name: string
  shortName?: string
  /**
   * The programmes in the folders that are published at the first start; absent = all of them.
   */
  programmes?: string[]
  /**
   * The line above the name.
   */
  masthead?: string
  owner: string
  ownerTelephone?: string
  /**
   * What a district is called, e.g. 所属区县.
   */
  districtLabel?: string
  /**
   * @minItems 1
   */
  districts: District[]
  /**
   * @minItems 1
   */
  accountKinds: AccountKind[]
  staffEntrance?: string
  /**
   * Roles of the site itself: administrator publishes policy, operator runs the site.
   */
  staffRoles?: StaffRole[]
  registration: Registration
  consent: Consent
  support: Support
  footer?: string[]
  mails: SiteMail[]
  publication?: SitePublication
  /**
   * How long a mailed password is valid.
   */
  passwordHours?: number
}
export interface District {
  id: string
  name: string
  office?: string
  telephone?: string
  regionCode?: string
  note?: string
}
/**
 * A kind of organisation that registers itself.
 */
export interface AccountKind {
  /**
   * Also the role of its accounts.
   */
  id: string
  label: string
  /**
   * Text of its entrance on the home page.
   */
  entrance: string
  description?: string
  /**
   * Its navigation, in order.
   */
  menu?: MenuEntry[]
}
export interface MenuEntry {
  label: string
  /**
   * home, todo, materials, help, or stage:<id>
   */
  to: string
}
export interface StaffRole {
  id: 'administrator' | 'operator'
  label: string
}
/**
 * The registration form: the fields name, creditCode, district, contact, mobile, email, with the site's titles and hints.
 */
export interface Registration {
  title: string
  fields: RegistrationField[]
}
export interface RegistrationField {
  key: 'creditCode' | 'name' | 'district' | 'contact' | 'mobile' | 'email'
  title: string
  hint?: string
}
export interface Consent {
  label: string
  template: string
  version: string
}
export interface Support {
  telephone?: string
  hours: string
  note?: string
}
export interface SiteMail {
  id:
    | 'account-created'
    | 'password-reset'
    | 'account-recovered'
    | 'district-changed'
    | 'email-changed'
    | 'declaration-moved'
    | 'declaration-moved-back'
  subject: string
  template: string
}
export interface SitePublication {
  /**
   * One administrator proposes, another publishes: the site and every programme.
   */
  secondPerson?: boolean
}
