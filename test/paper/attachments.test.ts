import { deflateSync } from 'node:zlib'
import { AFRelationship, PDFDocument } from 'pdf-lib'
import { expect, test } from 'vitest'
import { inspectPdf } from '../../server/paper/inspect-pdf.js'
import { hostile } from './pdf-corpus.js'

const invoice =
  '<?xml version="1.0" encoding="UTF-8"?>\n<发票 xmlns:xlink="http://www.w3.org/1999/xlink"><金额 币种="CNY">100.00</金额><!-- 备注 --><空/></发票>\n'
const accepting = { attachments: 'xml' } as const
const judge = (content: Buffer) => inspectPdf(content, accepting)

async function attached(name: string, content: Buffer | string, useObjectStreams = false): Promise<Buffer> {
  const document = await PDFDocument.create()
  document.addPage([595, 842])
  await document.attach(Buffer.from(content), name, { afRelationship: AFRelationship.Data, mimeType: 'text/xml', description: '数据' })
  return Buffer.from(await document.save({ useObjectStreams }))
}

interface Written {
  name?: string
  filespec?: string
  streams?: string[]
  more?: string
}

/** By hand, so that everything can be put elsewhere. */
function written({ name = '(a.xml)', filespec = `/F ${name} /EF << /F 9 0 R >>`, streams = [plain(invoice)], more = '' }: Written): Buffer {
  const objects = streams.map((stream) => `9 0 obj\n${stream}\nendobj\n`).join('')
  const text = `%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${more} /Names << /EmbeddedFiles << /Names [(a) 8 0 R] >> >> >>\nendobj
2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj
8 0 obj\n<< /Type /Filespec ${filespec} >>\nendobj\n`
  return Buffer.from(`${text}${objects}trailer\n<< /Root 1 0 R /Size 10 >>\nstartxref\n0\n%%EOF\n`, 'latin1')
}
const latin1 = (text: string) => Buffer.from(text).toString('latin1')
const plain = (text: string, more = `/Length ${Buffer.byteLength(text)}`) =>
  `<< /Type /EmbeddedFile ${more} >>\nstream\n${latin1(text)}\nendstream`
function packed(content: Buffer | string, more = ''): string {
  const data = deflateSync(Buffer.from(content)).toString('latin1')
  return `<< /Type /EmbeddedFile /Filter /FlateDecode ${more} /Length ${data.length} >>\nstream\n${data}\nendstream`
}
const gbk = Buffer.concat([Buffer.from('<?xml version="1.0" encoding="GBK"?><a>'), Buffer.from('b7a2c6b1', 'hex'), Buffer.from('</a>')])

test.each<[string, () => Buffer | Promise<Buffer>]>([
  ['made by a library', () => attached('invoice.xml', invoice)],
  ['made by a library, packed', () => attached('invoice.xml', invoice, true)],
  ['with a Chinese name', () => written({ filespec: '/F (fp.xml) /UF <FEFF53D17968002E0078006D006C> /EF << /F 9 0 R >>' })],
  ['with a name in capitals', () => attached('INVOICE.XML', invoice)],
  ['in the encoding of China', () => attached('a.xml', gbk)],
  ['with a byte order mark', () => attached('a.xml', `\ufeff${invoice}`)],
  ['without a declaration', () => attached('a.xml', '<a b="1">x &lt; y<![CDATA[<z>]]></a>')],
  ['written by hand', () => written({})],
  ['written by hand, packed', () => written({ streams: [packed(invoice)] })],
  ['with a name that spells its letters', () => written({ name: '(a\\056x\\155l)' })],
  ['named twice', () => written({ filespec: '/F (a.xml) /UF <FEFF0061002E0078006D006C> /EF << /F 9 0 R /UF 9 0 R >>' })],
])('an invoice with its data inside, %s, is accepted where the material says so, and nowhere else', async (_, make) => {
  const content = await make()
  expect(judge(content)).toMatchObject({ pages: 1, hints: [expect.stringMatching(/数据附件“.*\.xml”/i)] })
  expect(judge(content).problem).toBeUndefined()
  expect(inspectPdf(content).problem).toMatch(/^PDF 含有附件.*打印成 PDF/)
})

