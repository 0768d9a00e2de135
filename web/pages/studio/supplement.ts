/** One change in many examples at once, as a new field, material or rule asks for it. */
import { withItem, withProperty } from './json-edit'
import type { Texts } from './merge'

/** What is added: an answer, a material that is there and is expected, or the outcome of a rule. */
export type Supplement =
  | { kind: 'answer'; stage: string; section: string; field: string; value: unknown }
  | { kind: 'material'; stage: string; material: string }
  | { kind: 'finding'; stage: string; rule: string; outcome: string }

/** The examples among these paths that change, with their new texts; what they have already stays. */
export function supplemented(files: Texts, paths: readonly string[], supplement: Supplement): Record<string, string> {
  const changed: Record<string, string> = {}
  for (const path of paths) {
    const text = files[path]
    if (text === undefined || stageOf(text) !== supplement.stage) continue
    const next = apply(text, supplement)
    if (next !== text) changed[path] = next
  }
  return changed
}

function apply(text: string, supplement: Supplement): string {
  if (supplement.kind === 'answer') return withProperty(text, ['given', 'answers', supplement.section], supplement.field, supplement.value)
  if (supplement.kind === 'material')
    return withItem(withItem(text, ['given', 'materials'], supplement.material), ['expect', 'materials', 'required'], supplement.material)
  return withProperty(text, ['expect', 'findings'], supplement.rule, supplement.outcome)
}

export interface Choice {
  value: string
  label: string
}
export interface FieldChoice extends Choice {
  section: string
  field: string
  type: string
  options: readonly Choice[]
}

/** The single fields of a stage's form. */
export function fieldChoices(files: Texts, stage: string): FieldChoice[] {
  return Object.entries(recordOf(parsed(files[`schemas/${stage}.form.json`]).properties)).flatMap(([section, group]) =>
    recordOf(group).type === 'object' ? fieldsIn(recordOf(group), section, textOf(recordOf(group).title) || section) : [],
  )
}

function fieldsIn(group: Tree, section: string, title: string): FieldChoice[] {
  const own = Object.entries(recordOf(group.properties)).map(([field, schema]) => {
    const { type, title: label, oneOf } = recordOf(schema)
    const options = listOf(oneOf).map((option) => ({ value: textOf(option.const), label: textOf(option.title) }))
    return { value: `${section}/${field}`, label: `${title} › ${textOf(label) || field}`, section, field, type: textOf(type), options }
  })
  const conditional = listOf(group.allOf).flatMap((part) => [
    ...fieldsIn(recordOf(part.then), section, title),
    ...fieldsIn(recordOf(part.else), section, title),
  ])
  return [...own, ...conditional]
}

export const materialChoices = (files: Texts, stage: string): Choice[] =>
  listOf(parsed(files[`schemas/${stage}.materials.json`]).materials).map(({ id, title }) => ({ value: textOf(id), label: textOf(title) }))
export const ruleChoices = (files: Texts, stage: string): Choice[] =>
  listOf(parsed(files[`rules/${stage}.eligibility.json`]).rules).map(({ name, label }) => ({ value: textOf(name), label: textOf(label) }))

/** A typed value as the field stores it; undefined where it does not fit. */
export function valueFor({ type }: Pick<FieldChoice, 'type'>, written: string): unknown {
  const text = written.trim()
  if (text === '') return undefined
  if (type === 'integer') return /^-?\d+$/.test(text) ? Number(text) : undefined
  if (type === 'boolean') return ({ true: true, false: false } as Record<string, boolean>)[text]
  return type === 'array' ? text.split(/[、,，\s]+/).filter(Boolean) : text
}

type Tree = Readonly<Record<string, unknown>>
const recordOf = (value: unknown): Tree => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Tree) : {})
const listOf = (value: unknown): Tree[] => (Array.isArray(value) ? value.map(recordOf) : [])
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
function parsed(text: string | undefined): Tree {
  try {
    return recordOf(JSON.parse(text ?? '{}'))
  } catch {
    return {}
  }
}
const stageOf = (text: string) => textOf(parsed(text).stage)
