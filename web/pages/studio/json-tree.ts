/** Places in a JSON text: from a pointer to a position and back, on the editor's syntax tree, tolerant of unfinished text. */
import { ensureSyntaxTree, syntaxTree } from '@codemirror/language'
import type { EditorState } from '@codemirror/state'

type Tree = ReturnType<typeof syntaxTree>
type Node = Tree['topNode']
export type Path = readonly (string | number)[]

export interface Place {
  /** Keys and indices from the root to the value or object that the cursor stands in. */
  path: Path
  /** `key`: a property name is being written; `value`: a value. */
  kind: 'key' | 'value'
  /** What is being written, quotes included. */
  from: number
  to: number
  /** Keys that the object has already. */
  siblings: readonly string[]
}

const valueNames = new Set(['Object', 'Array', 'String', 'Number', 'True', 'False', 'Null'])

/** The whole tree: the editor itself parses long texts little by little. */
export const treeOf = (state: EditorState): Tree => ensureSyntaxTree(state, state.doc.length, 1000) ?? syntaxTree(state)

/** The range of the value that a pointer names; of its nearest existing parent where it does not exist. */
export function rangeOf(state: EditorState, pointer: string): { from: number; to: number; exact: boolean } {
  const keys = pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
  let node = childValue(treeOf(state).topNode)
  let last = node
  let exact = true
  for (const key of keys) {
    const next = node && step(state, node, key)
    if (!next) {
      exact = false
      break
    }
    node = childValue(next) ?? next
    last = next
  }
  if (!last) return { from: 0, to: 0, exact: keys.length === 0 }
  const name = last.name === 'Property' ? last.getChild('PropertyName') : undefined
  const shown =
    !exact || last.name === 'Object' || last.name === 'Array'
      ? { from: last.from, to: Math.min(last.to, state.doc.lineAt(last.from).to) }
      : last
  return { from: name?.from ?? shown.from, to: name && exact ? Math.min(last.to, state.doc.lineAt(last.from).to) : shown.to, exact }
}

