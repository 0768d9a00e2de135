/** Two texts as one, with what was put in and what was struck out. */
import type { Piece } from './model.js'

/** Longer texts are not compared character by character. */
const mostCells = 4_000_000

/** The pieces of a text that took the place of another; together, without what is out, they are the newer text. */
export function textPieces(before: string, after: string): Piece[] {
  if (before === after) return after === '' ? [] : [{ text: after }]
  const [old, now] = [wordsOf(before), wordsOf(after)]
  const start = commonLength(old, now, (words, index) => words[index])
  const end = commonLength(old.slice(start), now.slice(start), (words, index) => words[words.length - 1 - index])
  const middle = between(old.slice(start, old.length - end), now.slice(start, now.length - end))
  const same = (words: readonly string[]): Piece[] => (words.length > 0 ? [{ text: words.join('') }] : [])
  return readable([...same(now.slice(0, start)), ...middle, ...same(now.slice(now.length - end))])
}

/** Characters of Chinese one by one, numbers and Latin words whole. */
const wordsOf = (text: string) => text.match(/\d[\d,.]*|[A-Za-z]+|[\s\S]/gu) ?? []

function commonLength(old: readonly string[], now: readonly string[], at: (words: readonly string[], index: number) => string | undefined) {
  const most = Math.min(old.length, now.length)
  let length = 0
  while (length < most && at(old, length) === at(now, length)) length++
  return length
}

/** By the longest common subsequence. */
function between(old: readonly string[], now: readonly string[]): Piece[] {
  if (old.length === 0 || now.length === 0 || old.length * now.length > mostCells)
    return [piece('out', old), piece('in', now)].filter(({ text }) => text !== '')
  const lengths = table(old, now)
  const pieces: Piece[] = []
  let [left, right] = [0, 0]
  while (left < old.length || right < now.length) {
    const width = now.length + 1
    if (left < old.length && right < now.length && old[left] === now[right]) {
      pieces.push({ text: now[right] ?? '' })
      left++
      right++
    } else if (
      right >= now.length ||
      (left < old.length && (lengths[(left + 1) * width + right] ?? 0) >= (lengths[left * width + right + 1] ?? 0))
    )
      pieces.push({ text: old[left++] ?? '', change: 'out' })
    else pieces.push({ text: now[right++] ?? '', change: 'in' })
  }
  return pieces
}

const piece = (change: 'in' | 'out', words: readonly string[]): Piece => ({ text: words.join(''), change })

function table(old: readonly string[], now: readonly string[]): Uint32Array {
  const width = now.length + 1
  const lengths = new Uint32Array((old.length + 1) * width)
  for (let left = old.length - 1; left >= 0; left--)
    for (let right = now.length - 1; right >= 0; right--)
      lengths[left * width + right] =
        old[left] === now[right]
          ? (lengths[(left + 1) * width + right + 1] ?? 0) + 1
          : Math.max(lengths[(left + 1) * width + right] ?? 0, lengths[left * width + right + 1] ?? 0)
  return lengths
}

/** A single character that stayed between two changes is read more easily as part of them; what is out comes before what is in. */
function readable(pieces: readonly Piece[]): Piece[] {
  const joined = merged(pieces)
  const isCrumb = (index: number) => {
    const one = joined[index]
    return one?.change === undefined && (one?.text.length ?? 0) < 2 && joined[index - 1]?.change && joined[index + 1]?.change
  }
  const spread = joined.flatMap((one, index): Piece[] =>
    isCrumb(index)
      ? [
          { text: one.text, change: 'out' },
          { text: one.text, change: 'in' },
        ]
      : [one],
  )
  const ordered: Piece[] = []
  let [out, put] = ['', '']
  const flush = () => {
    if (out) ordered.push({ text: out, change: 'out' })
    if (put) ordered.push({ text: put, change: 'in' })
    out = put = ''
  }
  for (const { text, change } of spread) {
    if (change === 'out') out += text
    else if (change === 'in') put += text
    else {
      flush()
      ordered.push({ text })
    }
  }
  flush()
  return merged(ordered)
}

function merged(pieces: readonly Piece[]): Piece[] {
  const found: Piece[] = []
  for (const { text, change } of pieces) {
    const last = found.at(-1)
    if (last && last.change === change) found[found.length - 1] = { ...last, text: last.text + text }
    else found.push(change ? { text, change } : { text })
  }
  return found
}
