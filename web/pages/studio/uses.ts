/** Where a name is used in the files of a draft, so that what is used is not taken away unseen. */
import { stageTitles, titleOf } from './file-kinds'
import type { Texts } from './merge'
import { documentOf } from './problems'

/** The files, by their titles, that speak of a name; `besides` is where it is declared. */
export function usesOf(files: Texts, name: string, besides: string): string[] {
  const stages = stageTitles(files)
  const word = new RegExp(`(?<![\\w.])${name.replace(/[.*+?^$()[\]{}|\\]/g, '\\$&')}(?!\\w)`)
  return Object.keys(files)
    .filter((path) => path.endsWith('.json') && speaksOf(documentOf(files[path]), name, word, path === besides))
    .map((path) => titleOf(path, files, stages))
}

const naming = new Set(['id', 'name', 'label', 'title', 'note', 'text', 'help'])

function speaksOf(node: unknown, name: string, word: RegExp, isHome: boolean, key = ''): boolean {
  if (typeof node === 'string') return !(isHome && naming.has(key)) && (node === name || (key === 'formula' && word.test(node)))
  if (Array.isArray(node)) return node.some((item) => speaksOf(item, name, word, isHome, key))
  if (typeof node !== 'object' || node === null) return false
  return Object.entries(node).some(([inner, value]) => (!isHome && inner === name) || speaksOf(value, name, word, isHome, inner))
}
