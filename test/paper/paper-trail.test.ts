/** Print, stamp, scan over HTTP: the server's PDF is printed, scanned badly, uploaded, and judged against what stands then. */
import { PDFDict, PDFDocument, PDFName } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { samplePdf } from '../../server/demo/sample-pdf.js'
import { sampleScan } from '../../server/demo/sample-scan.js'
import { pageCodeText } from '../../server/engine/print/page-code.js'
import { readScan } from '../../server/paper/scan-reader.js'
import type { Client } from '../client.js'
import { act, begin, goodAnswers, materials, pdfFor, printed, save, stamped } from '../selection.js'
import { startServer, type TestServer } from '../server.js'
import { type Damage, drawDamage, seeded } from './damage.js'
import { asScan, openScanner, type Picture } from './scanner.js'

let server: TestServer
let client: Client
let id: string
let scan: Uint8Array
let all: number[]

async function download(from: Client, path: string): Promise<{ status: number; headers: Headers; pdf: Uint8Array<ArrayBuffer> }> {
  const response = await fetch(server.url + path, { headers: { Cookie: from.cookie() } })
  return { status: response.status, headers: response.headers, pdf: new Uint8Array(await response.arrayBuffer()) }
}
const item = async () => {
  const { checklist } = await client.get(`/api/declarations/${id}/check`)
  return checklist.find(({ key }: { key: string }) => key === stamped)
}
const answersWith = (basics: object, maturity: object = {}) => {
  const answers = goodAnswers()
  return { ...answers, basics: { ...answers.basics, ...basics }, maturity: { ...answers.maturity, ...maturity } }
}

/** Pages as an office scans them: a little turned, a red seal over one of the codes, JPEG. */
async function scanPages(pdf: Uint8Array, count: number): Promise<Uint8Array> {
  const scanner = await openScanner()
  const how: Damage = { ...drawDamage('sealed', seeded(11)), dpi: 150, rotation: 1.5, upsideDown: false, noise: 6, quality: 45 }
  const seals: Damage['seals'] = [{ colour: 'red', ink: 0.9, over: 'header', offset: [2, 1] }]
  const pictures: Picture[] = []
  for (let index = 0; index < count; index++) pictures.push(await scanner.scan({ pdf, index }, { ...how, seals }, index))
  await scanner.close()
  return asScan(pictures)
}

/** The scanned pages of these numbers, in this order. */
async function scanOf(...numbers: number[]): Promise<Uint8Array<ArrayBuffer>> {
  const [from, to] = [await PDFDocument.load(scan), await PDFDocument.create()]
  for (const page of await to.copyPages(
    from,
    numbers.map((number) => number - 1),
  ))
    to.addPage(page)
  return new Uint8Array(await to.save())
}

beforeAll(async () => {
  server = await startServer()
  client = await server.organisation({ district: 'ganjingzi' })
  id = await begin(client)
  await save(client, id, goodAnswers())
  const { status, headers, pdf } = await download(client, `/api/declarations/${id}/print.pdf`)
  expect([status, headers.get('content-type')]).toEqual([200, 'application/pdf'])
  const pages = (await PDFDocument.load(pdf)).getPageCount()
  all = Array.from({ length: pages }, (_, index) => index + 1)
  scan = await scanPages(pdf, pages)
  // the server lives in this process: connections that ended meanwhile are noticed before the next request
  await new Promise((resolve) => setTimeout(resolve, 100))
})
afterAll(() => server.close())

