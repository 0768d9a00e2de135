import { PDFiumLibrary } from '@hyzyla/pdfium'
import { PDFDict, PDFDocument, PDFName } from 'pdf-lib'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Answers } from '../../server/engine/model.js'
import { printHtml } from '../../server/engine/print/html.js'
import { labelValuePairs, printModel } from '../../server/engine/print/model.js'
import { keepBlanks } from '../../server/engine/templates/html.js'
import { letterData } from '../../server/engine/templates/letter-data.js'
import { type PageNumbers, pageNumbers, renderLetter } from '../../server/engine/templates/letters.js'
import { createPdfPrinter, type PdfPrinter } from '../../server/paper/chromium.js'
import { fieldPlaces } from '../../server/paper/field-places.js'
import { withFonts } from '../../server/paper/fonts.js'
import { stampPageCodes } from '../../server/paper/page-codes.js'
import { launchChromium } from '../browser/chromium.js'
import { given, type Shipped, shipped } from '../engine/shipped.js'
import { type Bitmap, rasterise } from './bitmaps.js'
import { installFonts } from './installed-fonts.js'
import { charactersOf } from './text-boxes.js'

let printer: PdfPrinter
let browser: Browser
let pdfium: PDFiumLibrary
let the: Shipped
const example = given('173-letter')

const plain = (text: string) => text.normalize('NFKC').replace(/\s/g, '')
const form = (answers: Answers, withMaterials = true) => printHtml(modelOf(answers, withMaterials))

function modelOf(answers: Answers, withMaterials = true) {
  return printModel(the.programme, the.stage, {
    answers,
    organisation: example.organisation,
    declaration: { number: 'ENT-2024-000001', hash: '3F2A91BC', printedAt: example.now },
    materials: withMaterials
      ? the.stage.materials.materials.map(({ title }) => ({
          title,
          files: [{ name: `${title}${'扫描件'.repeat(20)}.pdf`, pages: 12, hash: 'a1b2c3d4' }],
        }))
      : [],
  })
}

/** Thirty needs of which every seventh is long, a name of 60 characters, texts of 500 without a place to break. */
const fullest: Answers = {
  ...example.answers,
  basics: {
    ...example.answers.basics,
    name: '名'.repeat(60),
    contact: 'w'.repeat(50),
    address: 'W'.repeat(200),
    profile: 'https://example.com/'.padEnd(500, 'a'),
    industry: '3499',
    chainProduct: true,
    chainExplanation: '长'.repeat(300),
    revenue: '99999999.1234',
  },
  needs: Array.from({ length: 30 }, (_, index) => ({ scene: 'quality', need: index % 7 === 3 ? 'a'.repeat(500) : '自动排程' })),
}
/** So many needs that one of them or another ends a page. */
const counts = [3, 8, 13, 18, 19, 20, 24, 29, 30]
const needs = (count: number): Answers => ({
  ...example.answers,
  needs: Array.from({ length: count }, (_, index) => ({ scene: 'quality', need: '需要按交期。'.repeat(1 + ((index * 7) % 20)) })),
})

function letterHtml(numbers?: PageNumbers, name = example.organisation.name): string {
  const data = letterData(the.programme, the.stage, {
    organisation: { ...example.organisation, name },
    answers: example.answers,
    site: the.site,
    now: example.now,
  })
  return renderLetter(the.programme, 'commitment-letter', data, { numbers })
}

const pagesOf = async (html: string) => textsOf(await printer.print(withFonts(html)))

/** Complete forms one behind the other, each from a page of its own: printed at once. */
function inOne(forms: readonly string[]): string {
  const body = (html: string) => /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? ''
  const [first = ''] = forms
  return first
    .replace(/<main[\s\S]*<\/main>/, () => forms.map(body).join('\n'))
    .replace('</style>', 'main + main { break-before: page; }</style>')
}

async function textsOf(pdf: Uint8Array): Promise<string[]> {
  const document = await pdfium.loadDocument(pdf)
  const texts = [...document.pages()].map((page) => page.getText())
  document.destroy()
  return texts
}

async function isTaggedA4(pdf: Uint8Array): Promise<boolean> {
  const document = await PDFDocument.load(pdf)
  const { width, height } = document.getPage(0).getSize()
  const isMarked = document.catalog.lookup(PDFName.of('MarkInfo'), PDFDict).get(PDFName.of('Marked'))?.toString() === 'true'
  const hasStructure = document.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict).has(PDFName.of('K'))
  return isMarked && hasStructure && Math.round(width) === 595 && Math.round(height) === 842
}

