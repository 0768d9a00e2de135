/** The values of a PDF's objects as text, each read where it stands: a large file is never text as a whole, which would take its size once more. */

export interface PdfValue {
  /** Without strings and comments. */
  bare: string
  end: number
  /** A stream follows, behind its keyword at `end`. */
  isStream: boolean
  /** More text could change it. */
  isCut: boolean
}

/** Bytes; of a longer value the rest is left out. */
export const longestValue = 1_000_000
/** Bytes that are looked at as text at a time; nearly all values are shorter. */
const sight = { usual: 65_536, least: 2048, most: longestValue + 64 }

/** Bytes before an object that are looked at. */
const farthest = 64

/** What begins an object or a trailer, one after the other. */
export function* keywordsOf(content: Buffer): Generator<{ keyword: string; at: number }> {
  const next = (keyword: string, from: number) => {
    const at = content.indexOf(keyword, from, 'latin1')
    return { keyword, at: at < 0 ? Number.POSITIVE_INFINITY : at }
  }
  let [object, trailer] = [next('obj', 0), next('trailer', 0)]
  for (;;) {
    const one = object.at < trailer.at ? object : trailer
    if (one.at >= content.length) return
    if (one === object) object = next('obj', one.at + 1)
    else trailer = next('trailer', one.at + 1)
    if (isLetter(content[one.at - 1]) || isLetter(content[one.at + one.keyword.length])) continue
    if (one.keyword === 'trailer' || couldBeNumbered(content, one.at)) yield one
  }
}

/** Two numbers stand before an object, perhaps with remarks between, each of which ends its line. Packed pictures have the letters by chance in every few megabytes. */
function couldBeNumbered(content: Buffer, at: number): boolean {
  let numbers = 0
  let isInNumber = false
  for (let place = at - 1; place >= at - farthest; place--) {
    const byte = content[place] ?? 0
    const isOfNumber = (byte >= 48 && byte <= 57) || byte === 43 || byte === 45 || byte === 46
    if (byte === 10 || byte === 13) return true
    if (!isOfNumber && byte !== 32 && byte !== 9 && byte !== 12 && byte !== 0) return numbers > 1
    if (isOfNumber && !isInNumber) numbers++
    isInNumber = isOfNumber
  }
  return true
}

const isLetter = (byte = 0) => (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122)

/** Reads the value that begins there. */
export function valuesOf(content: Buffer): (at: number) => PdfValue {
  let [from, text] = [0, '']
  const look = (at: number, least: number, length: number) => {
    const isInSight = at >= from && at < from + text.length && Math.min(at + least, content.length) <= from + text.length
    if (!isInSight) [from, text] = [at, content.toString('latin1', at, at + length)]
    const value = valueFrom(text, at - from)
    return { ...value, end: from + value.end }
  }
  return (at) => {
    const value = look(at, sight.least, sight.usual)
    return value.isCut ? look(at, sight.most, sight.most) : value
  }
}

/** From here to the end of the object, or to its stream; keywords inside strings, comments and dictionaries end nothing. */
export function valueFrom(text: string, from: number, limit = longestValue): PdfValue {
  const last = Math.min(text.length, from + limit)
  const parts: string[] = []
  let kept = from
  let at = from
  let depth = 0
  let isUnclosed = false
  let isCut = false
  let closing = -1
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
      isCut ||= isUnclosed
      leave(end ?? at + 1, end === undefined ? ' ' : digits(text.slice(at + 1, end - 1)))
    } else if (character === '<' && text[at + 1] === '<') {
      depth++
      at += 2
    } else if (character === '>' && text[at + 1] === '>') {
      depth--
      at += 2
    } else if (character === '<') {
      if (closing < at) closing = placeOf(text, '>', at)
      isCut ||= closing > last
      if (closing > last) leave(at + 1)
      else leave(closing + 1, digitsOfHex(text.slice(at + 1, closing)))
    } else if (depth <= 0 && (character === 's' || character === 'e') && !/[A-Za-z/]/.test(text[at - 1] ?? '')) {
      if (text.startsWith('stream', at)) return { bare: parts.join('') + text.slice(kept, at), end: at + 6, isStream: true, isCut }
      if (text.startsWith('endobj', at) || text.startsWith('startxref', at)) break
      at++
    } else at++
  }
  return { bare: parts.join('') + text.slice(kept, at), end: at, isStream: false, isCut: isCut || at >= last }
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
