/** Prints by the real renderer, and many bad scans of them, read and counted. Used by the short and the long run. */
import { PDFDocument } from 'pdf-lib'
import { pageCodeText } from '../../server/engine/page-code.js'
import type { PdfPrinter } from '../../server/paper/chromium.js'
import { stampPageCodes } from '../../server/paper/page-codes.js'
import { type Reading, readScan } from '../../server/paper/scan-reader.js'
import { asScan, type Bitmap, type Degradation, degrade, drawDegradation, rasterise, type ScanClass, seeded } from './degrade.js'

export const number = 'ENT-2024-000123'
export const hash = '3F2A91BC'

/** A three-page form with text up to its margins. */
export async function printForm(printer: PdfPrinter, of = { number, hash }): Promise<Uint8Array> {
  const row = '<tr><th>企业名称 Name of the enterprise</th><td>0123456789 sample answer that fills the line of the table</td></tr>'
  const html = `<!doctype html><meta charset="utf-8"><style>@page{size:A4;margin:35mm 20mm}td,th{border:1px solid;padding:2mm}</style><table>${row.repeat(36)}</table>`
  return (await stampPageCodes(await printer.print(html), of)).pdf
}

export interface Count {
  pages: number
  matched: number
  wrong: number
  sealOverOne: number
  sealOverBoth: number
  milliseconds: number[]
}

/** Degrades `count` pages of the print by the seed and reads each. `wrong` counts codes that were never printed there. */
export async function readMany(pdf: Uint8Array, count: number, seed: number, reading: Reading = {}): Promise<Record<ScanClass, Count>> {
  const random = seeded(seed)
  const pages = (await PDFDocument.load(pdf)).getPageCount()
  const counts = {} as Record<ScanClass, Count>
  for (let index = 0; index < count; index++) {
    const { kind, degradation } = drawDegradation(random)
    const k = index % pages
    const [page] = await rasterise(pdf, degradation.dpi, k)
    const scan = await asScan([scanned(page, degradation, random)])
    const start = process.cpuUsage()
    const [read] = await readScan(scan, reading)
    const { user, system } = process.cpuUsage(start)
    counts[kind] ??= { pages: 0, matched: 0, wrong: 0, sealOverOne: 0, sealOverBoth: 0, milliseconds: [] }
    tally(counts[kind], degradation, read?.codes ?? [], pageCodeText({ number, hash, page: k + 1, pages }))
    counts[kind].milliseconds.push((user + system) / 1000)
  }
  return counts
}

function scanned(page: Bitmap | undefined, degradation: Degradation, random: () => number) {
  if (!page) throw new Error('The print has no such page.')
  return { bitmap: degrade(page, degradation, random), dpi: degradation.dpi, quality: degradation.quality }
}

function tally(count: Count, { seals }: Degradation, codes: readonly string[], expected: string) {
  const over = seals.filter((seal) => seal.over !== 'text').length
  count.pages++
  count.matched += codes.includes(expected) ? 1 : 0
  count.wrong += codes.some((code) => code !== expected) ? 1 : 0
  count.sealOverOne += over === 1 ? 1 : 0
  count.sealOverBoth += over === 2 ? 1 : 0
}

/** Everything but the scans in grey and below 150 dpi: what the target speaks of. */
export function coloured(counts: Record<ScanClass, Count>): { pages: number; matched: number } {
  const of = (['clean', 'sealed', 'harsh'] as const).map((kind) => counts[kind]).filter((count) => count !== undefined)
  return { pages: of.reduce((sum, { pages }) => sum + pages, 0), matched: of.reduce((sum, { matched }) => sum + matched, 0) }
}
