/** The words of the policy book: a programme as a document that people read and sign. No behaviour. */

/** The whole document. */
export interface Book {
  title: string
  /** Who issues it, its number. */
  issued: string[]
  chapters: Chapter[]
}

export interface Chapter {
  key: string
  title: string
  parts: Part[]
}

/** A table, or rows of text where there are no headings of columns. */
export interface Part {
  key: string
  title: string
  columns: Column[]
  rows: Row[]
}

export interface Column {
  title: string
  /** Share of the width, in per cent. */
  width: number
}

export interface Row {
  key: string
  cells: string[]
  /** A text too long to stand in the book; that it changed is said. */
  body?: string
}

/** A piece of text: as it was, put in, or struck out. */
export interface Piece {
  text: string
  change?: 'in' | 'out'
}

/** What became of a row, a part or a chapter. */
export type Fate = 'same' | 'changed' | 'new' | 'gone'

export interface TrackedRow {
  fate: Fate
  cells: Piece[][]
}
export interface TrackedPart {
  key: string
  title: string
  fate: Fate
  columns: Column[]
  rows: TrackedRow[]
}
export interface TrackedChapter {
  key: string
  /** From 1. */
  number: number
  title: string
  fate: Fate
  parts: TrackedPart[]
}

/** A book with its changes against an earlier one marked. */
export interface TrackedBook {
  title: Piece[]
  issued: Piece[][]
  chapters: TrackedChapter[]
}
