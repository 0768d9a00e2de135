/** Hostile and good PDFs by the dozen: what runs, opens, sends or hides, in every disguise; and what offices really produce. */
import { deflateSync } from 'node:zlib'
import { AFRelationship, degrees, PDFDocument, PDFName, PDFString, StandardFonts } from 'pdf-lib'
import { samplePdf } from '../../server/demo/sample-pdf.js'

export interface Sample {
  name: string
  content: Buffer
}

/** Things that must not be in an accepted file, each as the text of an object or of the catalogue's entries. */
const actions: [name: string, entries: string][] = [
  ['script at opening', '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>'],
  ['script of a page event', '/AA << /O << /S /JavaScript /JS (x) >> >>'],
  ['named scripts', '/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (x) >>] >> >>'],
  ['script as a hexadecimal string', '/OpenAction << /S /JavaScript /JS <6170702e616c657274> >>'],
  ['launch', '/OpenAction << /S /Launch /F (calc.exe) >>'],
  ['launch for one system', '/OpenAction << /S /Launch /Win << /F (cmd.exe) /P (/c calc) >> >>'],
  ['embedded file', '/Names << /EmbeddedFiles << /Names [(a) << /Type /Filespec /F (a.exe) /EF << /F 9 0 R >> >>] >> >>'],
  ['file specification', '/AF [<< /Type /Filespec /F (a.xml) /EF << /F 9 0 R >> >>]'],
  ['rich media', '/X << /Subtype /RichMedia /RichMediaContent << >> >>'],
  ['rendition', '/OpenAction << /S /Rendition /OP 0 >>'],
  ['movie', '/OpenAction << /S /Movie >>'],
  ['sound', '/OpenAction << /S /Sound /Sound 9 0 R >>'],
  ['model in space', '/X << /Subtype /3D /3DD 9 0 R >>'],
  ['dynamic form', '/AcroForm << /XFA 9 0 R >>'],
  ['sends a form', '/OpenAction << /S /SubmitForm /F (http://example.com) >>'],
  ['reads data', '/OpenAction << /S /ImportData /F (a.fdf) >>'],
  ['opens another file', '/OpenAction << /S /GoToR /F (\\\\\\\\host\\\\share\\\\a.pdf) >>'],
  ['opens an embedded file', '/OpenAction << /S /GoToE /T << /R /C >> >>'],
]

const base = () => Buffer.from(samplePdf('sample', 1)).toString('latin1')
const inCatalogue = (entries: string) => base().replace('/Type /Catalog', `/Type /Catalog ${entries}`)
const latin1 = (text: string) => Buffer.from(text, 'latin1')
const escapedNames = (text: string) =>
  text.replace(
    /\/(JavaScript|JS|Launch|EF|EmbeddedFiles|RichMedia|Rendition|Movie|Sound|3D|XFA|SubmitForm|ImportData|GoToR|GoToE)\b/g,
    (name) => [...name].map((letter, at) => (at === 1 || at === 2 ? `#${letter.charCodeAt(0).toString(16)}` : letter)).join(''),
  )
/** An object of its own, in front of the table. */
const asObject = (object: string) => base().replace('xref\n', `90 0 obj\n${object}\nendobj\nxref\n`)
const packedObjects = (objects: string, more = '/Filter /FlateDecode') => {
  const packed = deflateSync(latin1(`90 0 ${objects}`)).toString('latin1')
  return asObject(`<< /Type /ObjStm /N 1 /First 5 ${more} /Length ${packed.length} >>\nstream\n${packed}\nendstream`)
}

/** Every action in four disguises, and tricks that do not depend on the action. */
export async function hostile(): Promise<Sample[]> {
  const disguised = actions.flatMap(([name, entries]): Sample[] => [
    { name, content: latin1(inCatalogue(entries)) },
    { name: `${name}, name escaped`, content: latin1(inCatalogue(escapedNames(entries))) },
    { name: `${name}, packed`, content: latin1(packedObjects(`<< ${entries} >>`)) },
    {
      name: `${name}, added by an update`,
      content: latin1(`${base()}\n1 0 obj << /Type /Catalog /Pages 2 0 R ${entries} >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF`),
    },
  ])
  return [...disguised, ...tricks(), ...(await made()), ...foreign()]
}

const script = '<< /S /JavaScript /JS (x) >>'

