/* Generated from schemas/platform/programme.schema.json by npm run types. */

/**
 * An instant in Asia/Shanghai, e.g. 2024-12-05T00:00+08:00.
 */
export type Instant = string

/**
 * A programme: what it is called, its stages, roles, letters, mails and registers.
 */
export interface ProgrammeFile {
  $schema?: string
  id: string
  title: string
  shortTitle?: string
  issuer: string
  documentNumber?: string
  summary?: string
  opening?: Opening
  /**
   * Blocks of the public page: who may apply, how much, what to prepare, how long.
   */
  highlights?: Highlight[]
  /**
   * Sentences shown on the public page and in the help.
   */
  notes?: string[]
  /**
   * @minItems 1
   */
  roles: ProgrammeRole[]
  /**
   * @minItems 1
   * @maxItems 30
   */
  stages: Stage[]
  letters?: Letter[]
  mails?: Mail[]
  /**
   * Ready sentences for remarks.
   */
  remarkTemplates?: string[]
  /**
   * Links and numbers shown to people, by key (e.g. evaluationSite).
   */
  parameters?: {
    [k: string]: string
  }
  publication?: PublicationPolicy
}
/**
 * When declarations may be submitted; from inclusive, until exclusive; absent = from publication, without fixed end.
 */
export interface Opening {
  from?: Instant
  until?: Instant
  label?: string
}
export interface Highlight {
  title: string
  clause?: string
  items: string[]
}
export interface ProgrammeRole {
  id: string
  label: string
  /**
   * own = the organisation's; district = its district's; assigned = what was assigned to it; all.
   */
  scope: 'own' | 'district' | 'assigned' | 'all'
  /**
   * What this role never sees besides fields withheld from it.
   */
  withholds?: ('contacts' | 'bankAccount')[]
}
export interface Stage {
  id: string
  title: string
  /**
   * Its entry in the navigation; absent = the title.
   */
  menu?: string
  help?: string
  /**
   * The role that files it.
   */
  by: string
  /**
   * With per parent: these roles open it, for one declaration of `parent` or for many at once; the applicant cannot. It begins in a state that one of them holds.
   *
   * @minItems 1
   */
  opens?: string[]
  /**
   * organisation = one live declaration each (default); many; parent = any number below one declaration of `parent`.
   */
  per?: 'organisation' | 'many' | 'parent'
  /**
   * With per parent: the stage of the declaration that it belongs to; chosen at the start where there are several.
   */
  parent?: string
  /**
   * With per parent: so many declarations below one; absent = any number.
   */
  atMost?: number
  waitsFor?: StageWait[]
  opening?: StageOpening
  /**
   * Pattern of the number: ENT-{year}-{serial}.
   */
  number: string
  clause?: string
  /**
   * The worksheet evaluated for it, by file name without .worksheet.json.
   */
  worksheet?: string
}
export interface StageWait {
  stage: string
  /**
   * @minItems 1
   */
  states: string[]
  /**
   * What is said until then.
   */
  message: string
}
export interface StageOpening {
  from?: Instant
  until?: Instant
}
export interface Letter {
  id: string
  title: string
  /**
   * File in templates/, e.g. commitment-letter.hbs.
   */
  template: string
  stage?: string
  /**
   * The kind of batch that it is about, in place of a stage; `states` are then those of the batch.
   */
  batch?: string
  /**
   * official = GB/T 9704 page; form = compact page.
   */
  profile?: 'official' | 'form'
  copies?: number
  /**
   * Roles that may print it.
   */
  by?: string[]
  /**
   * States in which it may be printed; absent = every.
   */
  states?: string[]
  /**
   * Who else the letter is about, by the name under which its template reads them (provider, …).
   */
  parties?: {
    [k: string]: LetterParty
  }
  clause?: string
}
/**
 * Which field holds what is said of this party: a key of the letter's stage, or stage.key.
 */
export interface LetterParty {
  /**
   * What this party is called where templates are written, e.g. 乙方.
   */
  label?: string
  name: string
  creditCode?: string
  contact?: string
  mobile?: string
  email?: string
  address?: string
}
export interface Mail {
  id: string
  subject: string
  /**
   * File in templates/, e.g. mail/returned.hbs.
   */
  template: string
}
export interface PublicationPolicy {
  secondPerson?: boolean
}
