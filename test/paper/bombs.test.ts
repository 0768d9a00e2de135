import { readFileSync, writeFileSync } from 'node:fs'
import { deflateSync } from 'node:zlib'
import { AFRelationship, PDFDocument } from 'pdf-lib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { samplePdf } from '../../server/demo/sample-pdf.js'
import { inspectPdf } from '../../server/paper/inspect-pdf.js'
import { createReadingQueue, TooComplex } from '../../server/paper/reading-queue.js'
import { harbourWith } from '../harbour.js'
import { startServer, type TestServer } from '../server.js'

type Objects = Record<number, Buffer | string>
const stream = (dictionary: string, data: Buffer | string, more = '') => {
  const packed = deflateSync(data)
  return Buffer.concat([
    Buffer.from(`<< ${dictionary} /Filter /FlateDecode /Length ${packed.length} ${more} >>\nstream\n`),
    packed,
    Buffer.from('\nendstream'),
  ])
}

/** Without a table: readers find the objects themselves. */
function written(objects: Objects): Uint8Array<ArrayBuffer> {
  const parts = Object.entries(objects).map(([number, object]) =>
    Buffer.concat([Buffer.from(`${number} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')]),
  )
  const end = Buffer.from('trailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n')
  return new Uint8Array(Buffer.concat([Buffer.from('%PDF-1.7\n'), ...parts, end]))
}

const a4 = '/MediaBox [0 0 595 842]'
function onePage(page = a4, content: Buffer | string = 'BT /F1 14 Tf 60 780 Td (words) Tj ET', more: Objects = {}) {
  return written({
    1: '<< /Type /Catalog /Pages 2 0 R >>',
    2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    3: `<< /Type /Page /Parent 2 0 R ${page} /Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >> /Contents 4 0 R >>`,
    4: stream('', content),
    5: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...more,
  })
}
const form = '/Type /XObject /Subtype /Form /BBox [0 0 595 842]'
const drawn = '/X Do '.repeat(12)
/** Each calls the next one twelve times: 12 to the 12th power. */
const forms = Object.fromEntries(
  Array.from({ length: 12 }, (_, index) => [6 + index, stream(`${form} /Resources << /XObject << /X ${7 + index} 0 R >> >>`, drawn)]),
)
const image = (side: number, data: Buffer, samples = '/ColorSpace /DeviceRGB /BitsPerComponent 8') =>
  onePage(a4, 'q 595 0 0 842 0 0 cm /X Do Q', {
    6: stream(`/Type /XObject /Subtype /Image /Width ${side} /Height ${side} ${samples}`, data),
  })
const tree = (kids: string, count: string, more: Objects = {}) =>
  written({ 1: '<< /Type /Catalog /Pages 2 0 R >>', 2: `<< /Type /Pages /Kids [${kids}] /Count ${count} >>`, ...more })
const page = `<< /Type /Page /Parent 2 0 R ${a4} >>`

const strange: [name: string, content: Uint8Array<ArrayBuffer>][] = [
  ['a page of a million kilometres', onePage('/MediaBox [0 0 1000000000 1000000000]')],
  ['a page beyond all numbers', onePage('/MediaBox [0 0 1e38 99999999999999999999999999999999999999]')],
  ['a page as small as a speck', onePage('/MediaBox [0 0 0.0001 0.0001]')],
  ['a page as thin as a hair', onePage('/MediaBox [0 0 14400 1]')],
  ['a page turned inside out', onePage('/MediaBox [595 842 0 0]')],
  ['a page far below zero', onePage('/MediaBox [-99999999 -99999999 -99999000 -99999000]')],
  ['a page measured in words', onePage('/MediaBox [0 0 (x) /Y]')],
  ['a page without a size', onePage('')],
  ['a page cut to nothing', onePage(`${a4} /CropBox [10 10 10 10]`)],
  ['a page cut beside itself', onePage(`${a4} /CropBox [5000 5000 6000 6000]`)],
  ['a page in units of miles', onePage(`${a4} /UserUnit 1000000`)],
  ['a page turned by 45 degrees', onePage(`${a4} /Rotate 45`)],
  ['a page turned for ever', onePage(`${a4} /Rotate 2147483647`)],
  ['pages in a ring', tree('3 0 R 3 0 R', '1000000', { 3: '<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 2 0 R] /Count 500000 >>' })],
  ['pages that contain themselves', tree('2 0 R', '1')],
  ['two billion pages', tree('3 0 R', '2147483647', { 3: page })],
  ['fewer pages than none', tree('3 0 R', '-5', { 3: page })],
  ['no pages', written({ 1: '<< /Type /Catalog >>' })],
]

const bombs: typeof strange = [
  ['drawings that call drawings', onePage(a4, '/X Do', forms)],
  ['states without end', onePage(a4, Buffer.alloc(20_000_000, 'q '))],
  ['a picture that says it is larger than the world', image(1_000_000, Buffer.alloc(1_000_000))],
]

const queue = createReadingQueue({ milliseconds: 20_000 })
const scans = createReadingQueue()
/** Megabytes: for one PDF, for the one before that is not yet collected, and for the test itself; unlimited they take more than 2,000 each. */
const most = 1000
let server: TestServer
beforeAll(async () => {
  const root = harbourWith({
    'schemas/application.materials.json': ({ materials }) => {
      const licence = materials.find(({ id }: { id: string }) => id === 'licence')
      licence.attachments = 'xml'
    },
  })
  server = await startServer({ root })
})
afterAll(() => Promise.all([queue.close(), scans.close(), server?.close()]))

const settled = (name: 'look' | 'scan', content: Uint8Array<ArrayBuffer>) =>
  (name === 'scan' ? scans : queue)
    .read(name, async () => content.slice())
    .then(
      () => 'read',
      (error: unknown) => (error instanceof TooComplex ? 'too complex' : 'not read'),
    )

/** Megabytes, since it was asked last. */
function peak(): number {
  const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
  writeFileSync('/proc/self/clear_refs', '5')
  return Number(kilobytes) / 1024
}

test('pages of impossible sizes, turned, cut and in rings are judged and looked at like others, and no worker is lost to them', async () => {
  for (const [name, content] of strange) {
    expect([name, inspectPdf(Buffer.from(content)).problem]).toEqual([name, undefined])
    expect([name, await settled('look', content)]).not.toEqual([name, 'too complex'])
  }
  for (const [name, content] of strange.slice(2, 4)) expect([name, await settled('scan', content)]).toEqual([name, 'read'])
})

test('small files that unfold to gigabytes take no more memory than there is for a PDF, and the next PDF is read as ever', async () => {
  await queue.read('look', async () => samplePdf('good', 2))
  peak()
  const before = process.memoryUsage().rss / 2 ** 20
  for (const [, content] of bombs) {
    expect(content.length).toBeLessThan(1_000_000)
    await settled('look', content)
    expect(await queue.read('look', async () => samplePdf('good', 2))).toEqual({ pages: 2, blank: [] })
  }
  expect(peak() - before).toBeLessThan(most)
})

test('one that would take minutes is given up, and the next one has its turn', async () => {
  const hasty = createReadingQueue({ milliseconds: 3000 })
  const endless = image(16_000, Buffer.alloc(1_000_000), '/ColorSpace /DeviceCMYK /BitsPerComponent 16')
  await expect(hasty.read('look', async () => endless)).rejects.toThrow(TooComplex)
  expect(await hasty.read('look', async () => samplePdf('good', 1))).toMatchObject({ pages: 1 })
  await hasty.close()
})

test('over the wire: what cannot be looked at is kept with a word to the reviewer, data inside only where they are wanted', async () => {
  const client = await server.organisation({ district: 'east' })
  const { id } = await client.post('/api/declarations', { programme: 'oven-grant', stage: 'application' }, 201)
  // the one that is given up soonest
  const [, bomb] = bombs[1] ?? []
  const kept = await client.upload(id, 'licence', bomb ?? new Uint8Array(), 200)
  expect(kept.files[0].hints).toContain('页面没有自动查看（内容过于复杂），请打开核对。')
  const invoice = await PDFDocument.load(samplePdf('invoice'))
  await invoice.attach(Buffer.from('<invoice/>'), 'invoice.xml', { afRelationship: AFRelationship.Data })
  const content = new Uint8Array(await invoice.save())
  expect(JSON.stringify((await client.upload(id, 'licence', content, 200)).files)).toContain('数据附件“invoice.xml”')
  const { error } = await client.upload(id, 'stampedForm', content, 422)
  expect(error.message).toMatch(/含有附件.*打印成 PDF/)
  await invoice.attach(Buffer.from('MZ'), 'b.xml')
  const { error: second } = await client.upload(id, 'licence', new Uint8Array(await invoice.save()), 422)
  expect(second.message).toMatch(/不只是 XML 数据.*打印成 PDF/)
})
