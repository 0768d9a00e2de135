/** Stamps every page of a finished PDF with its code: the same QR twice (header right, footer left) and the words beside it. */
import { PDFDocument, type PDFPage, rgb } from 'pdf-lib'
import { type PageCode, pageCodeText } from '../engine/print/page-code.js'
import type { PageNumbers } from '../engine/templates/letters.js'
import { asArtifact } from './artifact.js'
import { codeModules, codeSize } from './code-image.js'
import { stampPageNumbers } from './page-numbers.js'
import { embedStampFont, type StampFont } from './stamp-font.js'

const millimetre = 72 / 25.4
const size = codeSize * millimetre
/** From the side and from the top: a scan turned by five degrees must not cut the code off. */
const side = 14 * millimetre
const edge = 9 * millimetre
const black = rgb(0, 0, 0)
const wordSize = 7

/** Counts the pages, then draws k of n on each, if there is a code, and its number outside where it has such numbers. The page margins must leave 35 mm above and below. */
export async function stampPageCodes(
  pdf: Uint8Array,
  code?: Pick<PageCode, 'number' | 'hash'>,
  numbers?: PageNumbers,
): Promise<{ pdf: Uint8Array; pages: number }> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  const pages = document.getPages()
  if (!code && !numbers) return { pdf, pages: pages.length }
  if (code) {
    const codes = pages.map((page, index) => ({ page, code: { ...code, page: index + 1, pages: pages.length } }))
    const font = embedStampFont(document, 'sans', codes.map((one) => wordsOf(one.code)).join(''))
    for (const one of codes) asArtifact(one.page, () => stampPage(one.page, font, one.code))
  }
  if (numbers) stampPageNumbers(document, numbers)
  return { pdf: await document.save(), pages: pages.length }
}

/** For people, beside the code. */
const wordsOf = (code: PageCode) =>
  `${code.number.toUpperCase()}  ${code.hash.slice(0, 4)}-${code.hash.slice(4)}  ${code.page}/${code.pages}`

function stampPage(page: PDFPage, font: StampFont, code: PageCode) {
  const { width, height } = page.getSize()
  const path = codeModules(pageCodeText(code))
  const words = wordsOf(code)
  const upper = { x: width - side - size, y: height - edge }
  const lower = { x: side, y: edge + size }
  for (const { x, y } of [upper, lower]) page.drawSvgPath(path.svg, { x, y, scale: size / path.modules, color: black, borderWidth: 0 })
  font.draw(page, words, { x: upper.x - 4 - font.width(words, wordSize), y: height - edge - wordSize, size: wordSize })
  font.draw(page, words, { x: lower.x + size + 4, y: edge, size: wordSize })
}
