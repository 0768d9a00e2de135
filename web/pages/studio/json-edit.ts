/** Small insertions into JSON texts that leave everything else as it was written. */
import { json } from '@codemirror/lang-json'
import { EditorState } from '@codemirror/state'
import { holderAt, type Path } from './json-tree'

/** Adds a property to the object at a path; the text itself where there is no such object or it has the key already. */
export function withProperty(text: string, path: Path, key: string, value: unknown): string {
  const holder = holderAt(stateOf(text), path)
  if (holder?.kind !== 'Object' || holder.keys.includes(key)) return text
  return insert(text, holder, `${JSON.stringify(key)}: ${JSON.stringify(value)}`)
}

/** Adds an item to the list at a path; the text itself where there is no such list or it has the item already. */
export function withItem(text: string, path: Path, item: string): string {
  const holder = holderAt(stateOf(text), path)
  if (holder?.kind !== 'Array' || holder.items.includes(item)) return text
  return insert(text, holder, JSON.stringify(item))
}

const stateOf = (text: string) => EditorState.create({ doc: text.replaceAll('\r\n', '\n'), extensions: [json()] })

/** After the last entry, on a line of its own where that one has one. */
function insert(
  text: string,
  { from, to, last }: { from: number; to: number; last?: { from: number; to: number } },
  piece: string,
): string {
  if (!last) return `${text.slice(0, from + 1)} ${piece} ${text.slice(to - 1)}`
  const indent = /(^|\n)([ \t]*)$/.exec(text.slice(0, last.from))?.[2]
  const gap = indent === undefined ? ' ' : `\n${indent}`
  return `${text.slice(0, last.to)},${gap}${piece}${text.slice(last.to)}`
}