const inside = (text: string) => written({ streams: [packed(text)] })
test.each<[string, () => Buffer | Promise<Buffer>]>([
  ['a program', () => attached('a.xml', Buffer.from('4d5a90000300', 'hex'))],
  ['a program behind the end of the data', () => inside(`${invoice}MZ\x90\x00`)],
  ['a page of HTML', () => inside('<html><script>1</script></html>')],
  ['a page in the clothes of XML', () => inside('<x:html xmlns:x="http://www.w3.org/1999/xhtml"><x:script>1</x:script></x:html>')],
  ['its namespace spelled in numbers', () => inside('<a xmlns="http://www.w3.org/1999/&#120;html"><b/></a>')],
  ['a picture that runs', () => inside('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>')],
  ['a style sheet', () => inside('<?xml version="1.0"?><?xml-stylesheet href="a.xsl" type="text/xsl"?><a/>')],
  ['a transformation', () => inside('<t:stylesheet xmlns:t="http://www.w3.org/1999/XSL/Transform"/>')],
  ['a document of an office', () => inside('<?xml version="1.0"?><?mso-application progid="Word.Document"?><a/>')],
  ['a workbook', () => inside('<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>')],
  ['entities', () => inside('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>')],
  ['no end', () => inside('<a><b></b>')],
  ['crossed ends', () => inside('<a><b></a></b>')],
  ['two documents', () => inside('<a/><b/>')],
  ['only text', () => inside('MsgBox 1')],
  ['nothing', () => inside('')],
  ['zeros', () => inside('<a>\0</a>')],
  ['another encoding', () => inside('<?xml version="1.0" encoding="UTF-7"?><a/>')],
  ['wide letters', () => attached('a.xml', Buffer.from('\ufeff<a/>', 'utf16le'))],
  ['letters that are none', () => written({ streams: [`<< /Length 6 >>\nstream\n<a>\xff</a>\nendstream`] })],
  ['more than a reader unpacks', () => inside(`<a>${' '.repeat(5_000_000)}</a>`)],
  ['another name', () => attached('invoice.exe', invoice)],
  ['the name of an application', () => attached('invoice.hta', invoice)],
  ['two endings', () => attached('invoice.xml.js', invoice)],
  ['a path', () => attached('..\\..\\a.xml', invoice)],
  ['a name turned round', () => attached('a\u202elmx.exe.xml', invoice)],
  ['no name', () => written({ filespec: '/EF << /F 9 0 R >>' })],
  ['a second name', () => written({ filespec: '/F (a.xml) /UF (a.exe) /EF << /F 9 0 R >>' })],
  ['a name elsewhere', () => written({ filespec: '/F (a.xml) /UF 7 0 R /EF << /F 9 0 R >>' })],
  ['a second file', () => written({ filespec: '/F (a.xml) /EF << /F 9 0 R /UF 7 0 R >>' })],
  ['a file elsewhere', () => written({ filespec: '/F (a.xml) /EF 7 0 R' })],
  ['no file', () => written({ streams: [] })],
  ['a second file of its number', () => written({ streams: [plain(invoice), plain('MZ')] })],
  [
    'a second file, its number behind a remark',
    () => {
      const text = written({}).toString('latin1')
      return Buffer.from(text.replace('trailer', `9 0 %\nobj\n${plain('MZ')}\nendobj\ntrailer`), 'latin1')
    },
  ],
  ['a file with another length', () => written({ streams: [plain(invoice, '/Length 20')] })],
  ['a file whose length stands elsewhere', () => written({ streams: [plain(invoice, '/Length 7 0 R')] })],
  ['another packing', () => written({ streams: [packed(invoice, '/Filter /ASCIIHexDecode')] })],
  ['packed twice', () => written({ streams: [plain(invoice, '/Filter [/FlateDecode /FlateDecode] /Length 1')] })],
  ['a file outside', () => written({ streams: [packed(invoice, '/F (http://x)')] })],
  ['a file on the web', () => written({ filespec: '/FS /URL /F (a.xml) /EF << /F 9 0 R >>' })],
  ['related files', () => written({ filespec: '/F (a.xml) /RF << /F [(b) 9 0 R] >> /EF << /F 9 0 R >>' })],
  ['a portfolio', () => written({ more: '/Collection << /View /D >>' })],
  ['a script beside', () => written({ more: '/OpenAction << /S /JavaScript /JS (x) >>' })],
  ['a command that opens it', () => written({ more: '/OpenAction << /S /GoToE /T << /R /C /N (a) >> >>' })],
])('an attachment that is not only data is refused in any case: %s', async (_, make) => {
  const { problem } = judge(await make())
  expect(problem).toMatch(/打印成 PDF/)
})

test('what else is hostile stays out where data are accepted', async () => {
  const isData = (name: string) => name.startsWith('attachment of a library')
  const files = (await hostile()).filter(({ name }) => !isData(name))
  expect(files.filter(({ content }) => !judge(content).problem).map(({ name }) => name)).toEqual([])
})

test.each([
  ['of references', Buffer.from('/EF << /F 9 0 R >> '.repeat(1_500_000))],
  ['of unfinished names', Buffer.from('9 0 obj << /F (a.xml) /EF << /F 9 0 R '.repeat(700_000))],
  ['of unfinished elements', Buffer.from(`9 0 obj << /EF << /F 9 0 R >> /F (a.xml) >> stream\n${'<a b="'.repeat(4_000_000)}`)],
])('30 MB %s are judged within ten seconds of computing (what grows faster than they do takes hours)', (_, filling) => {
  const content = Buffer.concat([Buffer.from('%PDF-1.7\n1 0 obj <<'), filling, Buffer.from('>> endobj\n%%EOF')])
  const started = process.cpuUsage()
  judge(content)
  const { user, system } = process.cpuUsage(started)
  expect((user + system) / 1000).toBeLessThan(10_000)
})
