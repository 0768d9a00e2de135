/** Single edits of a JSON document: how mutants of the configuration are made. */
import { Decimal } from 'decimal.js'
import type { Json } from '../model.js'
import { pointer } from '../values/pointers.js'

type Path = readonly (string | number)[]

/** One edit of a document. */
export interface Edit {
  /** Where, as a JSON pointer. */
  at: string
  /** What is changed, in words. */
  change: string
  apply: (document: Json) => Json
}

/** Another value in the place of one. */
export const put = (path: Path, before: Json, after: Json): Edit => ({
  at: pointer(...path),
  change: changed(before, after),
  apply: (document) => replaced(document, path, after),
})

/** A value, or an item of a list, taken away. */
export const drop = (path: Path, before: Json): Edit => ({
  at: pointer(...path),
  change: `删除 ${said(before)}`,
  apply: (document) => replaced(document, path, undefined),
})

/** Each item of a list taken away in turn, as long as one is left. */
export const dropEach = (path: Path, list: Json | undefined, fewest = 1): Edit[] =>
  Array.isArray(list) && list.length > fewest ? list.map((item, index) => drop([...path, index], item)) : []

/** A number one more and one less; `lowest` is the least that makes sense. */
export const shiftInteger = (path: Path, value: Json | undefined, lowest = Number.NEGATIVE_INFINITY): Edit[] =>
  typeof value === 'number' ? [value - 1, value + 1].filter((next) => next >= lowest).map((next) => put(path, value, next)) : []

/** A decimal as text, one more and one less in its last place. */
export const shiftDecimal = (path: Path, value: Json | undefined): Edit[] =>
  typeof value === 'string' ? shiftedDecimals(value).map((next) => put(path, value, next)) : []

/** One less and one more in the last place; nothing where the text is no number. */
export function shiftedDecimals(text: string): string[] {
  if (!/^-?\d+(\.\d+)?$/.test(text)) return []
  const [, places = ''] = text.split('.')
  const step = new Decimal(10).pow(-places.length)
  return [new Decimal(text).minus(step), new Decimal(text).plus(step)].map((next) => next.toFixed(places.length))
}

/** The day before and the day after; nothing where the text is no date. */
export function shiftedDates(text: string): string[] {
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return []
  const day = Date.parse(`${text.slice(0, 10)}T00:00:00Z`)
  return [-1, 1].map((days) => new Date(day + days * 86_400_000).toISOString().slice(0, 10) + text.slice(10))
}

/** Other words of a list in the place of one. */
export const otherWords = (path: Path, value: Json | undefined, words: readonly string[]): Edit[] =>
  typeof value === 'string' ? words.filter((word) => word !== value).map((word) => put(path, value, word)) : []

function replaced(node: Json, [step, ...rest]: Path, next: Json | undefined): Json {
  if (step === undefined) return next ?? null
  if (Array.isArray(node)) {
    const place = Number(step)
    if (rest.length === 0 && next === undefined) return node.filter((_, index) => index !== place)
    return node.map((item, index) => (index === place ? replaced(item, rest, next) : item))
  }
  if (typeof node !== 'object' || node === null) return node
  const entries = Object.entries(node)
  if (rest.length === 0 && next === undefined) return Object.fromEntries(entries.filter(([key]) => key !== step))
  return Object.fromEntries(entries.map(([key, value]) => [key, key === step ? replaced(value, rest, next) : value]))
}

/** Of long texts the neighbourhood of what differs. */
function changed(before: Json, after: Json): string {
  if (typeof before !== 'string' || typeof after !== 'string' || before.length <= longest) return `${said(before)} 改为 ${said(after)}`
  const same = [...before].findIndex((character, index) => character !== after[index])
  const from = Math.max(0, (same < 0 ? before.length : same) - 30)
  const excerpt = (text: string) => `“${from > 0 ? '…' : ''}${text.slice(from, from + 60)}${text.length > from + 60 ? '…' : ''}”`
  return `${excerpt(before)} 改为 ${excerpt(after)}`
}

const longest = 80

function said(value: Json): string {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const name = [value.title, value.label, value.name, value.id, value.const, value.code].find(
      (candidate) => typeof candidate === 'string',
    )
    if (typeof name === 'string') return `“${name}”`
  }
  const text = typeof value === 'string' ? `“${value}”` : JSON.stringify(value)
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}
