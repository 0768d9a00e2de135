/** The form on paper: what stands where, from the schema, the layout and the answers. The same pairs of label and value in the same order as on the screen. */

import { chineseTime, displayAnswer } from '../conditions/display.js'
import { askedAnswers, isBlank, isObject } from '../form/answers.js'
import { groupOf } from '../form/model.js'
import { visibleFields } from '../form/visible.js'
import type { Answers, Json, Organisation } from '../model.js'
import type { FieldModel, Programme, SectionModel, Stage } from '../programme.js'
import { optionsOf } from './options.js'
import { formBody } from './template.js'

export interface PrintInput {
  answers: Answers
  organisation: Organisation
  /** `hash`: the first eight digits of the hash of the printed content. */
  declaration: { number?: string; hash?: string; printedAt?: string }
  materials: readonly PrintedMaterial[]
}

export interface PrintedMaterial {
  title: string
  files: readonly { name: string; pages?: number; hash: string }[]
  /** The scan of this very paper. */
  isThis?: boolean
}

export interface PrintModel {
  title: string
  subtitle?: string
  organisation: string
  number?: string
  /** The check code, 3F2A-91BC. */
  code?: string
  printedAt?: string
  sections: readonly PrintSection[]
  /** HTML of a template that is printed in place of the tables of the sections. */
  body?: string
  materials: readonly PrintedMaterial[]
  /** The sentence above the seal. */
  declaration?: string
  /** The words under the seal. */
  seal?: string
  signatures: readonly string[]
}

export type PrintSection = { key: string; title: string } & (
  | { kind: 'fields'; lines: readonly (readonly PrintCell[])[] }
  | { kind: 'rows'; columns: readonly { key: string; title: string; span: number }[]; rows: readonly (readonly PrintValue[])[] }
  | { kind: 'blocks'; blocks: readonly (readonly (readonly PrintCell[])[])[] }
)

export interface PrintCell {
  key: string
  label: string
  /** Of 12 columns, label included. */
  span: number
  value: PrintValue
}

export interface PrintValue {
  /** Empty when not filled. */
  text: string
  /** All that could be chosen, where it is few enough. */
  options?: readonly { title: string; chosen: boolean }[]
  /** May run over many lines. */
  long?: true
  /** Room is left for it where it is blank or short. */
  box?: true
}

const printColumns = 12
/** Beyond these a choice shows only what was chosen. */
const mostOptions = 40
const mostOptionsInRow = 4
/** Rows with more fields than this are printed as one grid each. */
const mostColumns = 6
const longText = 100

/** Lays the answers of a stage out for paper. */
export function printModel(programme: Programme, stage: Stage, input: PrintInput): PrintModel {
  const { layout, form } = stage
  const { number, hash, printedAt } = input.declaration
  return {
    title: layout.print?.title ?? form.title,
    subtitle: layout.print?.subtitle,
    organisation: input.organisation.name,
    number,
    code: hash ? `${hash.slice(0, 4)}-${hash.slice(4, 8)}`.toUpperCase() : undefined,
    printedAt: printedAt ? chineseTime(printedAt) : undefined,
    sections: form.sections
      .map((section) => printSection(programme, stage, section, input.answers))
      .filter((section) => section !== undefined),
    body: formBody(programme, stage, input),
    materials: input.materials,
    declaration: layout.print?.declaration,
    seal: layout.print?.seal,
    signatures: layout.print?.signatures ?? [],
  }
}

/** Every label with its value, in order; rows by their number from 1. */
export function labelValuePairs(model: PrintModel): { section: string; row?: number; key: string; label: string; value: string }[] {
  return model.sections.flatMap((section) => {
    const { title } = section
    const pair = ({ key, label, value }: PrintCell) => ({ section: title, key, label, value: value.text })
    if (section.kind === 'fields') return section.lines.flat().map(pair)
    if (section.kind === 'blocks')
      return section.blocks.flatMap((lines, index) => lines.flat().map((cell) => ({ ...pair(cell), row: index + 1 })))
    return section.rows.flatMap((row, index) =>
      section.columns.map(({ key, title: label }, place) => ({
        section: title,
        row: index + 1,
        key,
        label,
        value: row[place]?.text ?? '',
      })),
    )
  })
}