/** The pointer of the innermost property or item around a position. */
export function pointerAt(state: EditorState, position: number): string {
  const inner = treeOf(state).resolveInner(position, -1)
  const property = enclosing(inner, 'Property')
  const holder = enclosing(inner, 'Object', 'Array')
  if (!holder) return ''
  const inProperty = property?.parent && isInside(property, holder)
  const item = holder.name === 'Array' ? children(holder).findIndex(({ from, to }) => from <= position && position <= to) : -1
  const path = pathOf(state, holder)
  const whole = inProperty ? [...path, keyOf(state, property)] : item >= 0 ? [...path, item] : path
  return whole.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

/** What stands at a position: the path to it and whether a key or a value belongs there. */
export function placeAt(state: EditorState, position: number): Place | undefined {
  const inner = treeOf(state).resolveInner(position, -1)
  const written = inner.name === 'String' || inner.name === 'PropertyName' || valueNames.has(inner.name) ? inner : undefined
  const isText = written && written.name !== 'Object' && written.name !== 'Array'
  const range = isText ? { from: written.from, to: Math.max(written.to, position) } : wordAt(state, position)
  const property = inner.name === 'PropertyName' ? inner.parent : enclosing(inner, 'Property')
  const holder = enclosing(inner, 'Object', 'Array')
  if (!holder) return undefined
  const inProperty = property?.parent && isInside(property, holder)
  if (inner.name === 'PropertyName' && property?.parent) {
    return { path: pathOf(state, property.parent), kind: 'key', ...range, siblings: keysOf(state, property.parent, property) }
  }
  if (inProperty && afterColon(state, property, position))
    return { path: [...pathOf(state, holder), keyOf(state, property)], kind: 'value', ...range, siblings: [] }
  if (holder.name === 'Array') return { path: [...pathOf(state, holder), indexAt(holder, position)], kind: 'value', ...range, siblings: [] }
  const unfinished = valueIsDue(state, range.from)
  if (unfinished !== undefined) return { path: [...pathOf(state, holder), unfinished], kind: 'value', ...range, siblings: [] }
  return { path: pathOf(state, holder), kind: 'key', ...range, siblings: keysOf(state, holder) }
}

/** The values that stand at a path's object already, for telling alternatives apart; only plain ones are read. */
export function valueAt(state: EditorState, path: Path): unknown {
  let node = childValue(treeOf(state).topNode)
  for (const key of path) {
    const next = node && step(state, node, String(key))
    node = next ? (childValue(next) ?? (next.name === 'Property' ? undefined : next)) : undefined
  }
  return node ? read(state, node) : undefined
}

export interface Holder {
  kind: 'Object' | 'Array'
  from: number
  to: number
  last?: { from: number; to: number }
  keys: readonly string[]
  items: readonly unknown[]
}

/** The object or list at a path, with what it holds already. */
export function holderAt(state: EditorState, path: Path): Holder | undefined {
  let node = childValue(treeOf(state).topNode)
  for (const key of path) {
    const next = node && step(state, node, String(key))
    node = next?.name === 'Property' ? childValue(next) : next
  }
  if (node?.name !== 'Object' && node?.name !== 'Array') return undefined
  const isObject = node.name === 'Object'
  const entries = isObject ? node.getChildren('Property') : children(node)
  return {
    kind: isObject ? 'Object' : 'Array',
    from: node.from,
    to: node.to,
    last: entries.at(-1),
    keys: isObject ? keysOf(state, node) : [],
    items: isObject ? [] : entries.map((entry) => read(state, entry)),
  }
}

function read(state: EditorState, node: Node): unknown {
  if (node.name === 'Object')
    return Object.fromEntries(
      node.getChildren('Property').map((property) => {
        const value = childValue(property)
        return [keyOf(state, property), value ? read(state, value) : undefined]
      }),
    )
  if (node.name === 'Array') return children(node).map((child) => read(state, child))
  try {
    return JSON.parse(state.sliceDoc(node.from, node.to))
  } catch {
    return undefined
  }
}

const children = (node: Node): Node[] => {
  const found: Node[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) if (valueNames.has(child.name)) found.push(child)
  return found
}
const childValue = (node: Node): Node | undefined => children(node)[0]

function step(state: EditorState, node: Node, key: string): Node | undefined {
  if (node.name === 'Object') return node.getChildren('Property').find((property) => keyOf(state, property) === key)
  if (node.name === 'Array') return children(node)[Number(key)]
  return undefined
}

function keyOf(state: EditorState, property: Node): string {
  const name = property.getChild('PropertyName')
  if (!name) return ''
  const text = state.sliceDoc(name.from, name.to)
  try {
    return String(JSON.parse(text))
  } catch {
    return text.replaceAll('"', '')
  }
}

const keysOf = (state: EditorState, object: Node, except?: Node) =>
  object
    .getChildren('Property')
    .filter((property) => property.from !== except?.from)
    .map((property) => keyOf(state, property))

function pathOf(state: EditorState, node: Node): (string | number)[] {
  const path: (string | number)[] = []
  for (let current: Node | null = node; current?.parent; current = current.parent) {
    if (current.parent.name === 'Property') path.unshift(keyOf(state, current.parent))
    else if (current.parent.name === 'Array') path.unshift(children(current.parent).findIndex((child) => child.from === current?.from))
  }
  return path
}

function enclosing(node: Node, ...names: string[]): Node | undefined {
  for (let current: Node | null = node; current; current = current.parent) if (names.includes(current.name)) return current
  return undefined
}

const isInside = (inner: Node, outer: Node) => inner.from >= outer.from && inner.to <= outer.to

function afterColon(state: EditorState, property: Node, position: number): boolean {
  const name = property.getChild('PropertyName')
  return name !== null && position > name.to && state.sliceDoc(name.to, position).trimStart().startsWith(':')
}

const indexAt = (array: Node, position: number) => children(array).filter((child) => child.to < position).length

/** The key whose value is still to be written just before the position: `"severity": ▮`. */
function valueIsDue(state: EditorState, position: number): string | undefined {
  return /"([^"\\]*)"\s*:\s*$/.exec(state.sliceDoc(Math.max(0, position - 200), position))?.[1]
}

function wordAt(state: EditorState, position: number): { from: number; to: number } {
  const before = /[\w"$.-]*$/.exec(state.sliceDoc(Math.max(0, position - 80), position))?.[0].length ?? 0
  return { from: position - before, to: position }
}
