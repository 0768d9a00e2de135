/** Reads a TrueType font that is packed for the web (WOFF), and makes a smaller one with the glyphs of some characters only. */
import { inflateSync } from 'node:zlib'

export interface Sfnt {
  tables: ReadonlyMap<string, Buffer>
  unitsPerEm: number
}

const flavour = 0x00010000
const directory = { from: 44, entry: 20 }

/** Throws where it is no packed TrueType font. */
export function readWoff(woff: Buffer): Sfnt {
  if (woff.toString('latin1', 0, 4) !== 'wOFF' || woff.readUInt32BE(4) !== flavour) throw new Error('This is no TrueType font in WOFF.')
  const tables = new Map<string, Buffer>()
  for (let index = 0; index < woff.readUInt16BE(12); index++) {
    const at = directory.from + directory.entry * index
    const [offset, packed, length] = [woff.readUInt32BE(at + 4), woff.readUInt32BE(at + 8), woff.readUInt32BE(at + 12)]
    const content = woff.subarray(offset, offset + packed)
    tables.set(woff.toString('latin1', at, at + 4), packed < length ? inflateSync(content) : content)
  }
  return { tables, unitsPerEm: table({ tables }, 'head').readUInt16BE(18) }
}

/** The glyph of a character, and how far it reaches, in units of the font; 0 where the font has none. */
export function glyphOf(font: Sfnt, character: string): { glyph: number; advance: number } {
  const glyph = mapped(table(font, 'cmap'), character.codePointAt(0) ?? 0)
  const measures = table(font, 'hmtx')
  const last = table(font, 'hhea').readUInt16BE(34) - 1
  return { glyph, advance: measures.readUInt16BE(4 * Math.min(glyph, last)) }
}

/** What a PDF needs of the font, with the outlines of these characters; all others are empty. */
export function subsetOf(font: Sfnt, characters: readonly string[]): Buffer {
  const glyf = table(font, 'glyf')
  const places = placesOf(font)
  const kept = new Set([0])
  const keep = (glyph: number) => {
    if (kept.has(glyph) && glyph !== 0) return
    kept.add(glyph)
    for (const part of partsOf(glyf.subarray(places[glyph], places[glyph + 1]))) keep(part)
  }
  for (const character of characters) keep(glyphOf(font, character).glyph)
  const outlines = places.slice(0, -1).map((from, glyph) => (kept.has(glyph) ? glyf.subarray(from, places[glyph + 1]) : Buffer.alloc(0)))
  const loca = Buffer.alloc(4 * places.length)
  outlines.reduce((offset, outline, glyph) => {
    loca.writeUInt32BE(offset + outline.length, 4 * (glyph + 1))
    return offset + outline.length
  }, 0)
  const head = Buffer.from(table(font, 'head'))
  head.writeInt16BE(1, 50)
  const rest = ['cmap', 'hhea', 'hmtx', 'maxp', 'post'].map((name) => [name, table(font, name)] as const)
  return packed([...rest, ['glyf', Buffer.concat(outlines)], ['head', head], ['loca', loca]])
}

function table({ tables }: Pick<Sfnt, 'tables'>, name: string): Buffer {
  const found = tables.get(name)
  if (!found) throw new Error(`The font has no table ${name}.`)
  return found
}

/** Where each glyph begins in `glyf`, and where the last one ends. */
function placesOf(font: Sfnt): number[] {
  const loca = table(font, 'loca')
  const isLong = table(font, 'head').readInt16BE(50) === 1
  return Array.from({ length: loca.length / (isLong ? 4 : 2) }, (_, at) =>
    isLong ? loca.readUInt32BE(4 * at) : 2 * loca.readUInt16BE(2 * at),
  )
}

/** The segments of format 4, which every font of the web has. */
function mapped(cmap: Buffer, code: number): number {
  const offsets = Array.from({ length: cmap.readUInt16BE(2) }, (_, at) => cmap.readUInt32BE(8 + 8 * at))
  const from = offsets.find((offset) => cmap.readUInt16BE(offset) === 4)
  if (from === undefined) return 0
  const segments = cmap.readUInt16BE(from + 6)
  for (let at = 0; at < segments; at += 2) {
    if (cmap.readUInt16BE(from + 14 + at) < code) continue
    const start = cmap.readUInt16BE(from + 16 + segments + at)
    if (start > code) return 0
    const delta = cmap.readUInt16BE(from + 16 + 2 * segments + at)
    const place = from + 16 + 3 * segments + at
    const range = cmap.readUInt16BE(place)
    if (range === 0) return (code + delta) & 0xffff
    const glyph = cmap.readUInt16BE(place + range + 2 * (code - start))
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff
  }
  return 0
}

/** The glyphs that a composed one is made of. */
function partsOf(outline: Buffer): number[] {
  if (outline.length < 10 || outline.readInt16BE(0) >= 0) return []
  const parts: number[] = []
  for (let at = 10, flags = 0x20; flags & 0x20; ) {
    flags = outline.readUInt16BE(at)
    parts.push(outline.readUInt16BE(at + 2))
    at += 4 + (flags & 1 ? 4 : 2) + (flags & 8 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0)
  }
  return parts
}

function packed(tables: readonly (readonly [name: string, content: Buffer])[]): Buffer {
  const sorted = tables.toSorted(([a], [b]) => (a < b ? -1 : 1))
  const power = 2 ** Math.floor(Math.log2(sorted.length))
  const head = Buffer.alloc(12 + 16 * sorted.length)
  head.writeUInt32BE(flavour, 0)
  const search = [sorted.length, power * 16, Math.log2(power), (sorted.length - power) * 16]
  for (const [index, value] of search.entries()) head.writeUInt16BE(value, 4 + 2 * index)
  let offset = head.length
  const padded = sorted.map(([name, content], index) => {
    const whole = Buffer.concat([content, Buffer.alloc(-content.length & 3)])
    const at = 12 + 16 * index
    head.write(name, at, 'latin1')
    for (const [field, value] of [checksum(whole), offset, content.length].entries()) head.writeUInt32BE(value, at + 4 + 4 * field)
    offset += whole.length
    return whole
  })
  return Buffer.concat([head, ...padded])
}

function checksum(content: Buffer): number {
  let sum = 0
  for (let at = 0; at < content.length; at += 4) sum = (sum + content.readUInt32BE(at)) >>> 0
  return sum
}
