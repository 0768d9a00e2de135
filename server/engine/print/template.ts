/** The form on paper by a template in place of the generated tables. It reads only what the stamp covers: answers that are printed, and what never changes. */
import { askedAnswers, isBlank, isObject } from '../form/answers.js'
import type { Answers, Json } from '../model.js'
import type { FieldModel, FormModel, Programme, Stage } from '../programme.js'
import type { TemplateDictionary } from '../templates/dictionaries.js'
import { answerNames, textNames } from '../templates/form-names.js'
import { keepBlanks } from '../templates/html.js'
import { complete, contentOf, programmeValues, quotable } from '../templates/letter-data.js'
import { object, programmeNames, type TemplateName, text } from '../templates/names.js'
import { renderTemplate } from '../templates/render-template.js'
import type { PrintInput } from './model.js'
import { optionsOf, ticked, unticked } from './options.js'
import { uniquePlaces, withPlaces } from './template-places.js'

/** What the template of a form may read. */
export function formDictionary({ clauses }: Pick<Programme, 'clauses'>, stage: Stage): TemplateDictionary {
  const form = printedForm(stage.form)
  const fields = form.sections.flatMap((section) => section.fields)
  const choices = fields.flatMap((field): [string, TemplateName][] => (isChoice(field) ? [[field.key, choiceName(field)]] : []))
  const names: [string, TemplateName][] = [
    ['programme', programmeNames],
    ['stage', object('环节', { title: text('名称') })],
    ['organisation', object('申报单位', { name: text('名称'), creditCode: text('统一社会信用代码') })],
    ['declaration', object('申报件', { number: text('编号') })],
    ['answers', answerNames(form)],
    ['texts', textNames(form)],
    ['labels', object('填报项的标题', Object.fromEntries(fields.map(({ key, title }) => [key, text(title)])))],
    ['choices', { label: '可选的各项', type: 'object', names: new Map(choices) }],
  ]
  return { kind: 'html', names: new Map(names), clauses: new Set(clauses.keys()) }
}

/** What the template of a stage puts out; undefined where it has none. */
export function formBody(programme: Programme, stage: Stage, { answers, organisation, declaration }: PrintInput): string | undefined {
  const template = stage.layout.print?.template
  const source = template === undefined ? undefined : programme.files[`templates/${template}`]
  if (source === undefined) return undefined
  const form = printedForm(stage.form)
  const content = contentOf(form, printedOf(stage, form, answers), programme)
  const values = complete(formDictionary(programme, stage).names, {
    programme: programmeValues(programme),
    stage: { title: stage.definition.title },
    organisation: { name: organisation.name, creditCode: organisation.creditCode },
    declaration: { number: declaration.number ?? null },
    ...content,
    labels: Object.fromEntries(form.sections.flatMap(({ fields }) => fields.map(({ key, title: label }) => [key, label]))),
    choices: choicesOf(form, content.answers),
  })
  const html = uniquePlaces(renderTemplate(programme, 'html', withPlaces(source, form), { ...values, clauses: quotable(programme) }))
  return keepBlanks(html).replace(/[☑☐]/g, (mark) => (mark === '☑' ? ticked : unticked))
}

/** Printed fields that a template does not show: a change of them would void the stamp, and nobody could see why. */
export function fieldsLeftOut(source: string, { form }: Stage): FieldModel[] {
  const paths = new Set([...source.matchAll(/\{\{[^}]*\}\}/g)].flatMap(([expression]) => expression.match(/[A-Za-z][\w.]*/g) ?? []))
  const isShown = ({ key, pointer, section }: FieldModel) =>
    pointer.includes('*')
      ? paths.has(`answers.${section}`) && (paths.has(key) || paths.has(`texts.${key}`))
      : ['answers', 'texts', 'choices'].some((group) => paths.has(`${group}.${key}`))
  return [...form.fields.values()].filter((field) => field.printed && !isShown(field))
}

const isChoice = (field: FieldModel) => !field.pointer.includes('*') && optionsOf(field) !== undefined

const choiceName = ({ title, options }: FieldModel): TemplateName => ({
  label: `${title}的各项`,
  type: 'rows',
  most: Math.max(options?.size ?? 0, 2),
  names: new Map([
    ['title', text('选项')],
    ['chosen', { label: '已选', type: 'boolean' }],
  ]),
})

function choicesOf(form: FormModel, answers: Record<string, Json>): Record<string, Json> {
  const fields = form.sections.flatMap((section) => section.fields).filter(isChoice)
  return Object.fromEntries(
    fields.map((field) => {
      const answer = answers[field.key]
      const chosen = new Set((Array.isArray(answer) ? answer : [answer]).map((item) => (isBlank(item) ? undefined : String(item))))
      return [field.key, (optionsOf(field) ?? []).map(([value, title]) => ({ title, chosen: chosen.has(value) }))]
    }),
  )
}

/** The form without fields and sections that are not printed. */
const printedForm = (form: FormModel): FormModel => ({
  ...form,
  sections: form.sections
    .map((section) => ({ ...section, fields: section.fields.filter(({ printed }) => printed) }))
    .filter(({ fields }) => fields.length > 0),
})

/** The answers that are printed and asked. */
function printedOf(stage: Stage, form: FormModel, answers: Answers): Answers {
  return Object.fromEntries(
    form.sections.map((section) => {
      const content = Object.hasOwn(answers, section.key) ? answers[section.key] : undefined
      const whole = stage.form.sections.find(({ key }) => key === section.key) ?? section
      const kept = (group: Record<string, Json>) => {
        const asked = askedAnswers(stage, whole, group)
        return Object.fromEntries(section.fields.flatMap(({ key }) => (Object.hasOwn(asked, key) ? [[key, asked[key] ?? null]] : [])))
      }
      if (Array.isArray(content)) return [section.key, content.filter(isObject).map(kept)]
      return [section.key, isObject(content) ? kept(content) : {}]
    }),
  )
}
