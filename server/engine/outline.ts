/** What an editor of the configuration offers and shows: names in force, conditions and formulas in words, clauses with what cites them. */

import type { Document } from './compile/configuration-files.js'
import { draftProgramme } from './compile/draft.js'
import { readUnfinished } from './compile/unfinished.js'
import { operators, type ValueShape } from './conditions/operators.js'
import { isCondition, sayCondition } from './conditions/phrases.js'
import { type Coverage, coverage } from './coverage.js'
import { formulaFunctions } from './formula/functions.js'
import { formulaToLabels } from './formula/labels.js'
import { labelsAt, stagesOf } from './formula/scope.js'
import type { FactType, Files, Json } from './model.js'
import type { CompiledSite, FactInfo, Programme } from './programme.js'
import { pointer } from './values/pointers.js'

/** Plain data, read from a draft whatever is wrong with it; what cannot be read is not in it. */
export interface Outline {
  stages: OutlineStage[]
  clauses: Coverage['clauses']
  /** Labels of clauses that nothing honours; titles of questions that nothing uses. */
  uncovered: string[]
  unusedFields: string[]
  /** Every outermost condition and every formula of every file, in words. */
  sentences: Saying[]
  formulas: Saying[]
  functions: { name: string; label: string; signature: string }[]
  /** `phrase` and `denial` have @ for what is compared and {} for the value. */
  operators: { name: string; label: string; phrase: string; denial: string; types: readonly FactType[]; shape: ValueShape }[]
}

export interface OutlineStage {
  id: string
  title: string
  worksheet?: string
  names: OutlineName[]
}

/** A name that the rules, materials and formulas of a stage may read. */
export interface OutlineName {
  id: string
  label: string
  type: FactType
  unit?: string
  from: 'answer' | 'fact' | 'other stage' | 'platform'
  options?: { value: string; label: string }[]
  dictionary?: string
  pointer?: string
  /** Of a section of rows; of a register's row. */
  rows?: OutlineName[]
  columns?: OutlineName[]
}

/** The text at a place of a file. */
export interface Saying {
  file: string
  at: string
  text: string
}

/** Describes the files of a programme, also while they are unfinished. */
export function outline(files: Files, site?: CompiledSite): Outline {
  const configuration = readUnfinished(files)
  const { programme } = draftProgramme(files, configuration, site)
  const { clauses, uncovered, unusedFields } = coverage(programme)
  const documents = configuration.documents.filter(({ kind }) => kind !== 'example')
  return {
    stages: [...programme.stages.values()].map(({ id, definition, facts }) => ({
      id,
      title: definition.title,
      worksheet: definition.worksheet,
      names: [...facts.values()].map((info) => outlineName(info, programme)),
    })),
    clauses,
    uncovered,
    unusedFields,
    sentences: documents.flatMap((document) => sentencesOf(document, programme)),
    formulas: documents.flatMap((document) => formulasOf(document, programme)),
    functions: [...formulaFunctions].map(([name, { label, signature }]) => ({ name, label, signature })),
    operators: Object.entries(operators).map(([name, { say, deny, types, shape }]) => ({
      name,
      label: say('', '…').replaceAll(' ', ''),
      phrase: say('@', '{}'),
      denial: deny('@', '{}'),
      types,
      shape,
    })),
  }
}

function outlineName(info: FactInfo, programme: Programme, below = false): OutlineName {
  const { id, label, type, unit, options, dictionary, pointer: at, rows, columns } = info
  const inner = (infos: ReadonlyMap<string, FactInfo>) => [...infos.values()].map((one) => outlineName(one, programme, true))
  return {
    id,
    label,
    type,
    unit,
    from:
      below || at ? 'answer' : programme.facts.has(id) ? 'fact' : programme.stages.has(id.split('.')[0] ?? '') ? 'other stage' : 'platform',
    options: options && [...options].map(([value, title]) => ({ value, label: title })),
    dictionary,
    pointer: at,
    rows: rows && inner(rows),
    columns: columns && inner(columns),
  }
}

function sentencesOf(document: Document, programme: Programme): Saying[] {
  const stages = stagesOf(programme, document)
  return placed(document, reads).map(({ at, node }) => {
    const rows = rowsAround(document, at)
    const info = (id: string) =>
      stages
        .map(({ facts }) => (rows === undefined ? undefined : facts.get(rows)?.rows?.get(id)) ?? facts.get(id))
        .find((found) => found !== undefined)
    return { file: document.path, at, text: isCondition(node) ? sayCondition(node, { info, programme }) : '' }
  })
}

/** Whether a node is a condition and nothing else that has such a key. */
function reads(node: Json): boolean {
  if (!isCondition(node)) return false
  if ('all' in node) return Array.isArray(node.all) && node.all.every((part) => reads(part as Json))
  if ('any' in node) return Array.isArray(node.any) && node.any.every((part) => reads(part as Json))
  if ('not' in node) return reads(node.not as Json)
  if ('condition' in node) return typeof node.condition === 'string' && Object.keys(node).length === 1
  return 'fact' in node && Object.hasOwn(operators, node.operator)
}

/** The section of rows that a condition at a place is about: that of the object which holds it. */
function rowsAround({ value }: Document, at: string): string | undefined {
  const steps = at.split('/').slice(1, -1)
  let node: Json | undefined = value
  for (const step of steps) node = typeof node === 'object' && node !== null ? (node as Record<string, Json>)[step] : undefined
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return undefined
  const { forEach, over } = node
  return typeof forEach === 'string' ? forEach : typeof over === 'string' ? over : undefined
}

function formulasOf(document: Document, programme: Programme): Saying[] {
  return placed(document, (node, path) => typeof node === 'string' && isFormula(document, path)).map(({ at, node }) => ({
    file: document.path,
    at,
    text: formulaToLabels(String(node), labelsAt(programme, document, at)),
  }))
}

/** What is called so, and what a step writes into a register, from when until when. */
const isFormula = ({ kind }: Document, path: Path) =>
  path.at(-1) === 'formula' ||
  (kind === 'workflow' && path[2] === 'registers' && ['values', 'ends', 'from', 'until'].includes(String(path[4])))

type Path = readonly (string | number)[]

/** The outermost nodes of a document that pass, with their pointers. */
function placed({ value }: Document, passes: (node: Json, path: Path) => boolean): { at: string; node: Json }[] {
  const found: { at: string; node: Json }[] = []
  const visit = (node: Json, path: Path): void => {
    if (path.length > 0 && passes(node, path)) found.push({ at: pointer(...path), node })
    else if (Array.isArray(node)) for (const [index, item] of node.entries()) visit(item, [...path, index])
    else if (typeof node === 'object' && node !== null) for (const [key, item] of Object.entries(node)) visit(item, [...path, key])
  }
  visit(value, [])
  return found
}