function tricks(): Sample[] {
  const sample = (name: string, text: string): Sample => ({ name, content: latin1(text) })
  return [
    sample('behind a keyword in a comment', asObject(`<< /A 1 % stream\n /OpenAction ${script} >>`)),
    sample('behind a keyword in a string', asObject(`<< /A (>>\nstream\n) /OpenAction ${script} >>`)),
    sample('between keywords in comments', base().replace('xref\n', `% stream\n90 0 obj ${script} endobj\n% endstream\nxref\n`)),
    sample(
      'inside what looks like a stream',
      base().replace('xref\n', `89 0 obj << /Length 0 >>\nstream\n\n90 0 obj ${script} endobj\nendstream endobj\nxref\n`),
    ),
    sample('behind the end of an object inside a dictionary', asObject(`<< /A endobj /OpenAction ${script} >>`)),
    sample('behind a string that is never closed', asObject(`<< /A ( /OpenAction ${script.replace('(x)', '<78>')} >>`)),
    sample('with a comment in the head of the object', base().replace('xref\n', `90 %x\n0 %y\nobj ${script} endobj\nxref\n`)),
    ...['90 0obj', '90\0 0\fobj', '90. +0 obj', `90 ${'0'.repeat(70)} obj`, `90${' '.repeat(70)}0 obj`, '90 % 1 2\r0%3\robj'].map(
      (head, index) => sample(`numbered in the manner ${index + 1}`, base().replace('xref\n', `${head} ${script} endobj\nxref\n`)),
    ),
    sample('with comments between name and value', asObject('<< /S%x\n/JavaScript%y\n/JS%z\n(x) >>')),
    sample('in the trailer', base().replace('/Root 1 0 R', `/Root 1 0 R /OpenAction ${script}`)),
    sample('packed twice', packedObjects(script, '/Filter [/FlateDecode /FlateDecode]')),
    sample('packed with another filter', packedObjects(script, '/Filter /LZWDecode')),
    sample('packed with a predictor', packedObjects(script, '/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 4 >>')),
    sample('packed, the filter escaped', packedObjects(script, '/Filter /Fl#61teDecode')),
    sample('packed, the kind escaped', packedObjects(script).replace('/ObjStm', '/Obj#53tm')),
    sample('packed into damaged data', packedObjects(script).replace('stream\nx', 'stream\nX')),
    sample('packed without a filter', packedObjects(script, '')),
    sample('packed bomb', asObject(bomb())),
    sample('encrypted', base().replace('/Root 1 0 R', '/Root 1 0 R /Encrypt 9 0 R')),
    sample('encrypted, name escaped', base().replace('/Root 1 0 R', '/Root 1 0 R /Encr#79pt << /Filter /Standard >>')),
    sample('with an archive behind it', `${base()}PK\u0003\u0004${'x'.repeat(200)}PK\u0005\u0006${'\0'.repeat(18)}`),
    sample('with a page behind it', `${base()}<html><script>alert(1)</script></html>`),
  ]
}

function bomb(): string {
  const packed = deflateSync(Buffer.alloc(40_000_000, 32)).toString('latin1')
  return `<< /Type /ObjStm /N 1 /First 5 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed}\nendstream`
}

/** By a library, packed and not. */
async function made(): Promise<Sample[]> {
  const edits: [string, (document: PDFDocument) => unknown][] = [
    ['script of a library', (document) => document.addJavaScript('main', 'app.alert(1)')],
    ['attachment of a library', (document) => document.attach(Buffer.from('<x/>'), 'a.xml', { afRelationship: AFRelationship.Data })],
    ['password of a library', (document) => document.encrypt({ userPassword: 'secret', ownerPassword: 'owner' })],
    ['restrictions of a library', (document) => document.encrypt({ userPassword: '', ownerPassword: 'owner' })],
  ]
  return Promise.all(
    edits.flatMap(([name, edit]) =>
      [false, true].map(async (packed) => ({ name: `${name}${packed ? ', packed' : ''}`, content: await saved(edit, packed) })),
    ),
  )
}

async function saved(edit: (document: PDFDocument) => unknown, useObjectStreams: boolean, pages = 1): Promise<Buffer> {
  const document = await PDFDocument.create()
  for (let page = 0; page < pages; page++) document.addPage([595, 842])
  await edit(document)
  return Buffer.from(await document.save({ useObjectStreams }))
}

