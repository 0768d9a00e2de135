/** The policy book of files, also while they are unfinished, against other files where they are given. */
import { readConfiguration } from '../compile/configuration-files.js'
import { draftProgramme } from '../compile/draft.js'
import { diff } from '../diff/diff.js'
import type { Change } from '../diff/things.js'
import type { Files } from '../model.js'
import type { CompiledSite, Programme } from '../programme.js'
import { policyBook } from './book.js'
import { type BookPage, bookHtml } from './html.js'
import { changedOnly } from './text.js'
import { trackBook } from './track.js'

export interface BookQuestion {
  /** What the changes are marked against; absent = nothing is marked. */
  before?: Files
  /** What that is, in words. */
  against?: string
  /** Which text it is, in words. */
  edition: string
  /** Leaves out what did not change. */
  changesOnly?: boolean
}

/** A page of HTML. */
export function draftBook(files: Files, { before, against, edition, changesOnly }: BookQuestion, site?: CompiledSite): string {
  if (!before) return bookHtml(bookPage(read(files, site), edition))
  const { texts, unread } = comparable(files, before)
  const page = bookPage(read(texts, site), edition, { programme: read(before, site), words: against ?? '' })
  const told = { ...page, changes: [...page.changes, ...unread] }
  return bookHtml(changesOnly ? { ...told, book: changedOnly(page.book) } : told)
}

/** What changed against other files, as sentences; a file that cannot be read yet is named. */
export function draftDifferences(files: Files, before: Files, site?: CompiledSite): Change[] {
  const { texts, unread } = comparable(files, before)
  return [...diff(read(before, site), read(texts, site)), ...unread]
}

/** The files with the earlier text of what cannot be read yet: nothing in it counts as removed because one thing beside it is unfinished. */
function comparable(files: Files, before: Files): { texts: Files; unread: Change[] } {
  const paths = new Set(readConfiguration(files, 'programme').documents.map(({ path }) => path))
  const earlier = readConfiguration(before, 'programme').documents
  const unread = earlier.filter(({ path }) => Object.hasOwn(files, path) && !paths.has(path))
  return {
    texts: { ...files, ...Object.fromEntries(unread.map(({ path }) => [path, before[path] ?? ''])) },
    unread: unread.map(({ path }) => ({ kind: '文件', text: `文件 ${path} 还有没写完的地方，改好以后才能说明它改了什么` })),
  }
}

const read = (texts: Files, site?: CompiledSite) => draftProgramme(texts, readConfiguration(texts, 'programme'), site).programme

/** The book of a programme with its changes against another edition of it. */
export function bookPage(programme: Programme, edition: string, against?: { programme: Programme; words: string }): BookPage {
  const book = trackBook(policyBook(programme), against && policyBook(against.programme))
  return { book, changes: against ? diff(against.programme, programme) : [], against: against?.words, edition }
}
