/** Judges a scan of a stamped print by the codes that were read on its pages. */
import { type PageCode, parsePageCode } from './page-code.js'

/** What was read on one page of a scan. */
export interface ScannedPage {
  /** Texts of the codes found, each once. */
  codes: readonly string[]
  /** Width divided by height, upright. */
  aspect: number
}

export interface ExpectedPrint {
  number: string
  hash: string
  /** Known for the server's PDF. */
  pages?: number
  /** Earlier prints of the same declaration. */
  earlier: readonly EarlierPrint[]
}

export interface EarlierPrint {
  hash: string
  /** Titles of the fields that changed since. */
  changed: readonly string[]
  /** On which of its pages that stands, where it is known. */
  pages?: readonly number[]
}

/** `earlier print`: of an earlier print, on a page where nothing is known to have changed since. */
export type PageResult =
  | 'matched'
  | 'other revision'
  | 'earlier print'
  | 'other declaration'
  | 'no code'
  | 'contradictory'
  | 'cut'
  | 'twice'
/** `no code`, `person` and `unread` are for people to judge; the others are settled. */
export type ScanVerdict = 'matched' | 'other revision' | 'other declaration' | 'pages' | 'no code' | 'person' | 'unread'

export interface ScanResult {
  verdict: ScanVerdict
  /** For people, with what to do. */
  message: string
  pages: { page: number; result: PageResult; printed?: string }[]
  /** False where the print carries no page numbers. */
  ordered: boolean
  missing: number[]
}

const a4 = 210 / 297
const tolerance = 0.06

/** The verdicts that a person settles. */
export const openVerdicts: ReadonlySet<ScanVerdict> = new Set(['no code', 'person', 'unread'])

/** Matched only when every page carries the expected code and no page is missing, doubled, cut or contradictory; what cannot be decided goes to a person. */
export function judgeScan(scanned: readonly ScannedPage[] | undefined, expected: ExpectedPrint): ScanResult {
  if (!scanned) return { verdict: 'unread', message: unread, pages: [], ordered: false, missing: [] }
  const read = scanned.map((page) => judgePage(page, expected))
  const seen = new Set<number>()
  const pages = read.map(({ result, code }, index) => {
    const twice = result === 'matched' && code?.page !== undefined && seen.has(code.page)
    if (code?.page !== undefined && result === 'matched') seen.add(code.page)
    return { page: index + 1, result: twice ? ('twice' as const) : result, printed: code?.page ? `${code.page}/${code.pages}` : undefined }
  })
  const totals = new Set(read.flatMap(({ result, code }) => (result === 'matched' && code?.pages ? [code.pages] : [])))
  const [total = expected.pages] = totals
  const ordered = read.every(({ result, code }) => result !== 'matched' || code?.page !== undefined)
  const absent = ordered && total && seen.size ? range(total).filter((page) => !seen.has(page)) : []
  const unreadable = pages.filter(({ result }) => inDoubt.has(result)).length
  // pages whose code could not be read, or is not the present one, may be the ones that were not found
  const missing = absent.length > unreadable ? absent : []
  const countsDiffer = !ordered && expected.pages !== undefined && scanned.length !== expected.pages
  const otherTotal = ordered && expected.pages !== undefined && total !== expected.pages
  const verdict = decide(pages, missing, countsDiffer || otherTotal || totals.size > 1)
  const oldHash = read.find(({ result }) => result === 'other revision' || result === 'earlier print')?.code?.hash
  return {
    verdict,
    message: explain(verdict, { pages, missing, ordered, expected, oldHash, scanned: scanned.length }),
    pages,
    ordered,
    missing,
  }
}

function judgePage(page: ScannedPage, expected: ExpectedPrint): { result: PageResult; code?: PageCode } {
  const codes = page.codes.map(parsePageCode).filter((code) => code !== undefined)
  const [first, ...others] = codes
  if (!first) return { result: 'no code' }
  if (others.some((other) => other.number !== first.number || other.hash !== first.hash || other.page !== first.page))
    return { result: 'contradictory', code: first }
  if (first.number !== expected.number.toUpperCase()) return { result: 'other declaration', code: first }
  if (first.hash !== short(expected.hash)) return { result: isUnchanged(first, expected) ? 'earlier print' : 'other revision', code: first }
  if (Math.abs(page.aspect / a4 - 1) > tolerance) return { result: 'cut', code: first }
  return { result: 'matched', code: first }
}

/** What was changed since that print is known to stand on other pages of it. */
function isUnchanged({ hash, page }: PageCode, { earlier }: ExpectedPrint): boolean {
  const print = earlier.find((one) => short(one.hash) === hash)
  return page !== undefined && print?.pages !== undefined && !print.pages.includes(page)
}

