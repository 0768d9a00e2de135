/** The examples of a stage as rows of a table, and changes of their files. */
import { type Place, placeOf, valueAt, withValue } from '../edits'
import { kindOf, nameOf } from '../file-kinds'
import { isRecord } from '../forms/form-tree'
import type { Texts } from '../merge'
import { documentOf } from '../problems'
import { type Column, cellText, isPlain, readCell } from './cells'

export interface Case {
  path: string
  /** Its key: the name of its file. */
  id: string
  title: string
  document: Readonly<Record<string, unknown>>
}

/** The examples of a stage in the order of their files. */
export function casesOf(files: Texts, stage: string): Case[] {
  return Object.keys(files)
    .filter((path) => kindOf(path).schema === 'example')
    .flatMap((path) => {
      const document = cached(files[path])
      if (!document || document.stage !== stage) return []
      return [{ path, id: nameOf(path), title: String(document.title ?? ''), document }]
    })
    .sort((a, b) => order.compare(a.id, b.id))
}

const order = new Intl.Collator('en', { numeric: true })
const read = new Map<string, Readonly<Record<string, unknown>> | undefined>()

/** A file is read once; what nobody asks for any more is forgotten when there are many. */
function cached(text = ''): Readonly<Record<string, unknown>> | undefined {
  if (!read.has(text)) {
    if (read.size > 4000) read.clear()
    const document = documentOf(text)
    read.set(text, isRecord(document) ? document : undefined)
  }
  return read.get(text)
}

/** Of every example the stage that it names; files that cannot be read are left out. */
export function countsByStage(files: Texts): Map<string, number> {
  const counts = new Map<string, number>()
  for (const path of Object.keys(files)) {
    const stage = kindOf(path).schema === 'example' ? cached(files[path])?.stage : undefined
    if (typeof stage === 'string') counts.set(stage, (counts.get(stage) ?? 0) + 1)
  }
  return counts
}

/** Examples whose files cannot be read. */
export const unreadable = (files: Texts): string[] =>
  Object.keys(files).filter((path) => kindOf(path).schema === 'example' && !cached(files[path]))

/** What stands in a cell. */
export const valueIn = ({ document }: Case, { at }: Column): unknown => valueAt(document, stepsOf(at))

const steps = new Map<string, string[]>()

/** The keys of a pointer, which are worked out once for each column. */
export function stepsOf(at: string): string[] {
  const known =
    steps.get(at) ??
    at
      .split('/')
      .slice(1)
      .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  steps.set(at, known)
  return known
}

export const textIn = (one: Case, column: Column): string => cellText(column, valueIn(one, column))
/** More than the cell says stands there. */
export const isNested = (one: Case, column: Column): boolean => !isPlain(column, valueIn(one, column))

/** It is edited beside the table: rows, records. */
export function isDeep(one: Case, column: Column): boolean {
  const value = valueIn(one, column)
  return column.kind === 'nested' || isRecord(value) || (Array.isArray(value) && value.some(isRecord))
}

/** The text of a file with another text in a cell; or what is wrong with it. */
export function withCell(text: string, column: Column, written: string): { text: string } | { problem: string } {
  const found = readCell(column, written)
  return 'problem' in found ? found : { text: withValueAt(text, column.at, found.value) }
}

/** A value at a pointer; an object that becomes empty by a removal goes as well, below what every example has. */
export function withValueAt(text: string, at: string, value: unknown): string {
  const document = documentOf(text)
  let place: Place = placeOf(document, at)
  if (value === undefined) while (place.length > 2 && isOnly(document, place)) place = place.slice(0, -1)
  return withValue(text, place, value)
}

function isOnly(document: unknown, place: Place): boolean {
  const holder = valueAt(document, place.slice(0, -1))
  return place.length > 3 && isRecord(holder) && Object.keys(holder).length === 1
}

/** The path of another example, which nothing has yet. */
export function newPath(files: Texts, stem: string): string {
  const base = stem.replace(/-\d+$/, '')
  for (let number = 2; ; number++) {
    const path = `rules/examples/${base}-${number}.json`
    if (!(path in files)) return path
  }
}

/** A new example of a stage: nothing given but the time, nothing expected. */
export function emptyCase(stage: string, today: string): string {
  const $schema = '../../../schemas/platform/example.schema.json'
  const given = { now: `${today}T09:00:00+08:00`, answers: {}, materials: [] }
  return `${JSON.stringify({ $schema, title: '新的示例', stage, given, expect: {} }, undefined, 2)}\n`
}
