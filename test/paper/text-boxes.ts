/** Where each character of a PDF stands, as pdfium says it: the wrapper reads texts alone, so this asks the library below it. */
import type { PDFiumLibrary } from '@hyzyla/pdfium'

export interface Character {
  text: string
  /** In millimetres from the left and the bottom edge of the page; the box of the font, not of the ink. */
  left: number
  right: number
  bottom: number
  top: number
  /** Of the baseline. */
  base: number
}

interface Raw {
  _FPDFText_LoadPage(page: number): number
  _FPDFText_ClosePage(text: number): void
  _FPDFText_CountChars(text: number): number
  _FPDFText_GetUnicode(text: number, index: number): number
  _FPDFText_GetLooseCharBox(text: number, index: number, rectangle: number): number
  _FPDFText_GetCharOrigin(text: number, index: number, x: number, y: number): number
  wasmExports: { malloc(bytes: number): number; free(address: number): void }
  HEAPU8: Uint8Array
}

const millimetre = 72 / 25.4

/** Every character but spaces, page by page. */
export async function charactersOf(pdfium: PDFiumLibrary, pdf: Uint8Array): Promise<Character[][]> {
  const document = await pdfium.loadDocument(pdf)
  const raw = Reflect.get(pdfium, 'module') as Raw // private in the wrapper
  const pages = [...document.pages()].map((page) => charactersAt(raw, Reflect.get(page, 'pageIdx') as number)) // private too
  document.destroy()
  return pages
}

function charactersAt(raw: Raw, page: number): Character[] {
  const text = raw._FPDFText_LoadPage(page)
  const memory = raw.wasmExports.malloc(32)
  const found: Character[] = []
  for (let index = 0; index < raw._FPDFText_CountChars(text); index++) {
    const character = String.fromCodePoint(raw._FPDFText_GetUnicode(text, index))
    raw._FPDFText_GetLooseCharBox(text, index, memory)
    raw._FPDFText_GetCharOrigin(text, index, memory + 16, memory + 24)
    const view = new DataView(raw.HEAPU8.buffer, memory, 32)
    const [left, top, right, bottom] = [0, 4, 8, 12].map((at) => view.getFloat32(at, true) / millimetre)
    const base = view.getFloat64(24, true) / millimetre
    if (character.trim() !== '' && left !== undefined && top !== undefined && right !== undefined && bottom !== undefined)
      found.push({ text: character.normalize('NFKC'), left, top, right, bottom, base })
  }
  raw.wasmExports.free(memory)
  raw._FPDFText_ClosePage(text)
  return found
}
