/** Differences of a configuration file as a person would list them: which thing, which of its properties, from what to what. */
import { meaningOf, titleIn, wordOf } from './words'

export interface SummaryLine {
  kind: 'added' | 'removed' | 'changed'
  /** Where, in words: 规则“…” › 条件. */
  where: string
  before?: string
  after?: string
}

/** Lines for two JSON texts; undefined where one of them is not JSON. */
export function summaryOf(before: string | undefined, after: string | undefined): SummaryLine[] | undefined {
  try {
    const lines: SummaryLine[] = []
    compare(lines, [], before === undefined ? {} : JSON.parse(before), after === undefined ? {} : JSON.parse(after))
    return lines
  } catch {
    return undefined
  }
}

type Tree = Readonly<Record<string, unknown>>

function compare(lines: SummaryLine[], where: readonly string[], before: unknown, after: unknown): void {
  if (isEqual(before, after)) return
  if (before === undefined) lines.push({ kind: 'added', where: wordsOf(where), after: besides(where, after) })
  else if (after === undefined) lines.push({ kind: 'removed', where: wordsOf(where), before: besides(where, before) })
  else if (isRecord(before) && isRecord(after)) compareObjects(lines, where, before, after)
  else if (isNamed(before) && isNamed(after)) compareLists(lines, where, before, after)
  else if (Array.isArray(before) && Array.isArray(after) && ![...before, ...after].some(isRecord)) compareSets(lines, where, before, after)
  else if (Array.isArray(before) && Array.isArray(after)) compareRows(lines, where, before, after)
  else lines.push({ kind: 'changed', where: wordsOf(where), before: shortOf(before), after: shortOf(after) })
}

function compareObjects(lines: SummaryLine[], where: readonly string[], before: Tree, after: Tree): void {
  const keys = [...Object.keys(after), ...Object.keys(before).filter((key) => !(key in after))]
  for (const key of keys) {
    const [old, now] = key === 'required' ? [titled(before[key], before), titled(after[key], after)] : [before[key], after[key]]
    const name = [now, old].map(titleIn).find((title) => title)
    if (name && where.at(-1) === wordOf('properties')) compare(lines, [...where.slice(0, -1), `${where.at(-1)}“${name}”`], old, now)
    else compare(lines, [...where, name && !wordOf(key) ? `“${name}”` : (wordOf(key) ?? key)], old, now)
  }
}

/** Keys of fields by their titles, where the fields stand beside them. */
function titled(keys: unknown, { properties }: Tree): unknown {
  if (!Array.isArray(keys) || !isRecord(properties)) return keys
  return keys.map((key) => (typeof key === 'string' && titleIn(properties[key])) || key)
}

/** Things with an identifier are found again wherever they stand. */
function compareLists(lines: SummaryLine[], where: readonly string[], before: readonly Tree[], after: readonly Tree[]): void {
  const old = new Map(before.map((item) => [idOf(item), item]))
  const now = new Map(after.map((item) => [idOf(item), item]))
  for (const id of new Set([...now.keys(), ...old.keys()])) {
    const [left, right] = [old.get(id), now.get(id)]
    const named = `${where.at(-1) ?? ''}“${titleIn(right) || titleIn(left) || id}”`
    compare(lines, [...where.slice(0, -1), named], left, right)
  }
  const common = (items: readonly Tree[]) => items.map(idOf).filter((id) => old.has(id) && now.has(id))
  if (!isEqual(common(before), common(after)))
    lines.push({ kind: 'changed', where: wordsOf(where), before: '原来的顺序', after: '新的顺序' })
}

/** Rows without identifiers, position by position. */
function compareRows(lines: SummaryLine[], where: readonly string[], before: readonly unknown[], after: readonly unknown[]): void {
  for (let index = 0; index < Math.max(before.length, after.length); index++)
    compare(lines, [...where, `第 ${index + 1} 项`], before[index], after[index])
}

function compareSets(lines: SummaryLine[], where: readonly string[], before: readonly unknown[], after: readonly unknown[]): void {
  const added = after.filter((item) => !before.includes(item))
  const removed = before.filter((item) => !after.includes(item))
  if (added.length > 0) lines.push({ kind: 'added', where: wordsOf(where), after: added.map(shortOf).join('、') })
  if (removed.length > 0) lines.push({ kind: 'removed', where: wordsOf(where), before: removed.map(shortOf).join('、') })
  if (added.length + removed.length === 0)
    lines.push({ kind: 'changed', where: wordsOf(where), before: before.map(shortOf).join('、'), after: after.map(shortOf).join('、') })
}

/** A value in few words, unless the place has named it already. */
function besides(where: readonly string[], value: unknown): string | undefined {
  const short = shortOf(value)
  return where.at(-1)?.endsWith(`“${short}”`) ? undefined : short
}

/** A value in few words. */
function shortOf(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return meaningOf(value) ?? String(value)
  if (Array.isArray(value)) return value.every((item) => !isRecord(item)) ? value.map(shortOf).join('、') : `${value.length} 项`
  if (!isRecord(value)) return '（空）'
  const title = titleIn(value)
  if (title) return title
  return Object.entries(value)
    .map(([key, inner]) => `${wordOf(key) ?? key} ${shortOf(inner)}`)
    .join('，')
}

const wordsOf = (where: readonly string[]) => where.join(' › ') || '整个文件'
const idKeys = ['id', 'name', 'code', 'key', 'const', 'field'] as const
const idOf = (item: Tree): string => String(idKeys.map((key) => item[key]).find((id) => id !== undefined))

const isNamed = (value: unknown): value is Tree[] => {
  if (!Array.isArray(value) || value.length === 0 || !value.every(isRecord)) return false
  const ids = value.map((item) => idKeys.map((key) => item[key]).find((id) => id !== undefined))
  return ids.every((id) => id !== undefined) && new Set(ids).size === ids.length
}
const isRecord = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The same, in whatever order the keys of objects stand. */
export function isEqual(left: unknown, right: unknown): boolean {
  if (left === right) return true
  if (Array.isArray(left) && Array.isArray(right))
    return left.length === right.length && left.every((item, index) => isEqual(item, right[index]))
  if (!isRecord(left) || !isRecord(right)) return false
  const keys = new Set([...Object.keys(left), ...Object.keys(right)])
  return [...keys].every((key) => isEqual(left[key], right[key]))
}
