/** A quick look at every page of a PDF: blank ones, and scans that are too coarse to read. */
import type { PDFiumDocument, PDFiumPage } from '@hyzyla/pdfium'
import { withPdf } from './pdfium.js'

export interface Look {
  pages: number
  /** Numbers of pages on which nothing is to be seen. */
  blank: number[]
  /** Dots per inch of the coarsest of the first scanned pages. */
  dpi?: number
}

/** Looking further would take too long. */
const most = { pages: 60, milliseconds: 5000 }
const dpi = 36
/** Of all dots; dust and the edge of the paper are less. */
const inkOfBlank = 0.0004
const dark = 200
/** How many scanned pages are measured: a scanner does not change its resolution. */
const mostMeasured = 3
const letters = 20

/** Throws where the bytes are no PDF. */
export function lookAt(pdf: Uint8Array): Promise<Look> {
  return withPdf(pdf, async (document) => {
    const pages = document.getPageCount()
    const blank: number[] = []
    const measured: number[] = []
    const until = performance.now() + most.milliseconds
    for (let index = 0; index < Math.min(pages, most.pages) && performance.now() < until; index++) {
      const page = document.getPage(index)
      if (await isBlank(page)) blank.push(index + 1)
      else if (measured.length < mostMeasured) measured.push(...(await resolutionOf(document, index)))
    }
    return { pages, blank, ...(measured.length > 0 && { dpi: Math.round(Math.min(...measured)) }) }
  })
}

async function isBlank(page: PDFiumPage): Promise<boolean> {
  if (page.getText().trim()) return false
  const { originalWidth, originalHeight } = page.getOriginalSize()
  const scale = Math.min(dpi / 72, 1200 / Math.max(originalWidth, originalHeight, 1))
  const { data, width, height } = await page.render({ scale, render: 'bitmap' })
  let ink = 0
  // without the outermost rows and columns: scans have black edges
  const [top, left] = [Math.round(height * 0.03), Math.round(width * 0.03)]
  for (let y = top; y < height - top; y++)
    for (let x = left; x < width - left; x++) if ((data[(y * width + x) * 4 + 1] ?? 255) < dark) ink++
  return ink < width * height * inkOfBlank
}

/** Of a page that is one picture and hardly any text. */
async function resolutionOf(document: PDFiumDocument, index: number): Promise<number[]> {
  const page = document.getPage(index)
  if (page.getObjectCount() > 4 || page.getText().trim().length > letters) return []
  const { originalWidth, originalHeight } = page.getOriginalSize()
  for (const object of page.objects()) {
    if (object.type !== 'image') continue
    const { width, height } = await object.getImageDataRaw()
    return [Math.max(width, height) / (Math.max(originalWidth, originalHeight) / 72)]
  }
  return []
}
