/** The labels that a formula at a place of a file may be written with, before anything is computed. */
import type { Document } from '../compile/configuration-files.js'
import { rowsOfFact } from '../facts/catalogue.js'
import type { FactInfo, Programme, Stage } from '../programme.js'
import type { FormulaLabels } from './labels.js'

/** Labels by name, tables by `@table` and `@table.output`, for the formula at a pointer of a worksheet, of facts.json or of batches.json. */
export function labelsAt(programme: Programme, document: Pick<Document, 'kind' | 'name'>, at: string): FormulaLabels {
  const labels = new Map<string, string>()
  const add = (name: string, label: string) => labels.has(name) || labels.set(name, label)
  if (document.kind === 'worksheet') addSheet(programme, document.name, at, add)
  if (document.kind === 'facts') addRow(programme, at, add)
  if (document.kind === 'workflow') addEntry(programme.stages.get(document.name), at, add)
  for (const stage of stagesOf(programme, document)) for (const info of stage.facts.values()) addFact(info, add)
  for (const [id, { title, outputs }] of programme.tables) {
    add(`@${id}`, title)
    for (const output of outputs) add(`@${id}.${output.id}`, `${title}的${output.label ?? output.id}`)
  }
  return toldApart(labels)
}

/** What is registered of an organisation is often asked on its forms too, in the same words. */
function toldApart(labels: Map<string, string>): FormulaLabels {
  const asked = new Set([...labels].flatMap(([name, label]) => (name.startsWith('organisation.') ? [] : [label])))
  return new Map(
    [...labels].map(([name, label]) => [name, name.startsWith('organisation.') && asked.has(label) ? `单位的${label}` : label]),
  )
}

type Add = (name: string, label: string) => unknown

/** The stages whose names can be read in a file: its own, those that use it, or all. */
export function stagesOf(programme: Programme, { kind, name }: Pick<Document, 'kind' | 'name'>): Stage[] {
  const stages = [...programme.stages.values()]
  const own = stages.filter((stage) => (kind === 'worksheet' ? stage.definition.worksheet === name : stage.id === name))
  return own.length > 0 ? own : stages
}

function addSheet(programme: Programme, name: string, at: string, add: Add): void {
  const sheet = programme.worksheets.get(name)
  if (!sheet) return
  const inside = /^\/lines\/(\d+)\//.exec(at)?.[1]
  const lines = inside === undefined ? undefined : sheet.lines?.[Number(inside)]
  for (const row of lines?.rows ?? []) add(row.id, row.label)
  for (const stage of stagesOf(programme, { kind: 'worksheet', name }))
    for (const info of (lines && stage.facts.get(lines.forEach)?.rows?.values()) ?? []) add(info.id, info.label)
  for (const { id, label } of [...(sheet.parameters ?? []), ...sheet.rows, ...(sheet.lines ?? [])]) add(id, label)
  for (const section of sheet.lines ?? []) for (const row of section.rows) add(`${section.id}.${row.id}`, `${section.label}的${row.label}`)
}

/** The fields of the row that a fact is read for. */
function addRow({ facts, stages }: Programme, at: string, add: Add): void {
  const index = /^\/facts\/(\d+)\//.exec(at)?.[1]
  const fact = index === undefined ? undefined : [...facts.values()][Number(index)]
  const over = fact && rowsOfFact(fact)
  if (over === undefined) return
  for (const stage of stages.values()) for (const info of stage.facts.get(over)?.rows?.values() ?? []) add(info.id, info.label)
}

/** The fields of the rows for each of which a step writes into a register. */
function addEntry(stage: Stage | undefined, at: string, add: Add): void {
  const [, action, entry] = /^\/actions\/(\d+)\/registers\/(\d+)\//.exec(at) ?? []
  const forEach = stage?.workflow.actions[Number(action)]?.registers?.[Number(entry)]?.forEach
  const rows = forEach === undefined ? undefined : stage?.facts.get(forEach)?.rows
  for (const { id, label } of rows?.values() ?? []) add(id, label)
}

function addFact(info: FactInfo, add: Add): void {
  add(info.id, info.label)
  for (const field of info.rows?.values() ?? []) add(`${info.id}.${field.id}`, `${info.label}的${field.label}`)
}
