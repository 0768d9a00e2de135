/** What conditions of a stage may speak of, and what it is called. */
import type { Outline, OutlineName } from '../../../../server/engine/outline'
import type { Texts } from '../merge'
import { documentOf } from '../problems'
import type { Lexicon } from './words'

/** Names of a stage, or of all; `rowsOf` puts the fields of a section's rows first. */
export function lexiconOf(outline: Outline, files: Texts, stage?: string, rowsOf?: string): Lexicon {
  const own = outline.stages.filter(({ id }) => id === stage)
  const all = (own.length > 0 ? own : outline.stages).flatMap(({ names }) => names)
  const rows = rowsOf === undefined ? [] : (all.find(({ id }) => id === rowsOf)?.rows ?? [])
  const names = new Map<string, OutlineName>()
  for (const name of [...rows, ...all]) if (!names.has(name.id)) names.set(name.id, name)
  const facts = documentOf(files['rules/facts.json'])
  const conditions = isTree(facts) && isTree(facts.conditions) ? facts.conditions : {}
  const known = new Map<string, Map<string, string>>()
  const codes = (dictionary: string) => {
    const found = known.get(dictionary) ?? codesIn(documentOf(files[`schemas/${dictionary}.dictionary.json`]))
    known.set(dictionary, found)
    return found
  }
  return { names, operators: outline.operators, conditions, codes }
}

/** Codes of a dictionary with the names on the way to them. */
function codesIn(document: unknown): Map<string, string> {
  const found = new Map<string, string>()
  const visit = (entries: unknown, above: readonly string[]) => {
    if (!Array.isArray(entries)) return
    for (const entry of entries.filter(isTree)) {
      const path = [...above, String(entry.name ?? '')]
      found.set(String(entry.code ?? ''), path.join(' / '))
      visit(entry.children, path)
    }
  }
  visit(isTree(document) ? document.entries : undefined, [])
  return found
}

const isTree = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