function printSection(programme: Programme, stage: Stage, section: SectionModel, answers: Answers): PrintSection | undefined {
  const { key, title } = section
  const fields = inOrder(section, stage.layout.sections?.[key]?.order).filter(({ printed }) => printed)
  if (fields.length === 0) return undefined
  const content = Object.hasOwn(answers, key) ? answers[key] : undefined
  const draw = { programme, stage, section }
  if (section.kind === 'fields') return { key, title, kind: 'fields', lines: linesOf(draw, fields, isObject(content) ? content : {}) }
  const rows = Array.isArray(content) ? content.filter(isObject) : []
  const shown = rows.length > 0 ? rows : [{}]
  if (fields.length > mostColumns) return { key, title, kind: 'blocks', blocks: shown.map((row) => linesOf(draw, fields, row)) }
  return {
    key,
    title,
    kind: 'rows',
    columns: fields.map((field) => ({ key: field.key, title: field.title, span: spanOf(stage, field) })),
    rows: shown.map((row) =>
      fields.map((field) => printValue(field, askedAnswers(stage, section, row)[field.key], programme, mostOptionsInRow)),
    ),
  }
}

interface Drawing {
  programme: Programme
  stage: Stage
  section: SectionModel
}

/** The fields that are asked, packed into lines of 12 columns; the last of a line takes what is left. */
function linesOf({ programme, stage, section }: Drawing, fields: readonly FieldModel[], group: Record<string, Json>): PrintCell[][] {
  const schema = stage.form.schema.properties[section.key]
  const answers = askedAnswers(stage, section, group)
  const asked = schema ? visibleFields(groupOf(schema), answers).asked : undefined
  const lines: PrintCell[][] = []
  let left = 0
  for (const field of fields) {
    if (asked && !asked.has(field.key)) continue
    const span = spanOf(stage, field)
    const cell = {
      key: field.key,
      label: field.title,
      span,
      value: printValue(field, answers[field.key], programme, mostOptions, isBox(stage, field)),
    }
    const line = lines.at(-1)
    if (line && span <= left) line.push(cell)
    else lines.push([cell])
    left = (line && span <= left ? left : printColumns) - span
  }
  return lines.map(filled)
}

function filled(line: PrintCell[]): PrintCell[] {
  const rest = printColumns - line.reduce((sum, { span }) => sum + span, 0)
  return line.map((cell, index) => (index === line.length - 1 ? { ...cell, span: cell.span + rest } : cell))
}

function printValue(field: FieldModel, answer: Json | undefined, programme: Programme, most: number, box = false): PrintValue {
  const text = displayAnswer(field, answer, programme)
  const options = optionsOf(field)
  if (options && options.length <= most) {
    const chosen = new Set((Array.isArray(answer) ? answer : [answer]).map((item) => (isBlank(item) ? undefined : String(item))))
    return { text, options: options.map(([value, title]) => ({ title, chosen: chosen.has(value) })) }
  }
  return { text, ...(isLong(field) && { long: true }), ...(box && { box: true }) }
}

const isLong = ({ type, schema, options }: FieldModel) =>
  type === 'string' && !options && !schema.format && !schema.dictionary && (schema.maxLength ?? longText) > longText

const isBox = ({ layout }: Stage, field: FieldModel) => isLong(field) && layout.fields?.[field.key]?.widget === 'textarea'

function spanOf(stage: Stage, field: FieldModel): number {
  const { printSpan, span } = stage.layout.fields?.[field.key] ?? {}
  const byType = isLong(field) || field.schema.dictionary || (field.options?.size ?? 0) > 3 ? printColumns : printColumns / 2
  return printSpan ?? span ?? byType
}

function inOrder({ fields }: SectionModel, order: readonly string[] = []): FieldModel[] {
  const named = order.flatMap((key) => fields.find((field) => field.key === key) ?? [])
  return [...named, ...fields.filter(({ key }) => !order.includes(key))]
}
