/** A book with its changes against an earlier one: rows and parts by their keys, texts piece by piece. */
import type { Book, Chapter, Fate, Part, Piece, Row, TrackedBook, TrackedChapter, TrackedPart, TrackedRow } from './model.js'
import { textPieces } from './pieces.js'

/** Without an earlier book nothing is marked. */
export function trackBook(after: Book, before?: Book): TrackedBook {
  const earlier = before ?? after
  return {
    title: textPieces(earlier.title, after.title),
    issued: after.issued.map((line, index) => textPieces(earlier.issued[index] ?? '', line)),
    chapters: paired(earlier.chapters, after.chapters).map(([old, now], index) => chapter(old, now, index + 1)),
  }
}

/** Pairs by key, in the newer order; what is gone stands where it stood. */
function paired<Item extends { key: string }>(before: readonly Item[], after: readonly Item[]): [Item | undefined, Item | undefined][] {
  const old = new Map(before.map((item) => [item.key, item]))
  const now = new Set(after.map(({ key }) => key))
  const pairs: [Item | undefined, Item | undefined][] = after.map((item) => [old.get(item.key), item])
  for (const [index, item] of before.entries()) {
    if (now.has(item.key)) continue
    const above = before.slice(0, index).findLast(({ key }) => now.has(key) || pairs.some(([gone, kept]) => !kept && gone?.key === key))
    const place = above ? pairs.findIndex(([gone, kept]) => (kept ?? gone)?.key === above.key) + 1 : 0
    pairs.splice(place, 0, [item, undefined])
  }
  return pairs
}

function chapter(before: Chapter | undefined, after: Chapter | undefined, number: number): TrackedChapter {
  const shown = after ?? before
  const parts = paired(before?.parts ?? [], after?.parts ?? []).map(([old, now]) => part(old, now))
  return { key: shown?.key ?? '', number, title: shown?.title ?? '', fate: fateOf(before, after, parts), parts }
}

function part(before: Part | undefined, after: Part | undefined): TrackedPart {
  const shown = after ?? before
  const rows = paired(before?.rows ?? [], after?.rows ?? []).map(([old, now]) => row(old, now))
  return { key: shown?.key ?? '', title: shown?.title ?? '', columns: shown?.columns ?? [], fate: fateOf(before, after, rows), rows }
}

const fateOf = (before: unknown, after: unknown, inner: readonly { fate: Fate }[]): Fate =>
  !before ? 'new' : !after ? 'gone' : inner.every(({ fate }) => fate === 'same') ? 'same' : 'changed'

function row(before: Row | undefined, after: Row | undefined): TrackedRow {
  if (!before || !after) {
    const change = after ? 'in' : 'out'
    const cells = (after ?? before)?.cells.map((text): Piece[] => (text === '' ? [] : [{ text, change }])) ?? []
    return { fate: after ? 'new' : 'gone', cells }
  }
  const cells = after.cells.map((text, index) => textPieces(before.cells[index] ?? '', text))
  if (before.body !== after.body) cells[cells.length - 1]?.push({ text: '（正文有改动）', change: 'in' })
  return { fate: cells.some((pieces) => pieces.some(({ change }) => change)) ? 'changed' : 'same', cells }
}
