/** Changes of JSON texts at a place, which leave what stands elsewhere as it was written. */
import { applyEdits, type JSONPath, modify } from 'jsonc-parser'
import { documentOf } from './problems'

export type Place = JSONPath

const formattingOptions = { insertSpaces: true, tabSize: 2, eol: '\n' }

/** The text with a value at a place; undefined removes what is there. Objects and lists on the way are made. */
export function withValue(text: string, place: Place, value: unknown): string {
  return applyEdits(text, modify(text, place, value, { formattingOptions }))
}

/** The text with an item inserted into the list at a place, at its end where no index is given. */
export function withInserted(text: string, list: Place, item: unknown, index?: number): string {
  const items = valueAt(documentOf(text), list)
  if (!Array.isArray(items)) return withValue(text, list, [item])
  const at = index ?? items.length
  return applyEdits(text, modify(text, [...list, at], item, { formattingOptions, isArrayInsertion: true }))
}

/** The text with an item of the list at a place moved to another index. */
export function withMoved(text: string, list: Place, from: number, to: number): string {
  const items = valueAt(documentOf(text), list)
  if (!Array.isArray(items) || from === to || !(from in items) || to < 0 || to >= items.length) return text
  return withInserted(withValue(text, [...list, from], undefined), list, items[from], to)
}

/** The text with a property of the object at a place standing before another, or last where there is none. */
export function withKeyMoved(text: string, object: Place, key: string, before?: string): string {
  const value = valueAt(documentOf(text), object)
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !(key in value)) return text
  const entries = Object.entries(value)
  const moved = entries.filter(([name]) => name === key)
  const others = entries.filter(([name]) => name !== key)
  const at = before === undefined ? others.length : others.findIndex(([name]) => name === before)
  return withValue(text, object, Object.fromEntries([...others.slice(0, at), ...moved, ...others.slice(at)]))
}

/** What stands at a place of a document. */
export function valueAt(document: unknown, place: Place): unknown {
  let node = document
  for (const step of place) node = typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[String(step)] : undefined
  return node
}

/** A JSON pointer as a place; numbers where the document has lists. */
export function placeOf(document: unknown, pointer: string): Place {
  const place: Place = []
  for (const raw of pointer.split('/').slice(1)) {
    const step = raw.replaceAll('~1', '/').replaceAll('~0', '~')
    place.push(Array.isArray(valueAt(document, place)) ? Number(step) : step)
  }
  return place
}

/** A place as a JSON pointer. */
export const pointerOf = (place: Place): string =>
  place.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
