/** Attachments of a PDF that are nothing but data, as electronic invoices carry them for accounting programs. */
import { inflateSync } from 'node:zlib'
import { isInertXml } from './inert-xml.js'
import { dictionaryAround, type PdfObject, type PdfStructure } from './pdf-structure.js'

const most = { attachments: 20, bytes: 4_000_000 }

/** Names of the attachments; nothing where one of them is not inert XML under a name of its kind, or cannot be found for certain. */
export function xmlAttachments(content: Buffer, { text, objects }: PdfStructure): string[] | undefined {
  if (/\/(?:Collection|RF|FS)\b/.test(text)) return undefined
  const attachments = [...text.matchAll(/\/EF\b/g)].slice(0, most.attachments + 1).map(({ index }) => attachment(text, index))
  if (attachments.length === 0 || attachments.length > most.attachments) return undefined
  const known = attachments.filter((one) => one !== undefined)
  if (known.length < attachments.length) return undefined
  const numbered = objects.map((object) => ({ object, number: numberBefore(content, object.at) }))
  if (numbered.some(({ number, object }) => number === undefined && couldBeNumbered(content, object.at))) return undefined
  const numbers = new Set(known.flatMap((one) => one.numbers))
  // whichever of several objects of one number a reader takes
  const files = [...numbers].map((number) => numbered.filter((one) => one.number === number))
  const areInert = files.every((same) => same.length > 0 && same.length < 10 && same.every(({ object }) => isXmlStream(content, object)))
  return areInert ? [...new Set(known.flatMap(({ names }) => names))] : undefined
}

function numberBefore(content: Buffer, at: number): number | undefined {
  const number = /(?<!\d)(\d{1,10})[\s\0]+\d{1,5}[\s\0]*$/.exec(content.toString('latin1', Math.max(0, at - 64), at))?.[1]
  return number === undefined ? undefined : Number(number)
}

/** Remarks or more space may stand between. */
const couldBeNumbered = (content: Buffer, at: number) => /[\s\0\d]$/.test(content.toString('latin1', Math.max(0, at - 1), at))

const places = 'UF|F|DOS|Mac|Unix'

/** What a file specification names, and which objects it refers to. */
function attachment(text: string, index: number): { names: string[]; numbers: number[] } | undefined {
  const [whole, references] = /^\/EF\s*<<([^<>]*)>>/.exec(text.slice(index, index + 1000)) ?? []
  if (!whole || references === undefined) return undefined
  const reference = new RegExp(`/(?:${places})\\s+(\\d{1,9})\\s+\\d{1,5}\\s+R(?![A-Za-z0-9])`, 'g')
  const numbers = [...references.matchAll(reference)].map(([, number]) => Number(number))
  if (numbers.length === 0 || references.replace(reference, '').trim()) return undefined
  const specification = dictionaryAround(text, index).replace(whole, '')
  if (/\/EF\b/.test(specification)) return undefined
  const names = [...specification.matchAll(new RegExp(`/(?:${places})\\b\\s*(?:<([0-9a-f]*)>)?`, 'g'))].map(([, name]) =>
    nameOf(name ?? ''),
  )
  const ofKind = names.filter((name) => fileName.test(name))
  return names.length > 0 && ofKind.length === names.length ? { names, numbers } : undefined
}

/** No path, no stream of another name, nothing that turns the direction of writing. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: names without them
const fileName = /^[^\\/:*?"<>|\x00-\x1f\u200b-\u200f\u202a-\u202e\u2066-\u2069]{1,200}\.xml$/i

function nameOf(hex: string): string {
  const bytes = Buffer.from(hex, 'hex')
  if (bytes[0] === 0xfe && bytes[1] === 0xff && bytes.length % 2 === 0) return bytes.subarray(2).swap16().toString('utf16le')
  return bytes[0] === 0xef && bytes[1] === 0xbb ? bytes.subarray(3).toString('utf8') : bytes.toString('latin1')
}

function isXmlStream(content: Buffer, { dictionary, stream }: PdfObject): boolean {
  if (stream === undefined || /\/(?:F|FFilter|FDecodeParms|DecodeParms|DP)\b/.test(dictionary)) return false
  const start = stream + (content[stream] === 13 ? 2 : 1)
  const filters = dictionary.match(/\/Filter\b/g)?.length ?? 0
  if (filters === 0) return isPlainXml(content, dictionary, start)
  if (filters > 1 || !/\/Filter\s*(?:\/FlateDecode|\[\s*\/FlateDecode\s*\])\s*(?=[/>])/.test(dictionary)) return false
  try {
    return isInertXml(inflateSync(content.subarray(start), { maxOutputLength: most.bytes }))
  } catch {
    return false
  }
}

/** Without a filter the file says itself how long it is: nothing else may stand between it and its end mark. */
function isPlainXml(content: Buffer, dictionary: string, start: number): boolean {
  const lengths = [...dictionary.matchAll(/\/Length\b\s*(?:(\d{1,9})(?!\s+\d+\s+R)\b)?/g)].map(([, length]) => Number(length))
  const [length = Number.NaN] = lengths
  if (lengths.length !== 1 || !(length <= most.bytes)) return false
  const behind = content.subarray(start + length, start + length + 20).toString('latin1')
  return /^\s{0,2}endstream/.test(behind) && isInertXml(content.subarray(start, start + length))
}
