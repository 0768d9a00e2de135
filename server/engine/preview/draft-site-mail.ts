/** A mail of a draft of the site about an account, filled with made-up values, with what is wrong in it and what may be written there. */

import { compileKnownSite } from '../compile/known.js'
import { checkTemplate, checkText } from '../compile/templates.js'
import type { Files } from '../model.js'
import { siteMailDictionary } from '../templates/dictionaries.js'
import { renderSiteMail } from '../templates/letters.js'
import type { TemplateNames } from '../templates/names.js'
import { templatePalette } from '../templates/palette.js'
import type { MailPreview } from './draft-mail.js'

export const siteFile = 'schemas/site.json'

/** Undefined where the draft has no such mail, or cannot be read. */
export function draftSiteMail(files: Files, id: string): MailPreview | undefined {
  const site = compileKnownSite(files)
  const index = site?.file.mails.findIndex((one) => one.id === id) ?? -1
  const mail = site?.file.mails[index]
  if (!site || !mail) return undefined
  const dictionary = siteMailDictionary(mail.id)
  const problems = [
    ...checkTemplate(mail.template, { file: siteFile, at: `/mails/${index}/template` }, files, dictionary),
    ...checkText(mail.subject, { file: siteFile, at: `/mails/${index}/subject` }, dictionary),
  ]
  const about = { problems, palette: templatePalette(dictionary, { clauses: new Map() }), samples: [], sample: '', sentBy: [] }
  return problems.length > 0 ? about : { ...about, text: renderSiteMail(site, mail.id, madeUp(dictionary.names)) }
}

/** Every name as what it is called, in brackets, so that nobody takes it for somebody's. */
const madeUp = (names: TemplateNames): Record<string, string> =>
  Object.fromEntries(
    [...names].filter(([, { type }]) => type !== 'object').map(([name, { label }]) => [name, examples[name] ?? `（${label}）`]),
  )

const examples: Readonly<Record<string, string>> = { hours: '24' }
