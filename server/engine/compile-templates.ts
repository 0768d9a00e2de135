/** What is wrong with the templates of letters and mails. */
import type { Draft } from './compile-draft.js'
import { below, type Complaint, type Place, unknownName } from './compile-problems.js'
import type { Files } from './model.js'
import { letterDictionary, mailDictionary, type TemplateDictionary } from './template-dictionaries.js'
import { lintTemplate } from './template-lint.js'

const file = 'schemas/programme.json'

/** What is wrong with the templates of letters and mails; names of forms are only judged where every form can be read. */
export function checkTemplates({ programme, broken }: Draft): Complaint[] {
  const { letters = [], mails = [] } = programme.file
  if (broken.has('form') || broken.has('workflow') || broken.has('facts')) return []
  return [
    ...letters.flatMap((letter, index) =>
      checkTemplate(letter.template, { file, at: `/letters/${index}/template` }, programme.files, letterDictionary(programme, letter)),
    ),
    ...mails.flatMap((mail, index) => [
      ...checkTemplate(mail.template, { file, at: `/mails/${index}/template` }, programme.files, mailDictionary(programme, mail)),
      ...checkText(mail.subject, { file, at: `/mails/${index}/subject` }, mailDictionary(programme, mail)),
    ]),
  ]
}

/** That a template is there, and what is wrong with its text. */
export function checkTemplate(template: string, place: Place, files: Files, dictionary: TemplateDictionary): Complaint[] {
  const path = `templates/${template}`
  const text = Object.hasOwn(files, path) ? files[path] : undefined
  if (text !== undefined)
    return lintTemplate(text, path, dictionary).map((problem) => ({ ...problem, file: path, code: problem.code ?? 'template' }))
  const known = Object.keys(files)
    .filter((name) => name.startsWith('templates/') && name.endsWith('.hbs'))
    .map((name) => name.slice('templates/'.length))
  return unknownName('template', template, known, place)
}

/** What is wrong with a text of one line that may hold names, such as a subject. */
export function checkText(text: string, place: Place, dictionary: TemplateDictionary): Complaint[] {
  const plain = { ...dictionary, kind: 'text' as const }
  return lintTemplate(text, place.file, plain).map((problem) => ({ ...problem, ...below(place), code: problem.code ?? 'template' }))
}
