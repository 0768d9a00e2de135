/** A form as the server describes it, read for the screen: groups, fields, order, options, texts of answers. */
import type { DictionaryEntryView, LayoutView } from '../../server/actions/views/stage'
import type { ConditionalFields, ConditionalPart, Field, Form, Section } from '../../server/engine/generated/form'
import { isDay } from './formats'

export type { Field }
export type Group = Readonly<Record<string, unknown>>
export type Answers = Readonly<Record<string, unknown>>
export type Dictionaries = Readonly<Record<string, { title: string; selectable: 'leaf' | 'any'; entries: readonly DictionaryEntryView[] }>>

/** Everything needed to ask: what a stage or a self-check brings. */
export interface FormSource {
  /** Of a stage: where the server knows it. */
  edition?: string
  id?: string
  schema: Record<string, unknown>
  layout: LayoutView
  dictionaries: Dictionaries
}

/** A section of fields, or the fields of one row. */
export interface GroupSchema extends ConditionalPart {
  type: 'object'
  title?: string
  allOf?: readonly ConditionalFields[]
}

/** The schema was compiled on the server; here its shape is trusted. */
export const formOf = (source: FormSource) => source.schema as unknown as Form
export const sectionOf = (source: FormSource, key: string): Section | undefined => formOf(source).properties[key]
export type RowSection = Extract<Section, { type: 'array' }>
export const isRows = (section: Section): section is RowSection => section.type === 'array'
export const groupOf = (section: Section): GroupSchema => (isRows(section) ? section.items : section)

/** Every field of a group by key, also those that are asked only sometimes. */
export function fieldsOf(group: GroupSchema): Map<string, Field> {
  const parts = [group, ...(group.allOf ?? []).flatMap(({ then, else: otherwise }) => (otherwise ? [then, otherwise] : [then]))]
  return new Map(parts.flatMap(({ properties }) => Object.entries(properties ?? {})))
}

/** Keys in the order of the page; where the layout names none, a conditional field stands below the one that asks for it. */
export function orderOf(group: GroupSchema, order: readonly string[] = []): string[] {
  const keys = Object.keys(group.properties ?? {})
  for (const { if: condition, then, else: otherwise } of group.allOf ?? []) {
    const asked = [...Object.keys(then.properties ?? {}), ...Object.keys(otherwise?.properties ?? {})].filter((key) => !keys.includes(key))
    const below = Math.max(...Object.keys(condition.properties).map((key) => keys.indexOf(key)))
    keys.splice(below < 0 ? keys.length : below + 1, 0, ...asked)
  }
  const named = order.filter((key) => keys.includes(key))
  return [...named, ...keys.filter((key) => !named.includes(key))]
}

/** Whether an answer counts as not filled. */
export const isBlank = (value: unknown) =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0)

/** The filled answers of a group, as plain JSON. */
export const filled = (group: unknown): Record<string, unknown> =>
  Object.fromEntries(Object.entries(JSON.parse(JSON.stringify(group ?? {}))).filter(([, value]) => !isBlank(value)))

interface Code {
  path: readonly string[]
  codes: readonly string[]
  selectable: boolean
}
const known = new WeakMap<object, ReadonlyMap<string, Code>>()

/** The entries of a dictionary by code, with the way to them. */
export function codesOf(dictionary: Dictionaries[string] | undefined): ReadonlyMap<string, Code> {
  const found = dictionary && known.get(dictionary)
  if (found || !dictionary) return found ?? new Map()
  const codes = new Map<string, Code>()
  const visit = (entries: readonly DictionaryEntryView[], path: readonly string[], above: readonly string[]) => {
    for (const { code, name, children } of entries) {
      const entry = { path: [...path, name], codes: [...above, code], selectable: dictionary.selectable === 'any' || !children?.length }
      codes.set(code, entry)
      if (children) visit(children, entry.path, entry.codes)
    }
  }
  visit(dictionary.entries, [], [])
  known.set(dictionary, codes)
  return codes
}

export interface Option {
  value: string
  title: string
  description?: string
}
/** What may be chosen. */
export const optionsOf = ({ oneOf, enum: values, items }: Field): Option[] =>
  (oneOf ?? items?.oneOf)?.map(({ const: value, title, description }) => ({ value, title, description })) ??
  values?.map((value) => ({ value, title: value })) ??
  []

/** How an answer reads, as the server writes it in lists and on paper; empty when it is not filled. */
export function answerText(field: Field, value: unknown, dictionaries: Dictionaries): string {
  if (isBlank(value)) return ''
  if (typeof value === 'boolean') return value ? '是' : '否'
  const titles = new Map(optionsOf(field).map((option) => [option.value, option.title]))
  if (Array.isArray(value)) return value.map((item) => titles.get(String(item)) ?? String(item)).join('、')
  const text = String(value)
  if (field.dictionary) {
    const code = codesOf(dictionaries[field.dictionary]).get(text)
    return code ? `${code.path.join(' / ')}（${text}）` : text
  }
  if (field.format === 'date') return chineseDay(text)
  const isCount = field.type === 'integer' && field.unit !== undefined && field.unit !== '年'
  const shown = titles.get(text) ?? (field.decimal || isCount ? separated(text) : text)
  return field.unit && !titles.has(text) ? `${shown} ${field.unit}` : shown
}

/** A number with commas between its thousands; anything else as it is. */
const separated = (text: string) =>
  /^-?\d+(\.\d+)?$/.test(text) ? text.replace(/\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ',')) : text

/** 2024-09-01 → 2024年9月1日; anything else as it is. */
const chineseDay = (text: string) => (isDay(text) ? text.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日') : text)

/** The kinds of controls that ask for an answer. */
export type Control =
  | 'text'
  | 'textarea'
  | 'radio'
  | 'select'
  | 'checkboxes'
  | 'cascader'
  | 'date'
  | 'decimal'
  | 'integer'
  | 'yes-no'
  | 'consent'

/** The control of a field: what the layout asks for, where it fits the kind of answer. */
export function controlOf(field: Field, wish?: string): Control {
  if (field.type === 'boolean') return field.const === true ? 'consent' : 'yes-no'
  if (field.type === 'array') return 'checkboxes'
  if (field.type === 'integer') return 'integer'
  if (field.dictionary) return 'cascader'
  if (field.oneOf ?? field.enum) return wish === 'radio' || wish === 'select' ? wish : optionsOf(field).length > 5 ? 'select' : 'radio'
  if (field.decimal) return 'decimal'
  if (field.format === 'date') return 'date'
  return wish === 'textarea' || (wish === undefined && (field.maxLength ?? 0) >= 300) ? 'textarea' : 'text'
}
