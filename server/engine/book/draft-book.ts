/** The policy book of files, also while they are unfinished, against other files where they are given. */
import { readConfiguration } from '../compile/configuration-files.js'
import { draftProgramme } from '../compile/draft.js'
import { diff } from '../diff/diff.js'
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
  const read = (texts: Files) => draftProgramme(texts, readConfiguration(texts, 'programme'), site).programme
  const page = bookPage(read(files), edition, before && { programme: read(before), words: against ?? '' })
  return bookHtml(before && changesOnly ? { ...page, book: changedOnly(page.book) } : page)
}

/** The book of a programme with its changes against another edition of it. */
export function bookPage(programme: Programme, edition: string, against?: { programme: Programme; words: string }): BookPage {
  const book = trackBook(policyBook(programme), against && policyBook(against.programme))
  return { book, changes: against ? diff(against.programme, programme) : [], against: against?.words, edition }
}
