/** Paper in both directions: pages become PDFs with a code on every page, scans become what their pages say. Nothing starts before it is needed. */
import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { PageCode } from '../engine/print/page-code.js'
import type { PageNumbers } from '../engine/templates/letters.js'
import { createPdfPrinter, NoBrowser, type PdfPrinter } from './chromium.js'
import { withFonts } from './fonts.js'
import { createPrintJobs, type PrintJobs } from './print-jobs.js'
import { createReadingQueue, type ReadingQueue } from './reading-queue.js'

type Code = Pick<PageCode, 'number' | 'hash'>

interface Print {
  html: string
  code?: Code
  numbers?: PageNumbers
}

export interface PrintedPdf {
  pdf: Uint8Array<ArrayBuffer>
  pages: number
}

export interface Paper {
  /** An HTML page as a PDF, with its code and number on each page if there are; the same page is rendered once. Throws NoPrinter. */
  pdf(html: string, code?: Code, numbers?: PageNumbers): Promise<PrintedPdf>
  /** For every upload: what it is and what is to be seen; short. */
  inspections: ReadingQueue
  /** For stamped scans, which take about a second each. */
  scans: ReadingQueue
  /** Many prints as one PDF. */
  jobs: PrintJobs
  /** Removes PDFs that nobody asked for during a week: they can be made again. */
  sweep(now: Date): Promise<void>
  close(): Promise<void>
}

/** No PDF can be made now. The browser's own print remains. */
export class NoPrinter extends Error {}

export interface PaperOptions {
  /** Where finished PDFs are kept. */
  folder: string
  /** CHROMIUM_PATH. */
  chromium?: string
}

const week = 7 * 86_400_000
/** Part of the key of a kept PDF: raised when what is drawn on pages changes. */
const format = 3
/** How long a browser that could not be started is not tried again. */
const pause = 60_000

/** Opens nothing and starts nothing. */
export function createPaper({ folder, chromium }: PaperOptions): Paper {
  const printer = createPdfPrinter({ path: chromium })
  const inspections = createReadingQueue({ milliseconds: 20_000, longest: 200 })
  const scans = createReadingQueue()
  const underWay = new Map<string, Promise<PrintedPdf>>()
  let failed = 0

  async function render({ html, code, numbers }: Print, key: string): Promise<PrintedPdf> {
    const kept = await readKept(folder, key)
    if (kept) return kept
    if (Date.now() - failed < pause) throw new NoPrinter()
    const printed = await printWithCodes(printer, { html, code, numbers }).catch((error: unknown) => {
      if (error instanceof NoBrowser) failed = Date.now()
      console.error(JSON.stringify({ level: 'error', job: 'pdf', stack: error instanceof Error ? error.stack : String(error) }))
      throw new NoPrinter()
    })
    await keep(folder, key, printed)
    return printed
  }

  return {
    pdf(html, code, numbers) {
      const key = createHash('sha256')
        .update(JSON.stringify([format, code?.number, code?.hash, numbers?.copies, html]))
        .digest('hex')
      const started = underWay.get(key) ?? render({ html, code, numbers }, key).finally(() => underWay.delete(key))
      underWay.set(key, started)
      return started
    },
    inspections,
    scans,
    jobs: createPrintJobs(path.join(folder, 'jobs')),
    sweep: (now) => sweepKept(folder, now),
    async close() {
      await Promise.all([printer.close(), inspections.close(), scans.close()])
    },
  }
}

/** The library that stamps is loaded with the first print. */
async function printWithCodes(printer: PdfPrinter, { html, code, numbers }: Print): Promise<PrintedPdf> {
  const [bare, { stampPageCodes }] = await Promise.all([printer.print(withFonts(html)), import('./page-codes.js')])
  const { pdf, pages } = await stampPageCodes(bare, code, numbers)
  return { pdf: new Uint8Array(pdf), pages }
}

const placeOf = (folder: string, key: string) => path.join(folder, key.slice(0, 2))

/** The number of pages stands in the name. */
async function readKept(folder: string, key: string): Promise<PrintedPdf | undefined> {
  const names = await readdir(placeOf(folder, key)).catch(() => [])
  const name = names.find((one) => one.startsWith(`${key}-`) && one.endsWith('.pdf'))
  const content = name && (await readFile(path.join(placeOf(folder, key), name)).catch(() => undefined))
  if (!content) return undefined
  const now = new Date()
  await utimes(path.join(placeOf(folder, key), name), now, now).catch(() => undefined)
  return { pdf: new Uint8Array(content), pages: Number(name.slice(key.length + 1, -'.pdf'.length)) }
}

async function keep(folder: string, key: string, { pdf, pages }: PrintedPdf) {
  const incoming = path.join(folder, `${randomUUID()}.incoming`)
  await mkdir(placeOf(folder, key), { recursive: true, mode: 0o700 })
  await writeFile(incoming, pdf, { mode: 0o600 })
  await rename(incoming, path.join(placeOf(folder, key), `${key}-${pages}.pdf`))
}

async function sweepKept(folder: string, now: Date) {
  for (const name of await readdir(folder, { recursive: true }).catch(() => [])) {
    const place = path.join(folder, name)
    const { mtimeMs, isFile } = await stat(place).then(
      (found) => ({ mtimeMs: found.mtimeMs, isFile: found.isFile() }),
      () => ({ mtimeMs: 0, isFile: false }),
    )
    if (isFile && now.getTime() - mtimeMs > week) await rm(place, { force: true })
  }
}
