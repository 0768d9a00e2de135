import { PDFDocument } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { judgeScan, type ScannedPage, type ScanResult } from '../../server/engine/print/scan-match.js'
import { createPdfPrinter } from '../../server/paper/chromium.js'
import { createReadingQueue } from '../../server/paper/reading-queue.js'
import { readScan } from '../../server/paper/scan-reader.js'
import { pictureOf } from './bitmaps.js'
import { cases, classes, type Damage, drawDamage, seeded } from './damage.js'
import { asScan, openScanner, type Scanner, type Sheet } from './scanner.js'
import {
  type CaseRead,
  countCases,
  countPages,
  earlier,
  expected,
  hash,
  isColoured,
  number,
  type Prints,
  printAll,
  readCase,
  shareRead,
} from './scans.js'

/** An ordinary office: colour, 150 dpi, laid down a little crookedly. */
const ordinary: Damage = { ...drawDamage('clean', seeded(1)), dpi: 150, rotation: 0.6, seals: [] }
let scanner: Scanner
let prints: Prints
/** What is read on our three pages, on those of an earlier print, and on the second page of another declaration. */
let ours: ScannedPage[] = []
let old: ScannedPage[] = []
let foreign: ScannedPage[] = []

const scanOf = async (...sheets: Sheet[]) => asScan(await Promise.all(sheets.map((sheet) => scanner.scan(sheet, ordinary, 1))))
const read = async (...sheets: Sheet[]) => readScan(await scanOf(...sheets))
const whole = (pdf: Uint8Array) => [0, 1, 2].map((index) => ({ pdf, index }))

beforeAll(async () => {
  const printer = createPdfPrinter({ path: process.env.CHROMIUM_PATH })
  ;[prints, scanner] = await Promise.all([printAll(printer), openScanner()])
  await printer.close()
  const all = await read(...whole(prints.ours), ...whole(prints.earlier), { pdf: prints.foreign, index: 1 })
  ours = all.slice(0, 3)
  old = all.slice(3, 6)
  foreign = all.slice(6)
})
afterAll(() => scanner?.close())

const judge = (...pages: (ScannedPage | undefined)[]): ScanResult =>
  judgeScan(
    pages.filter((page) => page !== undefined),
    expected,
  )
const blank: ScannedPage = { codes: [], aspect: 210 / 297 }

