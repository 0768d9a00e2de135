/** The numbers of an official letter, GB/T 9704-2012 7.5: in 四号 between dashes, 7 mm below the text, odd ones on the right, even ones on the left, one character in. */
import type { PDFDocument, PDFPage } from 'pdf-lib'
import type { PageNumbers } from '../engine/templates/letters.js'
import { asArtifact } from './artifact.js'
import { codeSize } from './code-image.js'
import { embedStampFont, type StampFont } from './stamp-font.js'

const millimetre = 72 / 25.4
/** 四号. */
const size = 14
/** The dash lies 7 mm below the text, which ends 35 mm above the edge; the baseline is a little lower. */
const baseline = 27 * millimetre
const right = 26 * millimetre
/** One character in from the text, or beside the code, which stands where the standard wants the number. */
const left = Math.max(28 * millimetre + size, (14 + codeSize + 4) * millimetre)

/** Numbers the pages; each copy begins with 1 on the right. Copies are alike, so each has its share of the pages. */
export function stampPageNumbers(document: PDFDocument, { copies }: PageNumbers): void {
  const font = embedStampFont(document, 'serif', '— 0123456789')
  const pages = document.getPages()
  const each = pages.length % copies === 0 ? pages.length / copies : pages.length
  for (const [index, page] of pages.entries()) asArtifact(page, () => drawNumber(page, font, (index % each) + 1))
}

function drawNumber(page: PDFPage, font: StampFont, number: number) {
  const words = `— ${number} —`
  const outside = page.getWidth() - right - size - font.width(words, size)
  font.draw(page, words, { x: number % 2 === 1 ? outside : left, y: baseline, size })
}
