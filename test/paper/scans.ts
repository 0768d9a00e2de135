/** Prints by the real renderer, and many bad scans of them, read, judged and counted. Used by the short and the long run. */

import { pageCodeText } from '../../server/engine/print/page-code.js'
import { type ExpectedPrint, judgeScan, openVerdicts, type ScannedPage, type ScanVerdict } from '../../server/engine/print/scan-match.js'
import type { PdfPrinter } from '../../server/paper/chromium.js'
import { stampPageCodes } from '../../server/paper/page-codes.js'
import { type Reading, readScan } from '../../server/paper/scan-reader.js'
import { cases, classes, type Damage, drawDamage, drawn, type Random, type ScanCase, type ScanClass, seeded } from './damage.js'
import { asScan, type Scanner, type Sheet } from './scanner.js'

export const number = 'ENT-2024-000123'
export const hash = '3F2A91BC'
export const earlier = { number, hash: 'AAAA0001' }
export const foreign = { number: 'ENT-2024-000999', hash }
export const expected: ExpectedPrint = { number, hash, pages: 3, earlier: [{ hash: earlier.hash, changed: ['上年度利润'], pages: [1] }] }
const printedPages = 3

/** A three-page form with text up to its margins. */
function printForm(printer: PdfPrinter): Promise<Uint8Array> {
  const row = '<tr><th>企业名称 Name of the enterprise</th><td>0123456789 sample answer that fills the line of the table</td></tr>'
  return printer.print(
    `<!doctype html><meta charset="utf-8"><style>@page{size:A4;margin:35mm 20mm}td,th{border:1px solid;padding:2mm}</style><table>${row.repeat(36)}</table>`,
  )
}

export interface Prints {
  ours: Uint8Array
  earlier: Uint8Array
  foreign: Uint8Array
}

/** One print under three codes. */
export async function printAll(printer: PdfPrinter): Promise<Prints> {
  const bare = await printForm(printer)
  const under = async (of: { number: string; hash: string }) => (await stampPageCodes(bare, of)).pdf
  return { ours: await under({ number, hash }), earlier: await under(earlier), foreign: await under(foreign) }
}

/** A page that was read, and what was printed on it. */
export interface PageRead extends ScannedPage {
  /** A code that is printed on it was read, where a whole page was handed in. */
  right: boolean
  /** A code was read that is not printed on it. */
  wrong: boolean
  sealsOverCodes: number
  milliseconds: number
  /** The same page read with something switched off, where that matters. */
  controls?: Partial<Record<Control, boolean>>
}

export interface CaseRead {
  index: number
  what: ScanCase
  kind: ScanClass
  verdict: ScanVerdict
  pages: PageRead[]
}

const controls = { withoutRedChannel: { redChannel: false }, withoutSecondCode: { copies: 'header' } } satisfies Record<string, Reading>
export type Control = keyof typeof controls

/** Makes, damages, scans and reads one case; the seed and the index decide everything. With `control` coloured pages are read again with less. */
export async function readCase(scanner: Scanner, prints: Prints, seed: number, index: number, control = false): Promise<CaseRead> {
  const random = seeded(seed + Math.imul(index, 0x9e3779b1))
  const what = drawn(cases, random)
  const kind = drawn(classes, random)
  // the scanner takes the next page while this one is read
  const scans = sheetsOf(what, prints, random).map((sheet) => {
    const damage = drawDamage(kind, random)
    return { sheet, damage, picture: scanner.scan(sheet, damage, Math.floor(random() * 2 ** 31)) }
  })
  const pages: PageRead[] = []
  for (const { sheet, damage, picture } of scans) {
    const scan = await asScan([await picture])
    const page = await readSheet(scan, printedOn(sheet, prints), damage)
    const again = control && kind !== 'grey' && kind !== 'coarse'
    pages.push(
      again
        ? { ...page, controls: await readWithLess(scan, printedOn(sheet, prints), kind === 'pale' && page.sealsOverCodes === 2) }
        : page,
    )
  }
  return { index, what, kind, verdict: judgeScan(pages, expected).verdict, pages }
}

function sheetsOf(what: ScanCase, { ours, earlier: old, foreign: other }: Prints, random: Random): Sheet[] {
  const whole: Sheet[] = Array.from({ length: printedPages }, (_, index) => ({ pdf: ours, index }))
  const at = Math.floor(random() * printedPages)
  const replaced = (more: Partial<Sheet>) => whole.map((sheet) => (sheet.index === at ? { ...sheet, ...more } : sheet))
  const made: Record<ScanCase, () => Sheet[]> = {
    complete: () => whole,
    swapped: () => [...whole.slice(at + 1), ...whole.slice(0, at + 1)].reverse(),
    missing: () => whole.filter(({ index }) => index !== at),
    doubled: () => whole.flatMap((sheet) => (sheet.index === at ? [sheet, sheet] : [sheet])),
    otherRevision: () => whole.map(({ index }) => ({ pdf: old, index })),
    // the change stands on the first page: of another one nobody but a person can say whether it may stay
    oldPage: () => whole.map((sheet) => (sheet.index === Math.max(at, 1) ? { ...sheet, pdf: old } : sheet)),
    otherDeclaration: () => replaced({ pdf: other }),
    pasted: () => replaced({ pdf: old, pasted: { pdf: ours, index: at, height: 36 } }),
    cut: () => replaced({ kept: 0.5 + random() * 0.4 }),
  }
  return made[what]()
}