describe('the server’s PDF', () => {
  test('is recorded as a print with its pages, and is the same file when asked for again', async () => {
    const check = await client.get(`/api/declarations/${id}/check`)
    expect(check.print).toMatchObject({
      printed: true,
      current: true,
      pages: all.length,
      code: expect.stringMatching(/^[0-9A-F]{4}-[0-9A-F]{4}$/),
    })
    const [first, second] = [
      await download(client, `/api/declarations/${id}/print.pdf`),
      await download(client, `/api/declarations/${id}/print.pdf`),
    ]
    expect(Buffer.from(first.pdf).equals(Buffer.from(second.pdf))).toBe(true)
    expect(first.headers.get('content-disposition')).toMatch(/^attachment; filename=.*ENT-\d{4}-\d{6}\.pdf/)
  })

  test('carries the code twice on each of its pages, numbered, and fonts that are embedded as outlines', async () => {
    const { pdf } = await download(client, `/api/declarations/${id}/print.pdf`)
    const { number } = await client.get(`/api/declarations/${id}`)
    const { print: state } = await client.get(`/api/declarations/${id}/check`)
    const hash = state.code.replace('-', '')
    const expected = all.map((page) => [pageCodeText({ number, hash, page, pages: all.length })])
    const codes = async (of: Uint8Array, reading = {}) => (await readScan(of, reading)).map((page) => page.codes)
    expect(await codes(pdf, { copies: 'header' })).toEqual(expected)
    const lower = await PDFDocument.load(pdf)
    for (const page of lower.getPages()) page.setCropBox(0, 0, 595, 420)
    expect(await codes(await lower.save())).toEqual(expected)
    expect(await fontsOf(pdf)).toEqual([])
  })

  test('exists of letters as well, under a code that is not the form’s', async () => {
    const { status, pdf } = await download(client, `/api/declarations/${id}/letters/commitment-letter.pdf`)
    expect(status).toBe(200)
    const codes = (await readScan(pdf)).flatMap((page) => page.codes)
    const { print: state } = await client.get(`/api/declarations/${id}/check`)
    expect(codes.length).toBeGreaterThanOrEqual(3)
    expect(codes.join()).not.toContain(state.code.replace('-', ''))
    expect(await fontsOf(pdf)).toEqual([])
  })
})

describe('a scan of it', () => {
  test('is matched page by page when it is complete, whatever the order', async () => {
    const uploaded = await client.upload(id, stamped, await scanOf(...all.toReversed()))
    expect(uploaded).toMatchObject({ present: true })
    expect(uploaded.files[0].scan).toMatchObject({ verdict: 'matched', ordered: true, counts: true, missing: [] })
    expect(uploaded.files[0].scan.pages.map(({ printed: of }: { printed: string }) => of)).toEqual(
      all.toReversed().map((page) => `${page}/${all.length}`),
    )
  })

  test('stays good when only a field that is not printed changes', async () => {
    await save(client, id, answersWith({}, { plannedInvestment: '88' }))
    expect(await item()).toMatchObject({ present: true })
  })

  test('is refused by name of the field when a printed one changes, until it is changed back', async () => {
    await save(client, id, answersWith({ revenue: '6100' }))
    const { print: state } = await client.get(`/api/declarations/${id}/check`)
    expect(state).toMatchObject({ current: false, changed: ['上年度营业收入'], changedPages: [1] })
    expect(await item()).toMatchObject({ present: false, stale: expect.stringContaining('“上年度营业收入”（在打印件第 1 页）') })
    const again = await client.upload(id, stamped, await scanOf(...all))
    expect(again.files[0].scan).toMatchObject({ verdict: 'other revision', counts: false, open: false })
    const [shown] = (await item()).files
    expect(shown.scan.earlier).toMatchObject({
      revision: 1,
      changes: [{ label: '上年度营业收入', after: expect.stringContaining('6,100') }],
    })
    for (const key of materials) await client.upload(id, key, pdfFor(id, key))
    const refused = await act(client, id, 'submit', {}, 422)
    expect(refused.error.problems.map(({ message }: { message: string }) => message).join()).toContain('“上年度营业收入”')
    await client.put(`/api/declarations/${id}/materials/${stamped}/${again.files[0].id}/attestation`, { equal: true }, 422)
    await save(client, id, goodAnswers())
    expect(await item()).toMatchObject({ present: true })
  })

  test('with a page missing, twice, or of another declaration does not count, and says which', async () => {
    const missing = await client.upload(id, stamped, await scanOf(...all.slice(1)))
    expect(missing).toMatchObject({ present: false, stale: expect.stringContaining('缺少第 1 页') })
    const twice = await client.upload(id, stamped, await scanOf(1, ...all))
    expect(twice).toMatchObject({ present: false, stale: expect.stringContaining('重复') })
    const { print: state } = await client.get(`/api/declarations/${id}/check`)
    const foreign = await client.upload(id, stamped, await sampleScan({ number: 'ENT-2024-999999', hash: state.code.replace('-', '') }))
    expect(foreign).toMatchObject({ present: false, stale: expect.stringContaining('别的申报件') })
  })

  test('without any code counts with the applicant’s word, and the reviewer sees that it is unverified', async () => {
    const uploaded = await client.upload(id, stamped, samplePdf('a scan without codes', 2))
    const [file] = uploaded.files
    expect(uploaded).toMatchObject({ present: false })
    expect(file.scan).toMatchObject({ verdict: 'no code', open: true, counts: false })
    const told = await act(client, id, 'submit', {}, 422)
    expect(told.error.problems.map(({ message }: { message: string }) => message).join()).toContain('没有读到校验码')
    const word = (equal: boolean) => client.put(`/api/declarations/${id}/materials/${stamped}/${file.id}/attestation`, { equal })
    expect(await word(true)).toMatchObject({ present: true, files: [{ scan: { counts: true, attested: expect.any(String) } }] })
    expect(await word(false)).toMatchObject({ present: false })
    await word(true)
    await save(client, id, answersWith({ revenue: '6100' }))
    expect(await item()).toMatchObject({ present: false, stale: expect.stringContaining('营业收入') })
    await save(client, id, goodAnswers())
    expect(await item()).toMatchObject({ present: true })
  })

  test('of a browser’s print has no page numbers, and says so', async () => {
    const uploaded = await client.upload(id, stamped, await printedByBrowser())
    expect(uploaded.files[0].scan).toMatchObject({ verdict: 'matched', ordered: false, message: expect.stringContaining('页序未核验') })
  })
})

