/** pdfium, from its package: nothing is fetched. One for each thread, opened when it is needed first. */
import { type PDFiumDocument, PDFiumLibrary } from '@hyzyla/pdfium'

let library: Promise<PDFiumLibrary> | undefined

/** Opens a PDF, works with it, and frees it; throws where the bytes are no PDF. */
export async function withPdf<T>(pdf: Uint8Array, work: (document: PDFiumDocument) => Promise<T>): Promise<T> {
  library ??= PDFiumLibrary.init()
  const document = await (await library).loadDocument(pdf)
  try {
    return await work(document)
  } finally {
    document.destroy()
  }
}
