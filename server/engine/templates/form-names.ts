/** Names of the answers to a form, as templates read them. */
import type { FactInfo, FormModel, SectionModel } from '../programme.js'
import { type TemplateName, text } from './names.js'

/** Answers as they are stored, by field key; a section of rows by its own. */
export function answerNames(form: FormModel): TemplateName {
  const names = form.sections.flatMap((section): [string, TemplateName][] =>
    section.kind === 'rows' ? [[section.key, rowsName(section)]] : section.fields.map((field) => [field.key, answerName(field)]),
  )
  return { label: '填报内容', type: 'object', names: new Map(names) }
}

function rowsName(section: SectionModel): TemplateName {
  const own = section.fields.map((field): [string, TemplateName] => [field.key, answerName(field)])
  const texts: TemplateName = {
    label: '一行的文字',
    type: 'object',
    names: new Map(section.fields.map((field) => [field.key, text(field.title)])),
  }
  return { label: section.title, type: 'rows', most: section.maxItems, names: new Map([...own, ['texts', texts]]) }
}

function answerName(field: SectionModel['fields'][number]): TemplateName {
  const { title: label, type, unit, options } = field
  return valueName({ label, type, unit, options, dictionary: field.schema.dictionary })
}

/** The name of a value: of an answer, of a fact. */
export function valueName({ label, type, unit, options, dictionary }: Omit<FactInfo, 'id'>): TemplateName {
  if (type === 'string') return options || dictionary ? { label, type: 'code', options } : { label, type: 'text' }
  if (type === 'rows') return { label, type: 'rows' }
  return { label, type, unit, options }
}

/** The same answers as people read them: titles of options, separators, units. */
export function textNames(form: FormModel): TemplateName {
  const fields = form.sections.filter(({ kind }) => kind === 'fields').flatMap((section) => section.fields)
  return { label: '填报内容的文字', type: 'object', names: new Map(fields.map((field) => [field.key, text(field.title)])) }
}
