/** Chinese names of the configuration language's words, shown beside them while one writes. */
import { properties } from './property-words'
import { values } from './value-words'

/** What a property is called. */
export const wordOf = (property: string): string | undefined => (Object.hasOwn(properties, property) ? properties[property] : undefined)

/** What an enumerated value means. */
export const meaningOf = (value: string | number | boolean): string | undefined =>
  Object.hasOwn(values, String(value)) ? values[String(value)] : undefined

/** A pointer in words, with the titles that the document gives: `/rules/2/conditions` → 规则“…” › 条件. */
export function pointerInWords(pointer: string, document?: unknown): string {
  const cell = cellOf(pointer, document)
  if (cell) return cell
  const keys = pointer
    .split('/')
    .slice(1)
    .filter((key) => key !== '')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
  const words: string[] = []
  let value = document
  for (const [index, key] of keys.entries()) {
    value = isTree(value) ? value[key] : undefined
    const title = isUnnamed(value) ? '没有名称' : titleIn(value)
    const named = keys[index - 1] === 'properties' || /^\d+$/.test(key)
    if (named && title) words.push(`${words.pop() ?? ''}“${title}”`)
    else words.push(/^\d+$/.test(key) ? `第 ${Number(key) + 1} 项` : (wordOf(key) ?? (title ? `“${title}”` : key)))
  }
  return words.join(' › ')
}

/** A cell of a decision table by its row and column. */
function cellOf(pointer: string, document: unknown): string | undefined {
  const [, row, part, at] = /^\/rows\/(\d+)\/(when|then)\/(\d+)$/.exec(pointer) ?? []
  const columns = isTree(document) ? document[part === 'when' ? 'inputs' : 'outputs'] : undefined
  const title = Array.isArray(columns) ? titleIn(columns[Number(at)]) : ''
  return title ? `第 ${Number(row) + 1} 行“${title}”` : undefined
}

const titleKeys = ['title', 'label', 'subject', 'name', 'heading', 'rule'] as const
/** What a thing of a configuration file calls itself. */
export const titleIn = (value: unknown): string =>
  isTree(value) ? String(titleKeys.map((key) => value[key]).find((title) => typeof title === 'string' && title) ?? '') : ''
/** It has a name for people, which is not written yet. */
const isUnnamed = (value: unknown) => isTree(value) && (value.label === '' || value.title === '')
const isTree = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
