import { AFRelationship, PDFDocument } from 'pdf-lib'
import { describe, expect, test } from 'vitest'
import { inspectPdf } from '../../server/paper/inspect-pdf.js'

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
    const good = await pdf(2, false)
    const encrypted = await pdf(1, false, (document) => document.encrypt({ userPassword: 'secret', ownerPassword: 'owner' }))
    const sentences = [
      inspectPdf(Buffer.alloc(0)),
      inspectPdf(Buffer.from('PK\u0003\u0004 a document of another kind')),
      inspectPdf(Buffer.concat([Buffer.from('\n'), good])),
      inspectPdf(good.subarray(0, good.length - 200)),
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

  test('a PDF with a script is refused, its name escaped or packed; an attachment is only pointed out', async () => {
    const script = (document: PDFDocument) => document.addJavaScript('main', 'app.alert(1)')
    expect(inspectPdf(await pdf(1, false, script)).problem).toContain('脚本')
    expect(inspectPdf(await pdf(1, true, script)).problem).toContain('脚本')
    const escaped = (await pdf(1, false, script)).toString('latin1').replaceAll('/JavaScript', '/J#61vaScript').replaceAll('/JS', '/#4AS')
    expect(inspectPdf(Buffer.from(escaped, 'latin1')).problem).toContain('脚本')
    const attached = await pdf(1, false, (document) =>
      document.attach(Buffer.from('<x/>'), 'invoice.xml', { afRelationship: AFRelationship.Data }),
    )
    expect(inspectPdf(attached)).toEqual({ pages: 1, hints: ['文件中带有附件，请留意其内容。'] })
  })

  test('a packed stream that grows without end is not unpacked', () => {
    const bomb = Buffer.concat([
      Buffer.from('%PDF-1.5\n1 0 obj <</Type/ObjStm/Length 10>> stream\n'),
      Buffer.alloc(2_000_000, 120),
      Buffer.from('\nendstream endobj\n%%EOF'),
    ])
    const started = performance.now()
    expect(inspectPdf(bomb).problem).toBeUndefined()
    expect(performance.now() - started).toBeLessThan(1000)
  })
})
