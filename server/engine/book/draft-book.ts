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
  const page = bookPage(read(files, site), edition, before && { programme: read(before, site), words: against ?? '' })
  return bookHtml(before && changesOnly ? { ...page, book: changedOnly(page.book) } : page)
}

/** What changed against other files, as sentences, as far as both can be read. */
export const draftDifferences = (files: Files, before: Files, site?: CompiledSite): Change[] => diff(read(before, site), read(files, site))

const read = (texts: Files, site?: CompiledSite) => draftProgramme(texts, readConfiguration(texts, 'programme'), site).programme

/** The book of a programme with its changes against another edition of it. */
export function bookPage(programme: Programme, edition: string, against?: { programme: Programme; words: string }): BookPage {
  const book = trackBook(policyBook(programme), against && policyBook(against.programme))
  return { book, changes: against ? diff(against.programme, programme) : [], against: against?.words, edition }
}