/** No PDF at all, or half of one. */
function foreign(): Sample[] {
  const whole = Buffer.from(samplePdf('sample', 3))
  const other: [string, Buffer][] = [
    ['empty', Buffer.alloc(0)],
    ['page of HTML', Buffer.from('<!doctype html><script>1</script>')],
    ['archive', Buffer.from('PK\u0003\u0004 a document of another kind')],
    ['picture', Buffer.from('\x89PNG\r\n\x1a\n0000', 'latin1')],
    ['program', Buffer.from('MZ\x90\x00', 'latin1')],
    ['old office document', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['PDF behind a line', Buffer.concat([Buffer.from('\n'), whole])],
    ['PDF behind a page', Buffer.concat([Buffer.from('<html>'), whole])],
    ['first half', whole.subarray(0, whole.length / 2)],
    ['only a head', Buffer.from('%PDF-1.7\n')],
    ['zeros', Buffer.alloc(5000)],
  ]
  return other.map(([name, content]) => ({ name, content }))
}

/** What offices, scanners, exports and signers really produce. */
export async function good(): Promise<Sample[]> {
  const edits: [string, (document: PDFDocument) => unknown][] = [
    ['nothing special', () => undefined],
    ['text', async (document) => document.getPage(0).drawText('licence', { font: await document.embedFont(StandardFonts.Helvetica) })],
    ['a link to a page on the web', (document) => annotate(document, '/A << /S /URI /URI (https://example.com/JS) >>')],
    ['a link within', (document) => annotate(document, '/Dest [0 /Fit]')],
    [
      'a place to open at',
      (document) => document.catalog.set(PDFName.of('OpenAction'), document.context.obj([document.getPage(0).ref, 'XYZ', null, null, 0])),
    ],
    ['a title that speaks of scripts', (document) => document.setTitle('关于 /JavaScript /Launch 的说明')],
    ['a subject in Chinese', (document) => document.setSubject('（审计报告）')],
    ['a form', (document) => document.getForm().createTextField('name').addToPage(document.getPage(0))],
    ['a place for a signature', (document) => signature(document)],
    ['turned pages', (document) => document.getPage(0).setRotation(degrees(90))],
    ['a wide page', (document) => document.getPage(0).setSize(842, 595)],
    ['metadata', (document) => document.setProducer('WPS 文字')],
  ]
  const library = edits.flatMap(([name, edit]) =>
    [1, 40].flatMap((pages) =>
      [false, true].map(async (packed) => ({
        name: `${name}, ${pages} pages${packed ? ', packed' : ''}`,
        content: await saved(edit, packed, pages),
      })),
    ),
  )
  return [...(await Promise.all(library)), ...plain()]
}

function plain(): Sample[] {
  const text = (pages: number) => Buffer.from(samplePdf('sample', pages)).toString('latin1')
  const updated = `${text(2)}\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\ntrailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF\n`
  const variants: [string, string][] = [
    ['one page', text(1)],
    ['two hundred pages', text(200)],
    ['an update', updated],
    ['a line less at its end', text(2).trimEnd()],
    ['zeros behind its end', `${text(2)}${'\0'.repeat(1500)}`],
    ['lines behind its end', `${text(2)}${'\r\n'.repeat(300)}`],
    ['a few stray bytes', `${text(2)}\x1a\x04abc`],
    ['an older version', text(2).replace('%PDF-1.7', '%PDF-1.3')],
    ['a newer version', text(2).replace('%PDF-1.7', '%PDF-2.0')],
    ['bytes that say that it is binary', text(2).replace('%PDF-1.7\n', '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')],
    ['lines of another system', text(2).replaceAll('\n', '\r\n')],
    ['words of a stream in a title', text(2).replace('/Type /Catalog', '/Type /Catalog /Title (stream and endstream)')],
    ['a title that names a script', text(2).replace('/Type /Catalog', '/Type /Catalog /Title (/JS)')],
    ['a comment that names a script', text(2).replace('2 0 obj', '% /JavaScript\n2 0 obj')],
    [
      'packed data that have the letters of an object and of scripts by chance',
      text(2).replace(
        'xref\n',
        `9 0 obj << /Length 60 >>\nstream\n\x91(obj /JS 4\x90 obj<</Launch \x07obj /EF <\nendstream endobj\nxref\n`,
      ),
    ],
    ['a name that only begins like one', text(2).replaceAll('/F1', '/JSong')],
  ]
  return variants.map(([name, content]) => ({ name, content: latin1(content) }))
}

function annotate(document: PDFDocument, action: string) {
  const annotation = document.context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 10, 10] })
  annotation.set(PDFName.of('Contents'), PDFString.of(action))
  if (action.includes('URI'))
    annotation.set(PDFName.of('A'), document.context.obj({ S: 'URI', URI: PDFString.of('https://example.com/JS') }))
  else annotation.set(PDFName.of('Dest'), document.context.obj([0, 'Fit']))
  document.getPage(0).node.set(PDFName.of('Annots'), document.context.obj([document.context.register(annotation)]))
}

function signature(document: PDFDocument) {
  const field = document.context.obj({
    FT: 'Sig',
    T: PDFString.of('seal'),
    V: { Type: 'Sig', Filter: 'Adobe.PPKLite', SubFilter: 'adbe.pkcs7.detached', ByteRange: [0, 10, 20, 30] },
  })
  document.catalog.set(PDFName.of('AcroForm'), document.context.obj({ SigFlags: 3, Fields: [document.context.register(field)] }))
}
