/** A font for what is stamped on finished PDFs: Latin letters, digits and dashes of the shipped Noto, embedded with only the glyphs that are used. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { beginText, endText, moveText, type PDFDocument, PDFHexString, type PDFPage, type PDFRef, setFontAndSize, showText } from 'pdf-lib'
import { folderOf } from './fonts.js'
import { glyphOf, readWoff, type Sfnt, subsetOf } from './sfnt.js'

export interface StampFont {
  /** Of a line in points. */
  width(words: string, size: number): number
  draw(page: PDFPage, words: string, at: { x: number; y: number; size: number }): void
}

const families = { sans: 'noto-sans-sc', serif: 'noto-serif-sc' }
const loaded = new Map<string, Sfnt>()

/** Embeds the font with the glyphs of these characters. */
export function embedStampFont(document: PDFDocument, family: keyof typeof families, characters: string): StampFont {
  const name = families[family]
  const font = loaded.get(name) ?? load(name)
  loaded.set(name, font)
  const used = [...new Set(characters)]
  const advances = new Map(used.map((character) => [character, glyphOf(font, character).advance / font.unitsPerEm]))
  const reference = dictionary(document, { name, font, used, advances })
  return {
    width: (words, size) => [...words].reduce((sum, character) => sum + (advances.get(character) ?? 0), 0) * size,
    draw(page, words, { x, y, size }) {
      const key = page.node.newFontDictionary('Stamp', reference)
      const codes = PDFHexString.of(Buffer.from([...words].map(codeOf)).toString('hex'))
      page.pushOperators(beginText(), setFontAndSize(key, size), moveText(x, y), showText(codes), endText())
    },
  }
}

function load(name: string): Sfnt {
  const folder = folderOf(name)
  if (!folder) throw new Error(`The font ${name} is missing.`)
  return readWoff(readFileSync(path.join(folder, `files/${name}-latin-400-normal.woff`)))
}

interface Embedded {
  name: string
  font: Sfnt
  used: readonly string[]
  /** In parts of the size. */
  advances: ReadonlyMap<string, number>
}

function dictionary({ context }: PDFDocument, { name, font, used, advances }: Embedded): PDFRef {
  const thousandths = (units: number) => Math.round((units * 1000) / font.unitsPerEm)
  const [head, hhea] = [font.tables.get('head'), font.tables.get('hhea')]
  const [ascent = 0, descent = 0] = hhea ? [thousandths(hhea.readInt16BE(4)), thousandths(hhea.readInt16BE(6))] : []
  const file = subsetOf(font, used)
  const widths = new Array<number>(256).fill(0)
  for (const character of used) widths[codeOf(character)] = Math.round((advances.get(character) ?? 0) * 1000)
  const baseFont = `STAMPS+${name}`
  const descriptor = context.obj({
    Type: 'FontDescriptor',
    FontName: baseFont,
    Flags: 32,
    FontBBox: [36, 38, 40, 42].map((at) => (head ? thousandths(head.readInt16BE(at)) : 0)),
    ItalicAngle: 0,
    Ascent: ascent,
    Descent: descent,
    CapHeight: ascent,
    StemV: 80,
    FontFile2: context.register(context.flateStream(file, { Length1: file.length })),
  })
  return context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'TrueType',
      BaseFont: baseFont,
      Encoding: 'WinAnsiEncoding',
      FirstChar: 0,
      LastChar: 255,
      Widths: widths,
      FontDescriptor: context.register(descriptor),
    }),
  )
}

/** Where a character stands in the encoding that every viewer knows (WinAnsi): as in ASCII, and the dash. */
const codeOf = (character: string) => (character === '—' ? 0x97 : character.charCodeAt(0))
