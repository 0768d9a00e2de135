/** Changes of a stage's form with its layout. What stands elsewhere in the files stays as it was written. */
import type { ConditionalFields, Field } from '../../../../server/engine/generated/form'
import type { FieldLayout } from '../../../../server/engine/generated/ui'
import { type Place, valueAt, withInserted, withKeyMoved, withValue } from '../edits'
import { documentOf } from '../problems'
import { type FieldNode, isRecord, list, record, type SectionNode } from './form-tree'

/** The texts of `<stage>.form.json` and `<stage>.ui.json`. */
export interface FormTexts {
  form: string
  ui: string
}

export interface NewField {
  key: string
  field: Field
  required?: boolean
  layout?: FieldLayout
}

const at = (text: string, place: Place) => valueAt(documentOf(text), place)

/** Adds fields to a section, after one of its fields or at its end. */
export function withFields(texts: FormTexts, section: SectionNode, added: readonly NewField[], after?: string): FormTexts {
  const below = section.fields.findIndex(({ key }) => key === after)
  const next = below < 0 ? undefined : section.fields.slice(below + 1).find(({ condition }) => !condition)
  let { form, ui } = texts
  for (const { key, field, required, layout } of added) {
    const place = [...section.group, 'properties']
    form = withValue(form, [...place, key], field)
    if (next) form = withKeyMoved(form, place, key, next.key)
    if (required) form = withName(form, [...section.group, 'required'], key)
    if (layout && Object.keys(layout).length > 0) ui = withValue(ui, ['fields', key], layout)
  }
  if (section.layout.order) {
    const keys = added.map(({ key }) => key)
    const order = section.layout.order
    const place = after === undefined ? -1 : order.indexOf(after)
    ui = withValue(ui, ['sections', section.key, 'order'], place < 0 ? [...order, ...keys] : order.toSpliced(place + 1, 0, ...keys))
  }
  return { form, ui }
}

/** Takes a field away, with its layout, its column and its place in lists of names. */
export function withoutField({ form, ui }: FormTexts, section: SectionNode, node: FieldNode): FormTexts {
  const { key } = node
  let layout = at(ui, ['fields', key]) === undefined ? ui : withValue(ui, ['fields', key], undefined)
  layout = withoutName(layout, ['sections', section.key, 'order'], key)
  const columns = list(at(layout, ['columns']))
  const column = columns.findIndex((one) => record(one).field === key)
  if (column >= 0) layout = withValue(layout, ['columns', column], undefined)
  return { form: withoutName(removed(form, node), [...section.place, 'uniqueBy'], key), ui: layout }
}

/** Takes the field out of its part; a conditional that asks for nothing any more goes with it. */
function removed(form: string, { key, place, condition }: FieldNode): string {
  const part = place.slice(0, -2)
  const text = withoutName(form, [...part, 'required'], key)
  const others = Object.keys(record(at(text, [...part, 'properties']))).filter((name) => name !== key)
  if (!condition || others.length > 0) return withValue(text, place, undefined)
  const entry = part.slice(0, -1)
  const conditional = record(at(text, entry))
  const other = condition.branch === 'then' ? conditional.else : conditional.then
  const isLeft = Object.keys(record(record(other).properties)).length > 0 || list(record(other).required).length > 0
  const isNamed = list(record(conditional[condition.branch]).required).length > 0
  if (isNamed) return withValue(text, [...part, 'properties'], undefined)
  if (isLeft) return withValue(text, part, condition.branch === 'then' ? {} : undefined)
  const all = entry.slice(0, -1)
  return list(at(text, all)).length > 1 ? withValue(text, entry, undefined) : withValue(text, all, undefined)
}

/** Moves a field to another place in the order of its section's page. */
export function withFieldMoved({ form, ui }: FormTexts, section: SectionNode, from: number, to: number): FormTexts {
  const keys = section.fields.map(({ key }) => key)
  const node = section.fields[from]
  if (!node || from === to || to < 0 || to >= keys.length) return { form, ui }
  const order = keys.toSpliced(from, 1).toSpliced(to, 0, node.key)
  const free = section.fields.every(({ condition }) => !condition)
  if (!free || section.layout.order) return { form, ui: withValue(ui, ['sections', section.key, 'order'], order) }
  return { form: withKeyMoved(form, [...section.group, 'properties'], node.key, order[to + 1]), ui }
}

/** Whether an answer to the field has to be given. */
export function withRequired(form: string, node: FieldNode, required: boolean): string {
  const names: Place = [...node.place.slice(0, -2), 'required']
  return required ? withName(form, names, node.key) : withoutName(form, names, node.key)
}

/** Asks for a field only under a condition on others of its section; always where there is none. */
export function withCondition(form: string, section: SectionNode, node: FieldNode, test: ConditionalFields['if'] | undefined): string {
  const { key, required } = node
  const field = at(form, node.place)
  const text = removed(form, node)
  const added = (place: Place, base: string) => {
    const next = withValue(base, [...place, 'properties', key], field)
    return required ? withName(next, [...place, 'required'], key) : next
  }
  if (!test) return added(section.group, text)
  const all = [...section.group, 'allOf']
  const same = list(at(text, all)).findIndex((entry) => JSON.stringify(record(entry).if) === JSON.stringify(test))
  if (same >= 0) return added([...all, same, 'then'], text)
  return withInserted(text, all, { if: test, then: { properties: { [key]: field }, ...(required && { required: [key] }) } })
}