/** Where there is ink between these edges; all in millimetres. */
function inkIn({ width, height, data }: Bitmap, left: number, top: number, right: number, bottom: number) {
  const [dot, found] = [210 / width, { left: right, top: bottom, right: left, bottom: top }]
  for (let y = Math.ceil(top / dot); y < Math.min(height, bottom / dot); y++)
    for (let x = Math.ceil(left / dot); x < Math.min(width, right / dot); x++) {
      if ((data[(y * width + x) * 4] ?? 255) > 128) continue
      found.left = Math.min(found.left, x * dot)
      found.right = Math.max(found.right, (x + 1) * dot)
      found.top = Math.min(found.top, y * dot)
      found.bottom = Math.max(found.bottom, (y + 1) * dot)
    }
  return found
}

const expectNear = (values: number[], expected: number[], tolerance: number) =>
  expect(values.filter((value, index) => Math.abs(value - (expected[index] ?? 0)) > tolerance)).toEqual([])

beforeAll(async () => {
  ;[pdfium, the] = await Promise.all([PDFiumLibrary.init(), shipped()])
})
afterAll(() => pdfium?.destroy())

describe.each<[string, () => string | undefined, RegExp]>([
  ['with the shipped fonts', () => undefined, /Noto ?Serif/i],
  ['where the fonts of official documents are installed', installFonts, /^FangSong$/],
])('%s', (_situation, settings, family) => {
  const before = process.env.FONTCONFIG_FILE
  /** The fullest form, the same with its codes, and a letter of one long paragraph. */
  let full: Uint8Array
  let stamped: Uint8Array
  let long: Uint8Array
  beforeAll(async () => {
    const file = settings()
    if (file) process.env.FONTCONFIG_FILE = file
    printer = createPdfPrinter({ path: process.env.CHROMIUM_PATH })
    browser = await launchChromium()
    full = await printer.print(withFonts(form(fullest)))
    stamped = (await stampPageCodes(full, { number: 'ENT-2024-000001', hash: '3F2A91BC' })).pdf
    const paragraph = `<article class="copy"><p>${'一二三四五六七八九十'.repeat(200)}</p></article>`
    long = await printer.print(withFonts(letterHtml().replace(/<article[\s\S]*<\/article>/, paragraph)))
  })
  afterAll(async () => {
    await Promise.all([browser?.close(), printer.close()])
    if (before === undefined) delete process.env.FONTCONFIG_FILE
    else process.env.FONTCONFIG_FILE = before
  })

  test('values are set in them', async () => {
    const pdf = Buffer.from(full).toString('latin1')
    const names = [...pdf.matchAll(/\/BaseFont\s*\/(?:[A-Z]{6}\+)?([^\s/<>[\]]+)/g)].map(([, name]) => name ?? '')
    expect(names.some((name) => family.test(name.replaceAll('#20', ' ').replace(/-.*/, '')))).toBe(true)
  })

  describe('the form on A4', () => {
    test.each([
      ['filled to its bounds', fullest],
      ['blank', {}],
    ])('%s clips nothing', async (_, answers) => {
      const page = await browser.newPage({ viewport: { width: 635, height: 900 }, javaScriptEnabled: true })
      await page.emulateMedia({ media: 'print' })
      await page.setContent(withFonts(form(answers)))
      const clipped = await page.evaluate(() => {
        const right = document.querySelector('main')?.getBoundingClientRect().right ?? 0
        return [...document.querySelectorAll('main *')]
          .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
          .concat([...document.querySelectorAll('main *')].filter((element) => element.getBoundingClientRect().right > right + 1))
          .map((element) => `${element.tagName} ${element.textContent?.slice(0, 30)}`)
      })
      await page.close()
      expect(clipped).toEqual([])
    })

    test('carries every label and the longest values into the PDF', async () => {
      const text = (await textsOf(full)).join('').normalize('NFKC').replace(/\s/g, '')
      for (const value of ['99,999,999.1234万元', '名'.repeat(60), '长'.repeat(40), '专精特新中小企业', '2024年8月20日', 'a1b2c3d4'])
        expect(text).toContain(value)
      for (const { title, printed, section } of the.stage.form.fields.values()) {
        const label = title.normalize('NFKC').replace(/\s/g, '')
        if (printed && section !== 'needs') expect(text).toContain(label)
      }
      expect(text.split('自动排程')).toHaveLength(27)
    })

    test('says on which pages each value stands', async () => {
      const model = modelOf(fullest)
      const [places, texts] = [await fieldPlaces(stamped), (await textsOf(stamped)).map(plain)]
      const pairs = labelValuePairs(model)
      expect(Object.keys(places)).toHaveLength(pairs.length)
      const { basics, needs } = { basics: (key: string) => places[`/basics/${key}`], needs: (row: number) => places[`/needs/${row}/need`] }
      expect([basics('name'), basics('chainExplanation')?.[0]]).toEqual([[1, 1], texts.findIndex((text) => text.includes('长长')) + 1])
      for (const row of [3, 10, 17, 24]) {
        const [first = 0, last = 0] = needs(row) ?? []
        const pages = texts.flatMap((text, index) => (text.includes('aaaa') ? [index + 1] : []))
        expect(pages).toContain(first)
        expect(pages).toContain(last)
      }
      expect(Object.values(places).every(([first, last]) => first >= 1 && first <= last && last <= texts.length)).toBe(true)
      expect(needs(29)?.[0]).toBeGreaterThan(basics('name')?.[0] ?? 9)
    })

    test('is tagged, keeps its margins and numbers its pages; the codes stand twice on each, 24 mm wide, with nothing near them', async () => {
      expect(await isTaggedA4(stamped)).toBe(true)
      const texts = (await textsOf(stamped)).map(plain)
      expect(texts.map((text) => /第(\d+)页共(\d+)页/.exec(text)?.slice(1).map(Number))).toEqual(
        texts.map((_, index) => [index + 1, texts.length]),
      )
      for (const page of await rasterise(stamped, 100)) {
        const [body, upper, lower] = [
          inkIn(page, 0, 37, 210, 260),
          inkIn(page, 170.8, 7.8, 197.2, 34.2),
          inkIn(page, 12.8, 262.8, 39.2, 289.2),
        ]
        expectNear([body.left, body.right], [22, 190], 1)
        expectNear([upper.left, upper.top, upper.right, upper.bottom], [172, 9, 196, 33], 0.6)
        expectNear([lower.left, lower.top, lower.right, lower.bottom], [14, 264, 38, 288], 0.6)
      }
    })

    test.each([
      ['with attachments', true, /序号材料.*\.pdf.*公章.*年.*月.*日/],
      ['without attachments', false, /序号场景.*质量管理.*公章.*年.*月.*日/],
    ])('never leaves the place of the seal alone on a page, however many needs there are: %s', async (_, withMaterials, whole) => {
      const pages = await pagesOf(inOne(counts.map((count) => form(needs(count), withMaterials))))
      const ends = pages.map((page) => page.replace(/\s/g, '')).filter((page) => page.includes('公章'))
      expect(pages.length).toBeGreaterThan(3 * counts.length)
      expect(ends).toHaveLength(counts.length)
      for (const end of ends) expect(end).toMatch(whole)
    })
  })

  test.each([
    ['paragraphs', 40, (count: number) => '<p>值行</p>'.repeat(count)],
    ['rows of a table', 18, (count: number) => `<table><tbody>${'<tr><td>值行</td></tr>'.repeat(count)}</tbody></table>`],
  ])('a form of a template takes the end of its %s to the page of the seal, where there are no attachments', async (_, count, body) => {
    const pages = await pagesOf(printHtml({ ...modelOf(example.answers, false), body: body(count) }))
    expect(pages.length).toBeGreaterThan(1)
    expect(pages.at(-1)?.replace(/\s/g, '')).toMatch(/值行.*公章.*年.*月.*日/)
  })

  describe('a letter on the official page', () => {
    test('has 22 lines of 28 characters', async () => {
      const [first = ''] = await textsOf(long)
      // a font may give the radical that looks the same
      const lines = first
        .normalize('NFKC')
        .split(/\s+/)
        .filter((line) => /^[一二三四五六七八九十]+$/.test(line))
      expect(lines.map(({ length }) => length)).toEqual([26, ...new Array(21).fill(28)])
    })

    test('breaks no room for handwriting wherever it begins in a line, and keeps names of every length in their column', async () => {
      const page = await browser.newPage({ viewport: { width: 590, height: 900 } })
      await page.emulateMedia({ media: 'print' })
      for (const length of [4, 20, 60]) {
        const begun = Array.from(
          { length: 28 },
          (_, before) => `<p>${'字'.repeat(before)}（编号：${'＿'.repeat(8)}），日期：＿＿＿年＿＿月＿＿日。</p>`,
        )
        await page.setContent(withFonts(letterHtml(undefined, '名'.repeat(length)).replace('<p>', `${keepBlanks(begun.join(''))}<p>`)))
        const seen = await page.evaluate(() => ({
          broken: [...document.querySelectorAll('.copy .blank')].filter((blank) => blank.getClientRects().length > 1).length,
          blanks: document.querySelectorAll('.copy .blank').length,
          wide: [...document.querySelectorAll('.signatures td')].filter((cell) => cell.scrollWidth > cell.clientWidth + 1).length,
          lines: new Set([...document.querySelectorAll('.signatures td')].slice(0, 2).map((cell) => cell.getBoundingClientRect().height))
            .size,
        }))
        expect(seen).toMatchObject({ broken: 0, wide: 0, lines: 1 })
        expect(seen.blanks).toBeGreaterThanOrEqual(2 * 28)
      }
      await page.close()
    })

    test('numbers the pages of each of its three copies from one', async () => {
      const numbers = (await pagesOf(letterHtml())).map((text) => /—\s*(\d+)\s*—/.exec(text)?.[1])
      expect(numbers.length % 3).toBe(0)
      const once = Array.from({ length: numbers.length / 3 }, (_, index) => String(index + 1))
      expect(numbers).toEqual([...once, ...once, ...once])
    })

    test('has them outside in the finished PDF: 1 on the right in each copy, 2 on the left, clear of the codes', async () => {
      const numbers = pageNumbers(the.programme, 'commitment-letter')
      const paragraph = '<p>双方就数字化改造服务开展合作，自愿签订服务合同。</p>'
      const html = letterHtml(numbers).replaceAll('</article>', `${paragraph.repeat(45)}</article>`)
      const { pdf, pages } = await stampPageCodes(
        await printer.print(withFonts(html)),
        { number: 'ENT-2024-000001', hash: '3F2A91BC' },
        numbers,
      )
      const below = (await charactersOf(pdfium, pdf)).map((page) => page.filter(({ base }) => base > 15 && base < 35))
      const words = below.map((page) => page.map(({ text }) => text).join(''))
      const each = pages / 3
      expect(each).toBeGreaterThanOrEqual(3)
      expect(words).toEqual(Array.from({ length: pages }, (_, index) => `—${(index % each) + 1}—`))
      for (const [index, page] of below.entries()) {
        const [left, right] = [Math.min(...page.map((one) => one.left)), Math.max(...page.map((one) => one.right))]
        // one character of 四号 in from the right of the text; on the left behind the code, which ends 38 mm from the edge
        if ((index % each) % 2 === 0) expect(right).toBeCloseTo(210 - 26 - 4.94, 0)
        else expect([left > 40, left < 44]).toEqual([true, true])
        expect(page.every(({ base }) => Math.abs(base - 27) < 1)).toBe(true)
      }
    })

    test('keeps its margins within 1 mm and is tagged', async () => {
      const { pdf } = await stampPageCodes(long, { number: 'ENT-2024-000001', hash: '3F2A91BC' }, { copies: 1 })
      const [first = []] = await charactersOf(pdfium, long)
      const body = first.filter(({ text }) => '一二三四五六七八九十'.includes(text))
      expect(body).toHaveLength(26 + 21 * 28)
      const within = (value: number, expected: number) => expect(Math.abs(value - expected)).toBeLessThan(1)
      within(Math.min(...body.map(({ left }) => left)), 28)
      within(Math.max(...body.map(({ right }) => right)), 210 - 26)
      const lines = [...new Set(body.map(({ base }) => Math.round(base * 100) / 100))]
      expect(lines).toHaveLength(22)
      const pitch = (Math.max(...lines) - Math.min(...lines)) / 21
      within(pitch * 22, 225)
      // each character stands in the middle of its line: half the leading lies above the first line and below the last one
      const [size, middle] = [15.75 * 0.3528, (Math.max(...lines) + Math.min(...lines)) / 2]
      within(middle + 0.38 * size, 35 + 225 / 2)
      expect(await isTaggedA4(pdf)).toBe(true)
    })
  })
})