/** Fonts that a PDF draws as pictures, or does not carry. */
async function fontsOf(pdf: Uint8Array): Promise<string[]> {
  const { context } = await PDFDocument.load(pdf)
  const dictionaries = context.enumerateIndirectObjects().flatMap(([, object]) => (object instanceof PDFDict ? [object] : []))
  const is = (one: PDFDict, key: string, ...names: string[]) => names.some((name) => one.get(PDFName.of(key)) === PDFName.of(name))
  const fonts = dictionaries.filter((one) => is(one, 'Type', 'Font') && !is(one, 'Subtype', 'Type0'))
  expect(fonts.length).toBeGreaterThan(1)
  const isCarried = (font: PDFDict) =>
    ['FontFile2', 'FontFile3'].some((key) => font.lookupMaybe(PDFName.of('FontDescriptor'), PDFDict)?.has(PDFName.of(key)))
  return fonts.filter((font) => !isCarried(font)).map(String)
}

/** The page that a browser shows, printed by a browser: its codes come from the page itself. */
async function printedByBrowser(): Promise<Uint8Array<ArrayBuffer>> {
  const { text } = await client.request('GET', `/api/declarations/${id}/print`)
  const { pdf } = await server.services.paper.pdf(text)
  return new Uint8Array(pdf)
}

test('where no Chromium can be started a sentence says so, and the browser’s print remains', async () => {
  const bare = await startServer({ variables: { CHROMIUM_PATH: '/nowhere/chromium' } })
  const other = await bare.organisation({ district: 'ganjingzi' })
  const declaration = await begin(other)
  const { error } = await other.get(`/api/declarations/${declaration}/print.pdf`, 503)
  expect(error.message).toContain('直接打印')
  const scan = await printed(other, declaration)
  expect(await other.upload(declaration, stamped, scan)).toMatchObject({ present: true })
  await bare.close()
})