describe('a scan of the stamped print', () => {
  test('is matched when every page is there, whatever their order', () => {
    expect(ours).toHaveLength(3)
    expect(judge(...ours).verdict).toBe('matched')
    expect(judge(ours[2], ours[0], ours[1]).verdict).toBe('matched')
  })

  test('names the pages that are missing or doubled', () => {
    const missing = judge(ours[0], ours[2])
    expect(missing).toMatchObject({ verdict: 'pages', missing: [2] })
    expect(missing.message).toContain('缺少第 2 页')
    const doubled = judge(ours[0], ours[1], ours[1], ours[2])
    expect(doubled.verdict).toBe('pages')
    expect(doubled.message).toContain('第 3 页重复')
  })

  test('of an earlier print names the fields that changed since', () => {
    const result = judge(...old)
    expect(result.verdict).toBe('other revision')
    expect(result.message).toContain('上年度利润')
    expect(judge(old[0], ours[1], ours[2])).toMatchObject({ verdict: 'other revision', message: expect.stringContaining('上年度利润') })
    expect(judge(old[1], old[2]).verdict).toBe('other revision')
  })

  test('with one page of an earlier print, on which nothing changed, goes to a person, who reads what changed elsewhere', () => {
    const mixed = judge(ours[0], ours[1], old[2])
    expect(mixed).toMatchObject({ verdict: 'person', missing: [] })
    expect(mixed.pages.map(({ result }) => result)).toEqual(['matched', 'matched', 'earlier print'])
    expect(mixed.message).toContain('第 3 页是以前打印的，之后修改过“上年度利润”（在打印件第 1 页）')
    const unknown = { ...expected, earlier: [{ hash: earlier.hash, changed: ['上年度利润'] }] }
    expect(judgeScan([...ours.slice(0, 2), ...old.slice(2)], unknown).verdict).toBe('other revision')
  })

  test('with another number of pages than the print has goes to a person, as whoever copies codes could make of one page the whole', () => {
    const short = { codes: [`SB1/${number}/${hash}/1/1`], aspect: 210 / 297 }
    expect(judge(short)).toMatchObject({ verdict: 'person', message: expect.stringContaining('页数与系统生成的不同') })
  })

  test('of another declaration is refused', () => {
    expect(judge(ours[0], foreign[0], ours[2]).verdict).toBe('other declaration')
  })

  test('goes to a person where a page is cut, or a code was pasted from another page', async () => {
    const [cut, pasted, renewed] = await read(
      { pdf: prints.ours, index: 2, kept: 0.7 },
      { pdf: prints.ours, index: 1, pasted: { pdf: prints.ours, index: 2, height: 36 } },
      { pdf: prints.earlier, index: 1, pasted: { pdf: prints.ours, index: 1, height: 36 } },
    )
    expect(judge(ours[0], ours[1], cut).verdict).toBe('person')
    expect(judge(ours[0], pasted, ours[2]).verdict).toBe('person')
    expect(judge(ours[0], renewed, ours[2]).verdict).toBe('person')
  })

  test('without any code goes to a person with the applicant’s word', async () => {
    const white = { width: 1240, height: 1754, data: new Uint8Array(1240 * 1754 * 4).fill(255) }
    const [empty] = await readScan(await asScan([pictureOf(white, 150)]))
    expect(judge(empty).verdict).toBe('no code')
    expect(judge(...ours, blank).verdict).toBe('person')
  })

  test('with a page whose code cannot be read does not count as one with a page missing', () => {
    const unread = judge(ours[0], blank, ours[2])
    expect(unread).toMatchObject({ verdict: 'person', missing: [] })
    expect(unread.message).toContain('第 2 页不能自动核对')
    const fewer = judge(ours[0], blank)
    expect(fewer).toMatchObject({ verdict: 'pages', missing: [2, 3] })
    expect(fewer.message).toContain('第 2、3 页中至少缺少 1 页')
  })

  test('of a browser print has no page numbers and says so', () => {
    const unnumbered = judgeScan([{ codes: [`SB1/${number}/${hash}/0/0`], aspect: 210 / 297 }], { ...expected, pages: undefined })
    expect(unnumbered).toMatchObject({ verdict: 'matched', ordered: false })
    expect(unnumbered.message).toContain('页序未核验')
  })

  test('is read in a worker thread; what is no PDF is refused and the next scan still works', async () => {
    const queue = createReadingQueue()
    await expect(queue.read('scan', async () => new TextEncoder().encode('no pdf at all'))).rejects.toThrow()
    expect(await queue.read('scan', () => scanOf({ pdf: prints.ours, index: 0 }))).toEqual(ours.slice(0, 1))
    await queue.close()
  })
})

describe('bad scans', () => {
  test('every kind of case and every class of scan: none is read wrongly or matched wrongly, none that is complete is refused, and 98 of 100 coloured ones at 150 dpi and more are read', async () => {
    const all: CaseRead[] = []
    // with this seed each kind and each class is among eleven cases
    while (all.length < 11) all.push(await readCase(scanner, prints, 20299193, all.length))
    expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(Object.keys(classes)))
    expect(new Set(all.map(({ what }) => what))).toEqual(new Set(Object.keys(cases)))
    expect(countCases(all)).toMatchObject({ wrong: 0, refused: 0 })
    expect(countPages(all.filter(isColoured)).pages).toBeGreaterThan(20)
    expect(shareRead(all)).toBeGreaterThanOrEqual(0.98)
  }, 600_000)

  test('control: pages whose upper copy is folded over or under a dark seal are read, and some are missed without the second copy', async () => {
    const random = seeded(5)
    const scans: Uint8Array[] = []
    for (let at = 0; at < 4; at++) {
      const seal = { colour: 'red' as const, ink: 0.55, offset: [at * 2 - 4, 4 - at * 2] as [number, number] }
      const sealed: Damage['seals'] = [
        { ...seal, over: 'header' },
        { ...seal, over: 'footer' },
      ]
      const damage = { ...drawDamage('harsh', random), dpi: 150, upsideDown: false }
      const what = at < 2 ? { seals: sealed, folded: 0 } : { seals: [], folded: 60 }
      scans.push(await asScan([await scanner.scan({ pdf: prints.ours, index: 0 }, { ...damage, ...what }, at)]))
    }
    const readable = async (reading?: Parameters<typeof readScan>[1]) => {
      let count = 0
      for (const scan of scans) count += (await readScan(scan, reading))[0]?.codes.length ? 1 : 0
      return count
    }
    expect(await readable()).toBe(4)
    expect(await readable({ copies: 'header' })).toBeLessThan(4)
  }, 300_000)
})

test('the stamped print keeps its pages and stays a valid A4 document', async () => {
  const document = await PDFDocument.load(prints.ours)
  expect(document.getPageCount()).toBe(3)
  const { width, height } = document.getPage(0).getSize()
  expect([Math.round(width), Math.round(height)]).toEqual([595, 842])
})
