/** Pages as bare dots, and such as pictures of a scanner. */
import { PDFiumLibrary } from '@hyzyla/pdfium'
import jpeg from 'jpeg-js'
import type { Picture } from './scanner.js'

export interface Bitmap {
  width: number
  height: number
  /** RGBA */
  data: Uint8Array
}

let pdfium: Promise<PDFiumLibrary> | undefined

/** The pages of a PDF. */
export async function rasterise(pdf: Uint8Array, dpi: number): Promise<Bitmap[]> {
  pdfium ??= PDFiumLibrary.init()
  const document = await (await pdfium).loadDocument(pdf)
  const pages: Bitmap[] = []
  for (const page of document.pages()) {
    const { data, width, height } = await page.render({ scale: dpi / 72, render: 'bitmap' })
    pages.push({ data: Uint8Array.from(data), width, height })
  }
  document.destroy()
  return pages
}

/** Packed without any damage but the packing. */
export const pictureOf = (bitmap: Bitmap, dpi: number, quality = 60): Picture => ({ jpeg: jpeg.encode(bitmap, quality).data, dpi })