/** A new section at the end of the form: of fields, or of rows. */
export function withSection(
  { form, ui }: FormTexts,
  key: string,
  title: string,
  kind: 'fields' | 'rows',
  fields: readonly NewField[],
): FormTexts {
  const properties = Object.fromEntries(fields.map((one) => [one.key, one.field]))
  const names = fields.filter((one) => one.required).map((one) => one.key)
  const required = names.length > 0 ? { required: names } : {}
  const section =
    kind === 'fields'
      ? { type: 'object', title, properties, ...required }
      : { type: 'array', title, maxItems: 30, items: { type: 'object', properties, ...required } }
  return { form: withName(withValue(form, ['properties', key], section), ['required'], key), ui: withLayouts(ui, fields) }
}

const withLayouts = (ui: string, fields: readonly NewField[]) =>
  fields.reduce((text, { key, layout }) => (layout && Object.keys(layout).length > 0 ? withValue(text, ['fields', key], layout) : text), ui)

/** A section as another form has it, with its names, so that the same rules and formulas read both. */
export function withSectionCopied({ form, ui }: FormTexts, section: SectionNode, from: FormTexts): FormTexts {
  const fields = section.fields.map(({ key, field, layout }) => ({ key, field, layout }))
  const layouts = withLayouts(ui, fields)
  const own = at(from.ui, ['sections', section.key])
  return {
    form: withName(withValue(form, section.place, at(from.form, section.place)), ['required'], section.key),
    ui: own === undefined ? layouts : withValue(layouts, ['sections', section.key], own),
  }
}

/** Takes a section away with all its fields and what the layout says of them. */
export function withoutSection({ form, ui }: FormTexts, section: SectionNode): FormTexts {
  const bare = section.fields.reduce((layout, node) => withoutField({ form, ui: layout }, section, node).ui, ui)
  const layout = at(bare, ['sections', section.key]) === undefined ? bare : withValue(bare, ['sections', section.key], undefined)
  return { form: withoutName(withValue(form, section.place, undefined), ['required'], section.key), ui: layout }
}

/** Moves a section before another, or to the end. */
export const withSectionMoved = (form: string, key: string, before?: string) => withKeyMoved(form, ['properties'], key, before)

/** Hands a field over to another section of the same kind; it keeps its key, so that rules go on reading it. */
export function withFieldHandedOver(texts: FormTexts, from: SectionNode, node: FieldNode, to: SectionNode): FormTexts {
  const field = at(texts.form, node.place)
  const layout = at(texts.ui, ['fields', node.key])
  const column = list(at(texts.ui, ['columns'])).findIndex((one) => record(one).field === node.key)
  const kept = column < 0 ? undefined : at(texts.ui, ['columns', column])
  const without = withoutField(texts, from, node)
  const added: NewField = { key: node.key, field: field as Field, required: node.required, layout: layout as FieldLayout | undefined }
  const { form, ui } = withFields(without, to, [added])
  return { form, ui: kept === undefined ? ui : withInserted(ui, ['columns'], kept, column) }
}

/** One list of names with one more. */
export function withName(text: string, place: Place, name: string): string {
  const names = at(text, place)
  return list(names).includes(name) ? text : withInserted(text, place, name)
}

function withoutName(text: string, place: Place, name: string): string {
  const names = list(at(text, place))
  const index = names.indexOf(name)
  if (index < 0) return text
  return names.length > 1 ? withValue(text, [...place, index], undefined) : withValue(text, place, undefined)
}

/** The answers of an example, or of a step of a demonstration, changed wherever a stage's section stands. */
export function withAnswers(text: string, stage: string, change: (answers: string, place: Place) => string): string {
  const document = record(documentOf(text))
  const { given } = document
  let next = text
  if (isRecord(given)) {
    if (document.stage === stage && isRecord(given.answers)) next = change(next, ['given', 'answers'])
    if (isRecord(record(given.earlier)[stage])) next = change(next, ['given', 'earlier', stage])
  }
  for (const [index, declaration] of list(document.declarations).entries())
    if (record(declaration).stage === stage)
      for (const [step, value] of list(record(declaration).steps).entries())
        if (isRecord(record(value).answers)) next = change(next, ['declarations', index, 'steps', step, 'answers'])
  return next
}

/** Takes the answer to a field out of a section, or out of each of its rows. */
export function withoutAnswer(text: string, answers: Place, section: string, key?: string): string {
  const content = at(text, [...answers, section])
  if (content === undefined) return text
  if (key === undefined) return withValue(text, [...answers, section], undefined)
  if (!Array.isArray(content)) return key in record(content) ? withValue(text, [...answers, section, key], undefined) : text
  return content.reduce(
    (next: string, row, index) => (key in record(row) ? withValue(next, [...answers, section, index, key], undefined) : next),
    text,
  )
}

/** Carries the answer to a field over to another section. */
export function withAnswerHandedOver(text: string, answers: Place, from: string, to: string, key: string): string {
  const value = at(text, [...answers, from, key])
  return value === undefined ? text : withValue(withoutAnswer(text, answers, from, key), [...answers, to, key], value)
}
