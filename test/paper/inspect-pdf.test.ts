import { randomBytes } from 'node:crypto'
import { PDFDocument } from 'pdf-lib'
import { describe, expect, test } from 'vitest'
import { inspectPdf } from '../../server/paper/inspect-pdf.js'
import { good, hostile } from './pdf-corpus.js'

async function pdf(pages: number, objectStreams: boolean, edit?: (document: PDFDocument) => unknown): Promise<Buffer> {
  const document = await PDFDocument.create()
  for (let page = 0; page < pages; page++) document.addPage([200, 200])
  await edit?.(document)
  return Buffer.from(await document.save({ useObjectStreams: objectStreams }))
}

describe('an uploaded file is judged by its bytes', () => {
  test.each([1, 7, 120])('a PDF of %i pages is accepted and its pages are counted, packed or not', async (pages) => {
    expect(inspectPdf(await pdf(pages, false))).toEqual({ pages, hints: [] })
    expect(inspectPdf(await pdf(pages, true))).toEqual({ pages, hints: [] })
  })

  test('empty, foreign, cut off and encrypted files each get their own sentence', async () => {
    const whole = await pdf(2, false)
    const encrypted = await pdf(1, false, (document) => document.encrypt({ userPassword: 'secret', ownerPassword: 'owner' }))
    const sentences = [
      inspectPdf(Buffer.alloc(0)),
      inspectPdf(Buffer.from('PK\u0003\u0004 a document of another kind')),
      inspectPdf(Buffer.concat([Buffer.from('\n'), whole])),
      inspectPdf(whole.subarray(0, whole.length - 200)),
      inspectPdf(encrypted),
    ].map(({ problem }) => problem ?? '')
    expect(sentences.map((sentence) => sentence.slice(0, 8))).toEqual([
      '文件是空的，请重',
      '这不是 PDF ',
      '这不是 PDF ',
      'PDF 不完整（',
      'PDF 有密码或',
    ])
  })

  test('at least a hundred hostile files: none is accepted, each gets a sentence', async () => {
    const files = await hostile()
    expect(files.length).toBeGreaterThanOrEqual(100)
    expect(new Set(files.map(({ name }) => name)).size).toBe(files.length)
    expect(files.filter(({ content }) => !inspectPdf(content).problem).map(({ name }) => name)).toEqual([])
  })

  test('at least sixty good files: none is refused', async () => {
    const files = await good()
    expect(files.length).toBeGreaterThanOrEqual(60)
    expect(files.map(({ name, content }) => [name, inspectPdf(content).problem]).filter(([, problem]) => problem)).toEqual([])
  })

  test.each([
    ['of noise', randomBytes(30_000_000)],
    ['of objects that never end', Buffer.alloc(30_000_000, 'obj (<<')],
    ['of trailers', Buffer.alloc(30_000_000, 'trailer<<(')],
  ])('30 MB %s are judged within three seconds of computing', (_, filling) => {
    const large = Buffer.concat([
      Buffer.from('%PDF-1.5\n1 0 obj <</Length 30000000>>\nstream\n'),
      filling,
      Buffer.from('\nendstream endobj\n%%EOF'),
    ])
    const started = process.cpuUsage()
    inspectPdf(large)
    const { user, system } = process.cpuUsage(started)
    expect((user + system) / 1000).toBeLessThan(3000)
  })
})
