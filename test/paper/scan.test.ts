import { PDFDocument } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ExpectedPrint, judgeScan, type ScanResult } from '../../server/engine/scan-match.js'
import { createPdfPrinter } from '../../server/paper/chromium.js'
import { createReadingQueue } from '../../server/paper/reading-queue.js'
import { readScan } from '../../server/paper/scan-reader.js'
import { asScan, type Bitmap, degrade, rasterise, seeded } from './degrade.js'
import { coloured, hash, number, printForm, readMany } from './scans.js'

const printer = createPdfPrinter({ path: process.env.CHROMIUM_PATH })
const expected: ExpectedPrint = { number, hash, pages: 3, earlier: [{ hash: 'AAAA0001', changed: ['上年度利润'] }] }
let print: Uint8Array
let pages: Bitmap[]

beforeAll(async () => {
  print = await printForm(printer)
  pages = await rasterise(print, 150)
})
afterAll(() => printer.close())

const scanOf = (...bitmaps: (Bitmap | undefined)[]) =>
  asScan(bitmaps.filter((bitmap) => bitmap !== undefined).map((bitmap) => ({ bitmap, dpi: 150, quality: 50 })))
const judge = async (...bitmaps: (Bitmap | undefined)[]): Promise<ScanResult> =>
  judgeScan(await readScan(await scanOf(...bitmaps)), expected)

/** The page with a rectangle of another page copied over it. */
function pasted(page: Bitmap | undefined, from: Bitmap | undefined, top: number, bottom: number): Bitmap | undefined {
  if (!page || !from) return undefined
  const data = Uint8Array.from(page.data)
  const [start, end] = [top, bottom].map((share) => Math.round(page.height * share) * page.width * 4)
  data.set(from.data.subarray(start, end), start)
  return { ...page, data }
}

const cut = (page: Bitmap | undefined, share: number): Bitmap | undefined => {
  if (!page) return undefined
  const height = Math.round(page.height * share)
  return { width: page.width, height, data: page.data.subarray(0, height * page.width * 4) }
}

describe('a scan of the stamped print', () => {
  test('is matched when every page is there, whatever their order', async () => {
    expect((await judge(...pages)).verdict).toBe('matched')
    expect((await judge(pages[2], pages[0], pages[1])).verdict).toBe('matched')
  })

  test('names the pages that are missing or doubled', async () => {
    const missing = await judge(pages[0], pages[2])
    expect(missing).toMatchObject({ verdict: 'pages', missing: [2] })
    expect(missing.message).toContain('缺少第 2 页')
    const doubled = await judge(pages[0], pages[1], pages[1], pages[2])
    expect(doubled.verdict).toBe('pages')
    expect(doubled.message).toContain('第 3 页重复')
  })

  test('of an earlier print names the fields that changed since', async () => {
    const old = await rasterise(await printForm(printer, { number, hash: 'AAAA0001' }), 150)
    const result = await judge(...old)
    expect(result.verdict).toBe('other revision')
    expect(result.message).toContain('上年度利润')
    expect((await judge(pages[0], pages[1], old[2])).verdict).toBe('other revision')
  })

  test('of another declaration is refused', async () => {
    const other = await rasterise(await printForm(printer, { number: 'ENT-2024-000999', hash }), 150)
    expect((await judge(pages[0], other[1], pages[2])).verdict).toBe('other declaration')
  })

  test('goes to a person where a page is cut, or a code was pasted from another page', async () => {
    expect((await judge(pages[0], pages[1], cut(pages[2], 0.7))).verdict).toBe('person')
    expect((await judge(pages[0], pasted(pages[1], pages[2], 0, 0.15), pages[2])).verdict).toBe('person')
  })

  test('without any code goes to a person with the applicant’s word', async () => {
    const blank: Bitmap = { width: 1240, height: 1754, data: new Uint8Array(1240 * 1754 * 4).fill(255) }
    expect((await judge(blank)).verdict).toBe('no code')
    expect((await judge(pages[0], pages[1], pages[2], blank)).verdict).toBe('person')
  })

  test('of a browser print has no page numbers and says so', async () => {
    const unnumbered = judgeScan([{ codes: [`SB1/${number}/${hash}/0/0`], aspect: 210 / 297 }], { ...expected, pages: undefined })
    expect(unnumbered).toMatchObject({ verdict: 'matched', ordered: false })
    expect(unnumbered.message).toContain('页序未核验')
  })

  test('is read in a worker thread; what is no PDF is refused and the next scan still works', async () => {
    const queue = createReadingQueue()
    await expect(queue.read('scan', async () => new TextEncoder().encode('no pdf at all'))).rejects.toThrow()
    expect(await queue.read('scan', async () => new Uint8Array(await scanOf(pages[0])))).toHaveLength(1)
    await queue.close()
  })
})

describe('bad scans', () => {
  test('60 pages by every class: none is read wrongly, and 98 of 100 coloured ones at 150 dpi and more are matched', async () => {
    const counts = await readMany(print, 60, 20261124)
    const all = Object.values(counts)
    expect(all.reduce((sum, { wrong }) => sum + wrong, 0)).toBe(0)
    const { pages: tried, matched } = coloured(counts)
    expect(tried).toBeGreaterThan(30)
    expect(matched / tried).toBeGreaterThanOrEqual(0.98)
  }, 300_000)

  test('control: without the red channel, and without the second copy, the target is missed', async () => {
    const seals = {
      dpi: 150,
      rotation: 2,
      upsideDown: false,
      noise: 8,
      blur: 1,
      quality: 30,
      grey: false,
      scale: 1,
      shift: [0, 0] as [number, number],
      seals: [{ colour: 'red' as const, over: 'header' as const, offset: [2, 2] as [number, number] }],
    }
    const random = seeded(5)
    const [first] = pages
    if (!first) throw new Error('no page')
    const scans = await Promise.all(
      Array.from({ length: 6 }, (_, at) =>
        scanOf(
          degrade(
            first,
            {
              ...seals,
              rotation: at - 3,
              seals: seals.seals.map((seal) => ({ ...seal, offset: [at * 2 - 6, 6 - at * 2] as [number, number] })),
            },
            random,
          ),
        ),
      ),
    )
    const matched = async (reading: Parameters<typeof readScan>[1]) =>
      (await Promise.all(scans.map((scan) => readScan(scan, reading)))).filter(([page]) => page?.codes.length).length
    expect(await matched({})).toBe(6)
    expect(await matched({ redChannel: false, copies: 'header' })).toBeLessThan(6)
  })
})

test('the stamped print keeps its pages and stays a valid A4 document', async () => {
  const document = await PDFDocument.load(print)
  expect(document.getPageCount()).toBe(3)
  const { width, height } = document.getPage(0).getSize()
  expect([Math.round(width), Math.round(height)]).toEqual([595, 842])
})
