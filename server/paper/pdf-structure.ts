/** The objects of a PDF as text, without what runs to nothing: comments, the content of streams, and strings, which become hexadecimal digits. Nothing of the file's own table is believed. */
import { inflateSync } from 'node:zlib'
import { keywordsOf, longestValue, valueFrom, valuesOf } from './pdf-values.js'

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
const most = { objects: 1_000_000, packed: 5000, perStream: 16_000_000, total: 64_000_000, again: 1 }

/** Reads every object wherever it stands, also between and behind what others take for the document. */
export function pdfStructure(content: Buffer): PdfStructure {
  const parts: string[] = []
  const trailers: string[] = []
  const objects: PdfObject[] = []
  let closed = false
  let packed = 0
  let total = 0
  let read = 0
  const valueAt = valuesOf(content)
  for (const { keyword, at } of keywordsOf(content)) {
    const { bare, end, isStream } = valueAt(at + keyword.length)
    const value = ownCopy(plainNames(bare))
    const stream = isStream ? end : undefined
    parts.push(value)
    read += end - at
    if (read > most.again * content.length + longestValue) closed = true
    if (keyword === 'obj') objects.push({ at, dictionary: value, stream })
    if (keyword === 'trailer' || /\/Type\s*\/XRef\b/.test(value)) trailers.push(value)
    if (parts.length > most.objects) closed = true
    if (closed) break
    if (stream === undefined || !/\/ObjStm\b/.test(value)) continue
    const inside = unpacked(content, stream, value)
    total += inside?.length ?? 0
    if (inside === undefined || ++packed > most.packed || total > most.total) closed = true
    else parts.push(plainNames(valueFrom(inside, 0, inside.length).bare))
  }
  return { text: parts.join('\n'), trailers: trailers.join('\n'), closed, objects }
}

/** A part of a text keeps all of it in memory. */
const ownCopy = (part: string) => Buffer.from(part, 'latin1').toString('latin1')

/** Names may spell any character as #xx. */
const plainNames = (text: string) =>
  text.includes('#') ? text.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text

/** The objects in an object stream, behind its keyword; nothing where they are not simply deflated. */
function unpacked(content: Buffer, keyword: number, dictionary: string): string | undefined {
  if (!/\/Filter\s*(?:\[\s*)?\/FlateDecode\b(?:\s*\])?(?!\s*\/\w+Decode)/.test(dictionary) || /\/Predictor\s+(?!1\b)/.test(dictionary))
    return undefined
  const start = keyword + (content[keyword] === 13 ? 2 : 1)
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
