/** Changes of JSON texts at a place, which leave what stands elsewhere as it was written. */
import { applyEdits, findNodeAtLocation, type JSONPath, modify, type Node, parseTree } from 'jsonc-parser'
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
  const items = childrenAt(text, list, 'array')
  if (!items || from === to || !(from in items) || to < 0 || to >= items.length) return text
  return rearranged(text, items, moved(items, from, to))
}

/** The text with a property of the object at a place standing before another, or last where there is none. */
export function withKeyMoved(text: string, object: Place, key: string, before?: string): string {
  const entries = childrenAt(text, object, 'object')
  const keys = entries?.map((entry) => String(entry.children?.[0]?.value)) ?? []
  const from = keys.indexOf(key)
  if (!entries || from < 0 || key === before) return text
  const wanted = before === undefined ? keys.length : keys.indexOf(before)
  if (wanted < 0) return text
  return rearranged(text, entries, moved(entries, from, wanted > from ? wanted - 1 : wanted))
}

/** The items of a list, or the properties of an object, with where they stand in the text. */
function childrenAt(text: string, place: Place, type: 'array' | 'object'): readonly Node[] | undefined {
  const root = parseTree(text)
  const node = root && findNodeAtLocation(root, place)
  return node?.type === type ? (node.children ?? []) : undefined
}

function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const others = items.filter((_, index) => index !== from)
  return [...others.slice(0, to), ...items.slice(from, from + 1), ...others.slice(to)]
}

/** The same pieces of text in another order; what stands between them stays. */
function rearranged(text: string, places: readonly Node[], order: readonly Node[]): string {
  const piece = ({ offset, length }: Node) => text.slice(offset, offset + length)
  const between = places.map((place, index) => text.slice(endOf(places[index - 1]), place.offset))
  return between.map((gap, index) => gap + (order[index] ? piece(order[index]) : '')).join('') + text.slice(endOf(places.at(-1)))
}

const endOf = (node: Node | undefined) => (node ? node.offset + node.length : 0)

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