const short = (hash: string) => hash.slice(0, 8).toUpperCase()

/** These stand for a page of the print, and nobody but a person can say for which. */
const inDoubt: ReadonlySet<PageResult> = new Set(['no code', 'earlier print', 'contradictory', 'cut'])

/** The machine refuses what it knows to be different; one old page among present ones, on which nothing changed, is for a person. */
function decide(pages: ScanResult['pages'], missing: number[], isOdd: boolean): ScanVerdict {
  const has = (...results: PageResult[]) => pages.some(({ result }) => results.includes(result))
  if (has('other declaration')) return 'other declaration'
  if (has('other revision')) return 'other revision'
  if (has('earlier print') && !has('matched', 'twice')) return 'other revision'
  if (has('contradictory', 'cut', 'earlier print')) return 'person'
  if (!has('matched', 'twice')) return 'no code'
  if (has('twice') || missing.length) return 'pages'
  return has('no code') || isOdd ? 'person' : 'matched'
}

interface Explained {
  pages: ScanResult['pages']
  missing: number[]
  ordered: boolean
  expected: ExpectedPrint
  oldHash?: string
  scanned: number
}

const unread = '没有能自动读取这份扫描件，改由审核人员逐项核对；需要申报单位确认扫描件与填报内容一致。'

const messages: Record<ScanVerdict, (scan: Explained) => string> = {
  matched: ({ scanned, ordered }) => `${scanned} 页全部核对一致，校验码相符${ordered ? '' : '（浏览器打印件，页序未核验）'}。`,
  'other revision': ({ expected, oldHash }) => {
    const print = expected.earlier.find(({ hash }) => short(hash) === oldHash)
    if (!print) return '扫描件中有别的文书或以前打印的页面，与现在填写的内容不一致。请重新打印、盖章后上传。'
    return print.changed.length
      ? `这份扫描件是以前打印的版本，打印之后修改过${changedWords(print.changed, print.pages)}。请重新打印、盖章后上传。`
      : '这份扫描件是以前打印的版本，打印之后表样有变动。请重新打印、盖章后上传。'
  },
  'other declaration': () => '扫描件中有别的申报件的页面。请核对后重新扫描上传。',
  pages: ({ missing, pages }) => {
    const twice = pages.filter(({ result }) => result === 'twice').map(({ page }) => page)
    const unreadable = pages.filter(({ result }) => inDoubt.has(result)).length
    const parts = [missing.length ? lacking(missing, unreadable) : '', twice.length ? `扫描件第 ${twice.join('、')} 页重复` : ''].filter(
      Boolean,
    )
    return `${parts.join('；')}。请按打印件的全部页面重新扫描上传。`
  },
  'no code': () => '没有读到校验码，改由审核人员逐项核对；需要申报单位确认扫描件与填报内容一致。',
  unread: () => unread,
  person: ({ pages, ordered, expected, scanned, oldHash }) => {
    const old = pages.filter(({ result }) => result === 'earlier print').map(({ page }) => page)
    const print = old.length ? expected.earlier.find(({ hash }) => short(hash) === oldHash) : undefined
    if (print)
      return `第 ${old.join('、')} 页是以前打印的，之后修改过${changedWords(print.changed, print.pages)}；这一页上没有发现改动，由审核人员核对。最好重新打印、盖章后上传。`
    const unsure = pages.filter(({ result }) => result !== 'matched').map(({ page }) => page)
    if (unsure.length === 0 && ordered) return '各页不是同一次打印的，或页数与系统生成的不同，由审核人员核对；最好重新打印、盖章后上传。'
    if (unsure.length === 0) return `系统生成的 PDF 有 ${expected.pages} 页，扫描件有 ${scanned} 页，由审核人员核对。请确认没有缺页。`
    return `第 ${unsure.join('、')} 页不能自动核对（校验码不全、页面被裁切或两处校验码不一致），由审核人员核对。`
  },
}

/** What was changed since a print, and where it stands on it. */
export function changedWords(titles: readonly string[], pages: readonly number[] | undefined): string {
  const named = titles.map((title) => `“${title}”`).join('、')
  return named && pages?.length ? `${named}（在打印件第 ${pages.join('、')} 页）` : named
}

const lacking = (missing: readonly number[], unreadable: number) =>
  unreadable
    ? `第 ${missing.join('、')} 页中至少缺少 ${missing.length - unreadable} 页（另有 ${unreadable} 页没有读到校验码）`
    : `缺少第 ${missing.join('、')} 页`
const explain = (verdict: ScanVerdict, scan: Explained) => messages[verdict](scan)
const range = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
