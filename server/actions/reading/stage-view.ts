/** A stage of an edition for the pages: form, layout, dictionaries, states, columns. */
import { mayFill } from '../../engine/form/reviewed.js'
import type { ListColumn } from '../../engine/generated/ui.js'
import type { DictionaryModel, FieldModel, Programme, Stage } from '../../engine/programme.js'
import { pathOf } from '../../engine/values/pointers.js'
import type { AnswerPath } from '../../store/declaration-lists.js'
import type { ColumnView, LayoutView, StageView } from '../views/stage.js'
import { hiddenKeys, withheldKeys } from './withheld.js'

/** What a list may show of every declaration, whatever its form. */
export const builtInColumns: Readonly<Record<string, string>> = {
  '@name': '单位名称',
  '@creditCode': '信用代码',
  '@district': '所属区域',
  '@state': '审批状态',
  '@number': '编号',
  '@submittedAt': '提交时间',
  '@dueAt': '时限',
}
const usual = ['@number', '@name', '@creditCode', '@district', '@state', '@dueAt']
const sortable = new Set(['@name', '@number', '@submittedAt', '@dueAt'])

/** The columns of a stage's list that a role sees, as configured. */
export function columnViews(programme: Programme, stage: Stage, role: string): ColumnView[] {
  const hidden = hiddenKeys(programme, stage, role)
  const configured: ListColumn[] = stage.layout.columns ?? usual.map((field) => ({ field }))
  return configured
    .filter(({ field }) => !hidden.has(field))
    .map((column) => {
      const field = stage.form.fields.get(column.field)
      return {
        field: column.field,
        label: column.label ?? builtInColumns[column.field] ?? field?.title ?? column.field,
        sortable: column.sortable ?? sortable.has(column.field),
        filter: column.filter ?? false,
        range: rangeOf(field),
        unit: field?.unit,
      }
    })
}

/** Numbers and days are filtered between bounds, unless there are options to choose from. */
function rangeOf(field: FieldModel | undefined): ColumnView['range'] {
  if (!field || field.options || field.pointer.includes('*')) return undefined
  return isNumeric(field) ? 'number' : field.type === 'date' ? 'day' : undefined
}

/** Paths of the answers by which lists filter and sort, to be indexed at publication. */
export function indexedPaths(stage: Stage): AnswerPath[] {
  return (stage.layout.columns ?? [])
    .filter(({ sortable: sorts, filter }) => sorts || filter)
    .flatMap(({ field }) => {
      const path = answerPath(stage, field)
      return path ? [path] : []
    })
}

/** Where the answer of a field stands; a field of rows has no one place. */
export function answerPath(stage: Stage, key: string): AnswerPath | undefined {
  const field = stage.form.fields.get(key)
  if (!field || field.pointer.includes('*')) return undefined
  return { path: `$.${pathOf(field.pointer).join('.')}`, ...(isNumeric(field) && { isNumber: true }) }
}

const isNumeric = ({ type }: FieldModel) => type === 'integer' || type === 'decimal'

/** The whole view; withheld fields are not asked of that role. */
export function stageView(programme: Programme, edition: string, stage: Stage, role: string): StageView {
  const withheld = withheldKeys(programme, stage, role)
  const used = new Set([...stage.form.fields.values()].map(({ schema }) => schema.dictionary).filter((id) => id !== undefined))
  return {
    programme: programme.id,
    edition,
    id: stage.id,
    title: stage.definition.title,
    menu: stage.definition.menu ?? stage.definition.title,
    help: stage.definition.help,
    schema: { ...stage.form.schema },
    layout: layoutView(programme, stage),
    sections: stage.form.sections.map(({ key, title, kind, by, fields }) => ({
      key,
      title,
      kind,
      by: by?.map((one) => programme.roles.get(one)?.label ?? one),
      fields: fields
        .filter((field) => !withheld.has(field.key))
        .map((field) => ({
          key: field.key,
          title: field.title,
          required: field.required,
          unit: field.unit,
          clause: field.schema.clause,
        })),
    })),
    dictionaries: Object.fromEntries([...used].flatMap((id) => dictionaryEntry(programme.dictionaries.get(id)))),
    materialsTitle: stage.layout.tabs?.materials ?? stage.materials.title ?? '材料',
    materialsNote: stage.materials.note,
    historyTitle: stage.layout.tabs?.history ?? '办理记录',
    states: stage.workflow.states.map((state) => ({
      id: state.id,
      label: role === stage.definition.by ? (state.public ?? state.label) : state.label,
      tone: state.tone,
      holder: state.holder,
      final: state.final,
      help: state.help,
      workingDays: state.within?.workingDays,
    })),
    columns: columnViews(programme, stage, role),
    remarkTemplates: programme.file.remarkTemplates ?? [],
    batch: stage.workflow.actions
      .filter(({ batch, by }) => batch && by.includes(role))
      .map(({ id, label, confirm, from }) => ({ id, label, confirm, from })),
    opens: openingsBelow(programme, stage, role),
    clauses: clauseViews(programme),
    letters: [...programme.letters.values()]
      .filter(({ definition }) => !definition.batch && (!definition.stage || definition.stage === stage.id))
      .map(({ definition: { id, title, copies } }) => ({ id, title, copies: copies ?? 1 })),
  }
}

const openingsBelow = (programme: Programme, { id }: Stage, role: string): StageView['opens'] =>
  [...programme.stages.values()]
    .filter(({ definition }) => definition.parent === id && definition.opens?.includes(role))
    .map(({ id: stage, definition: { title, help }, form, workflow }) => ({
      stage,
      title,
      help,
      sections: form.sections
        .filter((section) => section.kind === 'fields' && mayFill(section, role, workflow.initial))
        .map(({ key }) => key),
    }))

/** A link of a section may name a parameter of the programme. */
export function layoutView(programme: Programme, stage: Stage): LayoutView {
  const sections = Object.entries(stage.layout.sections ?? {}).map(([key, section]) => [
    key,
    {
      ...section,
      links: section.links?.map((link) => ({ label: link.label, href: linkAddress(programme, link.href) })).filter(({ href }) => href),
    },
  ])
  const fields = Object.entries(stage.layout.fields ?? {}).map(([key, { printSpan: _, search, ...field }]) => [
    key,
    { ...field, ...(search && { search: { otherwise: search.otherwise, invites: search.invites } }) },
  ])
  return { fields: Object.fromEntries(fields), sections: Object.fromEntries(sections) }
}

/** An address, or {key} for a parameter of the programme. */
const linkAddress = (programme: Programme, href: string): string =>
  href.replace(/^\{(.+)\}$/, (_, key: string) => programme.file.parameters?.[key] ?? '')

export const clauseViews = (programme: Programme) =>
  [...programme.clauses.values()].map(({ id, label, heading, text }) => ({ id, label: label ?? id, heading, text }))

export function dictionaryEntry(dictionary: DictionaryModel | undefined): [string, StageView['dictionaries'][string]][] {
  return dictionary
    ? [[dictionary.id, { title: dictionary.title, selectable: dictionary.selectable, entries: [...dictionary.entries] }]]
    : []
}
