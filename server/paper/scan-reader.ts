/** Reads the codes on the pages of a scanned PDF: pdfium renders, the red channel makes seals vanish, zxing decodes. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { PDFiumDocument } from '@hyzyla/pdfium'
import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader'
import type { ScannedPage } from '../engine/print/scan-match.js'
import { withPdf } from './pdfium.js'

interface Grey {
  width: number
  height: number
  pixels: Uint8Array
}

/** Switches of the reading; the defaults are what scans need, the tests switch them off as a control. */
export interface Reading {
  /** Take the red channel instead of the brightness. */
  redChannel?: boolean
  /** Where codes are looked for: both copies, or only the upper one. */
  copies?: 'both' | 'header'
}

const resolutions = [200, 300]
const bandShare = 0.3
/** Of a page, whatever size the PDF says that it has: a larger one is read as A3, in points, and drawn with no more dots than A3 at 300 dpi has. */
const most = { side: 1191, dots: 18_000_000 }
/** From here on a dot is paper; of all dots of a band, a code has three times this share at least. */
const paper = 240
const inkOfCode = 0.0005
/** Dots across that a code needs at least. */
const fewest = 100
/** After so many pages without a code the rest are only looked at: a person decides in any case. */
const patience = 8
const options: ReaderOptions = { formats: ['QRCode'], tryHarder: true, tryRotate: true, tryInvert: false, maxNumberOfSymbols: 2 }

let zxing: Promise<unknown> | undefined

/** The decoder comes from its package; nothing is fetched. */
async function prepareDecoder(): Promise<void> {
  zxing ??= readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')).then((wasm) =>
    prepareZXingModule({
      overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) as ArrayBuffer },
      fireImmediately: true,
    }),
  )
  await zxing
}

/** Reads every page; those beyond `limit` count as pages without a code. Throws where the bytes are no PDF. */
export async function readScan(pdf: Uint8Array, reading: Reading = {}, limit = 60): Promise<ScannedPage[]> {
  await prepareDecoder()
  return withPdf(pdf, async (document) => {
    const count = document.getPageCount()
    const pages: ScannedPage[] = []
    for (let index = 0; index < Math.min(count, limit); index++) {
      const isHasty = pages.filter(({ codes }) => codes.length === 0).length >= patience
      pages.push(await readPage(document, index, reading, isHasty))
    }
    return [...pages, ...Array.from({ length: Math.max(0, Math.min(count, 1000) - limit) }, () => ({ codes: [], aspect: 1 }))]
  })
}

/** Both copies are looked for, as they must agree: one that is hard to read may be the old one of a page on which a new one was glued. */
async function readPage(document: PDFiumDocument, index: number, reading: Reading, isHasty: boolean): Promise<ScannedPage> {
  const found = new Map<number, string[]>()
  let aspect = 1
  for (const dpi of isHasty ? resolutions.slice(0, 1) : resolutions) {
    const image = await render(document, index, dpi, reading)
    aspect = Math.min(image.width, image.height) / Math.max(image.width, image.height)
    const looked = bands(image, reading)
    for (const [place, band] of looked.entries()) {
      const texts = found.has(place) ? [] : await firstRead(band, isHasty)
      if (texts.length) found.set(place, texts)
    }
    if (found.size === looked.length) break
  }
  return { codes: [...new Set([...found.values()].flat())], aspect }
}

/** As it is, then blurred; then, as dark ink of a seal stays grey in the red channel, with whatever is lighter than print taken for paper: than pale print first. */
const attempts: readonly ((image: Grey) => Grey)[] = [
  (image) => image,
  blurred,
  ...[160, 110, 75].map((lightest) => (image: Grey) => blurred(darkest(image, lightest))),
]

async function firstRead(image: Grey, isHasty: boolean): Promise<string[]> {
  if (isBlank(image)) return []
  for (const attempt of isHasty ? attempts.slice(0, 1) : attempts) {
    const texts = await decode(attempt(image))
    if (texts.length) return texts
  }
  return []
}

async function render(document: PDFiumDocument, index: number, dpi: number, reading: Reading): Promise<Grey> {
  const page = document.getPage(index)
  const { originalWidth, originalHeight } = page.getOriginalSize()
  const [across, down] = [Math.max(originalWidth, 1), Math.max(originalHeight, 1)]
  const scale = Math.min((dpi / 72) * Math.min(1, most.side / Math.max(across, down)), Math.sqrt(most.dots / (across * down)))
  const { data, width, height } = await page.render({ scale, render: 'bitmap' })
  const pixels = new Uint8Array(width * height)
  for (let at = 0, source = 0; at < pixels.length; at++, source += 4) {
    const red = data[source] ?? 255
    pixels[at] = reading.redChannel === false ? (red * 77 + (data[source + 1] ?? 255) * 150 + (data[source + 2] ?? 255) * 29) >> 8 : red
  }
  return { width, height, pixels }
}

/** The codes stand in the header and in the footer; a page scanned upside down has them the other way round, a page on its side left and right. */
function bands(image: Grey, reading: Reading): Grey[] {
  if (image.width > image.height) return [image]
  const height = Math.round(image.height * bandShare)
  const cut = (top: number): Grey => ({
    width: image.width,
    height,
    pixels: image.pixels.subarray(top * image.width, (top + height) * image.width),
  })
  return reading.copies === 'header' ? [cut(0)] : [cut(0), cut(image.height - height)]
}

async function decode({ width, height, pixels }: Grey): Promise<string[]> {
  if (Math.min(width, height) < fewest) return []
  const dots = new Uint32Array(pixels.length)
  for (let at = 0; at < pixels.length; at++) dots[at] = 0xff000000 + (pixels[at] ?? 255) * 0x010101
  const image = { data: new Uint8ClampedArray(dots.buffer), width, height, colorSpace: 'srgb' as const }
  const results = await readBarcodes(image, options)
  return results.filter(({ isValid }) => isValid).map(({ text }) => text)
}

function darkest({ width, height, pixels }: Grey, lightest: number): Grey {
  const stretched = Uint8Array.from({ length: 256 }, (_, value) => Math.min(255, (value * 255) / lightest))
  const out = new Uint8Array(pixels.length)
  for (let at = 0; at < out.length; at++) out[at] = stretched[pixels[at] ?? 255] ?? 255
  return { width, height, pixels: out }
}

/** A 3 × 3 box blur, of which each column of three dots is added once; it closes the gaps that a seal or a bad scan leaves in the modules. */
function blurred({ width, height, pixels }: Grey): Grey {
  const out = new Uint8Array(pixels.length)
  const columnAt = (at: number) => (pixels[at - width] ?? 0) + (pixels[at] ?? 0) + (pixels[at + width] ?? 0)
  for (let y = 1; y < height - 1; y++) {
    const first = y * width + 1
    let left = columnAt(first - 1)
    let middle = columnAt(first)
    for (let at = first; at < first + width - 2; at++) {
      const right = columnAt(at + 1)
      out[at] = (left + middle + right) / 9
      left = middle
      middle = right
    }
  }
  return { width, height, pixels: out }
}

/** Whether it holds less than the ink of a code, even of a small one on A3. */
function isBlank({ pixels }: Grey): boolean {
  const enough = pixels.length * inkOfCode
  let ink = 0
  for (const value of pixels) if (value < paper && ++ink > enough) return false
  return true
}