function printedOn({ pdf, index, pasted }: Sheet, prints: Prints): string[] {
  const code = (of: Uint8Array, page: number) =>
    pageCodeText({
      ...(of === prints.earlier ? earlier : of === prints.foreign ? foreign : { number, hash }),
      page: page + 1,
      pages: printedPages,
    })
  return [code(pdf, index), ...(pasted ? [code(pasted.pdf, pasted.index)] : [])]
}

async function readSheet(scan: Uint8Array, printed: readonly string[], { seals }: Damage): Promise<PageRead> {
  const start = process.cpuUsage()
  const [read] = await readScan(scan)
  const { user, system } = process.cpuUsage(start)
  const codes = read?.codes ?? []
  return {
    codes,
    aspect: read?.aspect ?? 0,
    right: codes.some((code) => printed.includes(code)),
    wrong: codes.some((code) => !printed.includes(code)),
    sealsOverCodes: seals.filter(({ over }) => over !== 'text').length,
    milliseconds: Math.round((user + system) / 1000),
  }
}

/** The red channel matters where red seals lie over both codes of a pale print: a free or a darker one is read without it. */
async function readWithLess(scan: Uint8Array, printed: readonly string[], isPale: boolean): Promise<PageRead['controls']> {
  const isRead = async (reading: Reading) => (await readScan(scan, reading))[0]?.codes.some((code) => printed.includes(code)) ?? false
  return {
    ...(isPale && { withoutRedChannel: await isRead(controls.withoutRedChannel) }),
    withoutSecondCode: await isRead(controls.withoutSecondCode),
  }
}

/** What is counted for a class, a kind of case, or all. */
export interface Count {
  pages: number
  /** Pages read, of those that are whole. */
  read: number
  /** Pages on which a code was read that is not there, and cases that were matched and must not be. */
  wrong: number
  sealOverOne: number
  sealOverBoth: number
  cpuMillisecondsP95: number
}

export interface CaseCount {
  cases: number
  /** Decided without a person, as they should be. */
  automatic: number
  /** Left to a person. */
  person: number
  /** Refused by the machine though complete. */
  refused: number
  /** Matched though they must not be. */
  wrong: number
}

export const isColoured = ({ kind }: CaseRead) => kind !== 'grey' && kind !== 'coarse'
export const isWrong = ({ what, verdict, pages }: CaseRead) =>
  pages.some(({ wrong }) => wrong) || (verdict === 'matched' && cases[what].expected !== 'matched')

/** Pages of some cases in numbers. */
export function countPages(of: readonly CaseRead[]): Count {
  const pages = of.flatMap((one) => one.pages)
  const times = pages.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b)
  return {
    pages: pages.length,
    read: pages.filter(({ right }) => right).length,
    wrong: pages.filter(({ wrong }) => wrong).length,
    sealOverOne: pages.filter(({ sealsOverCodes }) => sealsOverCodes === 1).length,
    sealOverBoth: pages.filter(({ sealsOverCodes }) => sealsOverCodes === 2).length,
    cpuMillisecondsP95: times[Math.floor(times.length * 0.95)] ?? 0,
  }
}

/** Cases of one kind in numbers. */
export function countCases(of: readonly CaseRead[]): CaseCount {
  const count = (test: (one: CaseRead) => boolean) => of.filter(test).length
  return {
    cases: of.length,
    automatic: count(({ what, verdict }) => verdict === cases[what].expected && !openVerdicts.has(verdict)),
    person: count(({ verdict }) => openVerdicts.has(verdict)),
    refused: count(({ what, verdict }) => cases[what].expected === 'matched' && verdict !== 'matched' && !openVerdicts.has(verdict)),
    wrong: count(isWrong),
  }
}

/** Whole coloured pages of at least 150 dpi: what the target speaks of. */
const targeted = (all: readonly CaseRead[]) => all.filter((one) => isColoured(one) && one.what !== 'cut').flatMap(({ pages }) => pages)

/** The share of the pages of which the target speaks that the machine read. */
export function shareRead(all: readonly CaseRead[]): number {
  const pages = targeted(all)
  return pages.filter(({ right }) => right).length / pages.length
}

/** The pages that were read again with something switched off: how many, and the shares read with everything and with less. */
export function countControl(all: readonly CaseRead[], control: Control): { pages: number; withEverything: number; withLess: number } {
  const pages = targeted(all).filter(({ controls: less }) => less?.[control] !== undefined)
  const share = (read: (page: PageRead) => boolean | undefined) => pages.filter(read).length / pages.length
  return { pages: pages.length, withEverything: share(({ right }) => right), withLess: share(({ controls: less }) => less?.[control]) }
}
