/** Where a material is named: fields that it proves, examples that have or expect it. */
import { type Place, valueAt, withValue } from '../edits'
import { isRecord, list, record, textOf } from '../forms/form-tree'
import type { Use } from '../forms/uses'
import type { Texts } from '../merge'
import { documentOf } from '../problems'
import { pointerInWords } from '../words'

/** Fields of the stage's form that it proves, and the examples of the stage that name it. */
export function usesOfMaterial(files: Texts, stage: string, id: string): { uses: Use[]; examples: string[] } {
  const file = `schemas/${stage}.form.json`
  const document = documentOf(files[file])
  const uses: Use[] = []
  const visit = (node: unknown, at: string): void => {
    if (Array.isArray(node)) for (const [index, item] of node.entries()) visit(item, `${at}/${index}`)
    if (!isRecord(node)) return
    if (node.evidence === id) uses.push({ file, at: `${at}/evidence`, what: pointerInWords(at, document) })
    for (const [key, value] of Object.entries(node)) visit(value, `${at}/${key}`)
  }
  visit(document, '')
  const examples = Object.keys(files).filter((path) => {
    if (!path.startsWith('rules/examples/')) return false
    const text = files[path] ?? ''
    return textOf(record(documentOf(text)).stage) === stage && withoutMaterial(text, id) !== text
  })
  return { uses, examples }
}

const places: readonly Place[] = [
  ['given', 'materials'],
  ['expect', 'materials', 'required'],
  ['expect', 'materials', 'missing'],
]

/** An example's text without the material. */
export function withoutMaterial(text: string, id: string): string {
  const without = places.reduce((next, place) => {
    const index = list(valueAt(documentOf(next), place)).indexOf(id)
    return index < 0 ? next : withValue(next, [...place, index], undefined)
  }, text)
  const item: Place = ['expect', 'materials', 'items', id]
  return valueAt(documentOf(without), item) === undefined ? without : withValue(without, item, undefined)
}
