/** What is wrong with the templates of letters and mails. */

import type { Files } from '../model.js'
import { fieldsLeftOut, formDictionary } from '../print/template.js'
import type { Programme, Stage } from '../programme.js'
import { letterDictionary, mailDictionary, sendersOf, type TemplateDictionary } from '../templates/dictionaries.js'
import { lintTemplate } from '../templates/lint.js'
import { below, type Complaint, complaint, type Place, unknownName } from '../values/compile-problems.js'
import type { Draft } from './draft.js'
import { neverFilled } from './never-filled.js'

const file = 'schemas/programme.json'
const named = ['form', 'workflow', 'facts', 'clauses'] as const

/** What is wrong with the templates of letters and mails; only judged where everything that they may name can be read. */
export function checkTemplates({ programme, broken }: Draft): Complaint[] {
  const { letters = [], mails = [] } = programme.file
  if (named.some((kind) => broken.has(kind))) return []
  return [
    ...[...programme.stages.values()].flatMap((stage) => checkPrintTemplate(programme, stage)),
    ...letters.flatMap((letter, index) =>
      checkTemplate(letter.template, { file, at: `/letters/${index}/template` }, programme.files, letterDictionary(programme, letter)),
    ),
    ...letters.flatMap((letter) => {
      const [template, stage] = [
        programme.letters.get(letter.id),
        letter.stage === undefined ? undefined : programme.stages.get(letter.stage),
      ]
      return template && stage ? neverFilled(template, [stage], programme, letterDictionary(programme, letter)) : []
    }),
    ...mails.flatMap((mail) => {
      const text = programme.mails.get(mail.id)
      return text ? neverFilled(text, sendersOf(programme, mail), programme, mailDictionary(programme, mail)) : []
    }),
    ...mails.flatMap((mail, index) => [
      ...checkTemplate(mail.template, { file, at: `/mails/${index}/template` }, programme.files, mailDictionary(programme, mail)),
      ...checkText(mail.subject, { file, at: `/mails/${index}/subject` }, mailDictionary(programme, mail)),
    ]),
  ]
}

/** The template of a form on paper: it reads nothing that the stamp does not cover, and shows all that it does. */
function checkPrintTemplate(programme: Programme, stage: Stage): Complaint[] {
  const template = stage.layout.print?.template
  if (template === undefined) return []
  const place = { file: `schemas/${stage.id}.ui.json`, at: '/print/template' }
  const text = Object.hasOwn(programme.files, `templates/${template}`) ? programme.files[`templates/${template}`] : undefined
  const leftOut = text === undefined ? [] : fieldsLeftOut(text, stage)
  return [
    ...checkTemplate(template, place, programme.files, formDictionary(programme, stage)),
    ...leftOut.map(({ key, title, pointer }) =>
      complaint(
        place,
        'left-out',
        `打印模板没有印出“${title}”，改了它却要重新盖章`,
        pointer.includes('*')
          ? `在这一部分的 {{#each}} 里写 {{texts.${key}}}，或给这一项写 "printed": false`
          : `在模板里写 {{texts.${key}}}，或给这一项写 "printed": false`,
      ),
    ),
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
