/** Letters as pages for paper, mails and texts of the site: from templates that were checked when their edition was compiled. */
import type { SiteMail } from '../generated/site.js'
import type { Json } from '../model.js'
import type { CompiledSite, Programme } from '../programme.js'
import { siteMailDictionary, siteTextDictionary } from './dictionaries.js'
import { escapeHtml, keepBlanks } from './html.js'
import { complete, siteValues } from './letter-data.js'
import { letterStyles } from './letter-styles.js'
import { pageCodes } from './print-styles.js'
import { renderTemplate, type TemplateValues } from './render-template.js'

export interface MailText {
  subject: string
  body: string
}

/** What is known of a paper once its content stands: the image of its code where a browser prints it, and the words of it. */
export interface LetterCode {
  image?: string
  label?: string
  /** The numbers of its pages are stamped on the finished PDF. */
  numbers?: PageNumbers
}

/** How pages are numbered outside, odd ones on the right: each of the copies from one. */
export interface PageNumbers {
  copies: number
}

/** What is stamped on the PDF of a letter: only the official page has its numbers outside, and no style sheet can begin each copy on the right. */
export function pageNumbers(programme: Programme, letterId: string): PageNumbers | undefined {
  const { profile = 'official', copies = 1 } = programme.letters.get(letterId)?.definition ?? {}
  return profile === 'official' ? { copies } : undefined
}

/** A letter as a complete HTML page, as many copies as it has. */
export function renderLetter(
  programme: Programme,
  letterId: string,
  data: TemplateValues,
  { image, label, numbers }: LetterCode = {},
): string {
  const letter = programme.letters.get(letterId)
  if (!letter) throw new Error(`The programme ${programme.id} has no letter ${letterId}.`)
  const { title, profile = 'official', copies = 1 } = letter.definition
  const body = keepBlanks(renderTemplate(programme, 'html', letter.text, data))
  const copy = `<article class="copy">\n${body}\n</article>`
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
${letterStyles(profile, copies, numbers === undefined)}${image ? pageCodes(image) : ''}${label ? codeWords(label) : ''}
</style>
</head>
<body class="letter ${profile}">
${Array.from({ length: copies }, () => copy).join('\n')}
</body>
</html>
`
}

/** The words stand in the style sheet: the code is of the content, which they must not change. */
const codeWords = (label: string) => `.page-code::before { content: "${label.replace(/["\\<\n]/g, '')}"; }`

/** A mail about a declaration, as text. */
export function renderMail(programme: Programme, mailId: string, data: TemplateValues): MailText {
  const mail = programme.mails.get(mailId)
  if (!mail) throw new Error(`The programme ${programme.id} has no mail ${mailId}.`)
  return mailText(programme, mail.definition.subject, mail.text, data)
}

/** A mail of the site about an account, as text. */
export function renderSiteMail(site: CompiledSite, id: SiteMail['id'], data: Readonly<Record<string, string>>): MailText {
  const mail = site.file.mails.find((candidate) => candidate.id === id)
  if (!mail) throw new Error(`The site has no mail ${id}.`)
  const { names } = siteMailDictionary(id)
  return mailText(site, mail.subject, templateOf(site, mail.template), complete(names, { ...data, site: siteValues(site) }))
}

/** A text of the site for its pages, as a fragment of HTML. */
export function renderSiteTemplate(site: CompiledSite, path: string, data: Readonly<Record<string, Json>>): string {
  return renderTemplate(site, 'html', templateOf(site, path), complete(siteTextDictionary.names, { ...data, site: siteValues(site) }))
}

function mailText(owner: object, subject: string, body: string, values: TemplateValues): MailText {
  return {
    subject: renderTemplate(owner, 'text', subject, values).replace(/\s+/g, ' ').trim(),
    body: renderTemplate(owner, 'text', body, values).trimEnd(),
  }
}

function templateOf(site: CompiledSite, path: string): string {
  const text = site.templates.get(path)
  if (text === undefined) throw new Error(`The site has no template ${path}.`)
  return text
}
