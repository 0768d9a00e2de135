/** The objects of a PDF as text, without what runs to nothing: comments, the content of streams, and strings, which become hexadecimal digits. Nothing of the file's own table is believed. */
import { inflateSync } from 'node:zlib'

export interface PdfStructure {
  /** Dictionaries of all objects and trailers, names in plain letters. */
  text: string
  /** The same of trailers and of the streams that stand for them. */
  trailers: string
  /** Some objects are packed in a way that cannot be looked into. */
  closed: boolean
  /** Those that are not packed. */
  objects: PdfObject[]
}

export interface PdfObject {
  /** Where its keyword stands, behind its number. */
  at: number
  /** Without strings and comments, names in plain letters. */
  dictionary: string
  /** Behind the keyword that begins its stream. */
  stream?: number
}

/** Beyond these a file is closed to us. */
const most = { objects: 1_000_000, packed: 5000, perStream: 16_000_000, total: 64_000_000, value: 1_000_000, again: 1 }

/** Reads every object wherever it stands, also between and behind what others take for the document. */
export function pdfStructure(content: Buffer): PdfStructure {
  const file = content.toString('latin1')
  const parts: string[] = []
  const trailers: string[] = []
  const objects: PdfObject[] = []
  let closed = false
  let packed = 0
  let total = 0
  let read = 0
  for (const { 0: keyword, index } of file.matchAll(/(?<![A-Za-z])(?:obj|trailer)(?![A-Za-z])/g)) {
    const { bare, end, isStream } = valueFrom(file, index + keyword.length)
    const value = plainNames(bare)
    parts.push(value)
    read += end - index
    if (read > most.again * file.length + most.value) closed = true
    if (keyword === 'obj') objects.push({ at: index, dictionary: value, stream: isStream ? end : undefined })
    if (keyword === 'trailer' || /\/Type\s*\/XRef\b/.test(value)) trailers.push(value)
    if (parts.length > most.objects) closed = true
    if (closed) break
    if (!isStream || !/\/ObjStm\b/.test(value)) continue
    const inside = unpacked(content, file, end, value)
    total += inside?.length ?? 0
    if (inside === undefined || ++packed > most.packed || total > most.total) closed = true
    else parts.push(plainNames(valueFrom(inside, 0, inside.length).bare))
  }
  return { text: parts.join('\n'), trailers: trailers.join('\n'), closed, objects }
}

interface Value {
  /** Without strings and comments. */
  bare: string
  end: number
  /** A stream follows, behind its keyword at `end`. */
  isStream: boolean
}

/** From here to the end of the object, or to its stream; keywords inside strings, comments and dictionaries end nothing. */
function valueFrom(text: string, from: number, limit = most.value): Value {
  const last = Math.min(text.length, from + limit)
  const parts: string[] = []
  let kept = from
  let at = from
  let depth = 0
  let isUnclosed = false
  let closing = 0
  const leave = (end: number, instead = ' ') => {
    parts.push(text.slice(kept, at), instead)
    at = end
    kept = end
  }
  while (at < last) {
    const character = text[at]
    if (character === '%') leave(endOfLine(text, at))
    else if (character === '(' && !isUnclosed) {
      const end = endOfString(text, at, last)
      isUnclosed = end === undefined
      leave(end ?? at + 1, end === undefined ? ' ' : digits(text.slice(at + 1, end - 1)))
    } else if (character === '<' && text[at + 1] === '<') {
      depth++
      at += 2
    } else if (character === '>' && text[at + 1] === '>') {
      depth--
      at += 2
    } else if (character === '<') {
      if (closing < at) closing = placeOf(text, '>', at)
      if (closing > last) leave(at + 1)
      else leave(closing + 1, digitsOfHex(text.slice(at + 1, closing)))
    } else if (depth <= 0 && (character === 's' || character === 'e') && !/[A-Za-z/]/.test(text[at - 1] ?? '')) {
      if (text.startsWith('stream', at)) return { bare: parts.join('') + text.slice(kept, at), end: at + 6, isStream: true }
      if (text.startsWith('endobj', at) || text.startsWith('startxref', at)) break
      at++
    } else at++
  }
  return { bare: parts.join('') + text.slice(kept, at), end: at, isStream: false }
}

function placeOf(text: string, character: string, from: number): number {
  const at = text.indexOf(character, from)
  return at < 0 ? Number.POSITIVE_INFINITY : at
}

function endOfLine(text: string, from: number): number {
  for (let at = from; at < text.length; at++) if (text[at] === '\n' || text[at] === '\r') return at
  return text.length
}

/** Behind the closing parenthesis; nothing where it is never closed. */
function endOfString(text: string, from: number, last: number): number | undefined {
  let depth = 0
  for (let at = from; at < last; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '(') depth++
    else if (text[at] === ')' && --depth === 0) return at + 1
  }
  return undefined
}

const longestKept = 1000

/** The bytes of a string, in a form in which it can be taken for nothing else; nothing of a long one. */
function digits(written: string): string {
  if (written.length > longestKept) return ' <> '
  const text = !written.includes('\\')
    ? written
    : written.replace(/\\(?:([0-7]{1,3})|(\r\n|[\s\S]))/g, (_, octal: string | undefined, letter: string) =>
        octal ? String.fromCharCode(Number.parseInt(octal, 8) & 255) : (escapes[letter] ?? letter),
      )
  return ` <${Buffer.from(text, 'latin1').toString('hex')}> `
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '\n': '', '\r': '', '\r\n': '' }

function digitsOfHex(written: string): string {
  const plain = written.length > longestKept ? '' : written.replace(/[\s\0]/g, '').toLowerCase()
  return /^[0-9a-f]*$/.test(plain) ? ` <${plain}${plain.length % 2 ? '0' : ''}> ` : ' '
}

/** Names may spell any character as #xx. */
const plainNames = (text: string) =>
  text.includes('#') ? text.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text

/** The objects in an object stream; nothing where they are not simply deflated. */
function unpacked(content: Buffer, file: string, keyword: number, dictionary: string): string | undefined {
  if (!/\/Filter\s*(?:\[\s*)?\/FlateDecode\b(?:\s*\])?(?!\s*\/\w+Decode)/.test(dictionary) || /\/Predictor\s+(?!1\b)/.test(dictionary))
    return undefined
  const start = keyword + (file[keyword] === '\r' ? 2 : 1)
  try {
    // it ends where the deflated data end, whatever the file says about its length
    return inflateSync(content.subarray(start), { maxOutputLength: most.perStream }).toString('latin1')
  } catch {
    return undefined
  }
}

/** The dictionary that contains what stands there. */
export function dictionaryAround(text: string, index: number): string {
  let start = index
  for (let depth = 0; start > 0 && index - start < 200_000; start--) {
    const pair = text.slice(start - 1, start + 1)
    if (pair === '>>') depth++
    if (pair === '<<' && depth-- === 0) break
    if (pair === '>>' || pair === '<<') start--
  }
  let end = index
  for (let depth = 0; end < text.length && end - index < 200_000; end++) {
    const pair = text.slice(end, end + 2)
    if (pair === '<<') depth++
    if (pair === '>>' && depth-- === 0) break
    if (pair === '>>' || pair === '<<') end++
  }
  return text.slice(start, end)
}
