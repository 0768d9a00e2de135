/** The programme that was built beside the shipped one, in people's words: every line of the policy book, every letter and mail. */
import { policyBook } from '../../../server/engine/book/book.js'
import { readConfiguration } from '../../../server/engine/compile/configuration-files.js'
import { draftProgramme } from '../../../server/engine/compile/draft.js'
import type { Files } from '../../../server/engine/model.js'
import type { Programme } from '../../../server/engine/programme.js'
import { letterDictionary, mailDictionary, type TemplateDictionary } from '../../../server/engine/templates/dictionaries.js'
import { templatePalette } from '../../../server/engine/templates/palette.js'
import type { Source } from './source.js'

/** How many lines both have, and those that only one of them has. */
export interface Comparison {
  same: number
  onlyShipped: string[]
  onlyBuilt: string[]
}

/** The text of the notice is left out: the officer's is split where it was pasted. */
export function compareProgrammes(source: Source, built: Files): Comparison {
  const [before, after] = [source.files, built].map(
    (files) => draftProgramme(files, readConfiguration(files, 'programme'), source.site).programme,
  )
  if (!before || !after) throw new Error('Nothing to compare.')
  const asPasted = new Map([...before.clauses.values()].map(({ id, label }) => [label ?? id, tryCited(source, id)]))
  return compare(
    linesOf(before, (text) => inWords(source, asPasted.get(text) ?? text)),
    linesOf(after, (text) => text),
  )
}

/** Clauses that stand nowhere in the pasted text are cited by nothing. */
function tryCited(source: Source, id: string): string | undefined {
  try {
    return source.cited(id)
  } catch {
    return undefined
  }
}

function compare(before: readonly string[], after: readonly string[]): Comparison {
  const left = new Map<string, number>()
  for (const line of after) left.set(line, (left.get(line) ?? 0) + 1)
  const onlyShipped = before.filter((line) => {
    const count = left.get(line) ?? 0
    left.set(line, count - 1)
    return count < 1
  })
  const onlyBuilt = [...left].flatMap(([line, count]) => Array<string>(Math.max(0, count)).fill(line))
  return { same: before.length - onlyShipped.length, onlyShipped, onlyBuilt }
}

/** What options are stored as: the words that the officer chose. */
const inWords = ({ allCodes, worded }: Source, text: string) =>
  worded(text)
    .split(', ')
    .map((code) => allCodes.get(code) ?? code)
    .join(', ')

function linesOf(programme: Programme, say: (text: string) => string): string[] {
  const chapters = policyBook(programme).chapters.filter(({ key }) => key !== 'clauses')
  const lines = chapters.flatMap(({ title, parts }) =>
    parts.flatMap((part) => part.rows.map(({ cells }) => [title, part.title, ...cells.map(say)].filter(Boolean).join(' › '))),
  )
  const letters = [...programme.letters.values()].map(({ definition }) =>
    bodyOf(definition, letterDictionary(programme, definition), programme),
  )
  const mails = [...programme.mails.values()].map(({ definition }) => bodyOf(definition, mailDictionary(programme, definition), programme))
  return [...lines, ...letters, ...mails]
}

/** A text with what is filled in by the names of the palette. */
function bodyOf({ template }: { template: string }, dictionary: TemplateDictionary, programme: Programme): string {
  const labels = new Map(
    templatePalette(dictionary, programme).flatMap(({ title, entries }) =>
      entries.map(({ text, label }) => [text, `{${title}：${label}}`]),
    ),
  )
  const text = programme.files[`templates/${template}`] ?? ''
  return text
    .trim()
    .split(/(\{\{[^{}]+\}\})/)
    .map((part) => labels.get(part.replace('{{answers.', '{{texts.')) ?? part)
    .join('')
}
