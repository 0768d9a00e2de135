import type { Context } from '../context.js'
import { makePdf } from '../paper/make-pdf.js'
import type { PdfContent } from '../views/document.js'
import { showBook } from './show-book.js'

/** The policy book as PDF, to be signed. */
export async function printBookPdf(context: Context, input: Parameters<typeof showBook>[1]): Promise<PdfContent> {
  const { pdf, pages } = await makePdf(context, await showBook(context, input))
  return { name: `${input.programme} 政策文本.pdf`, content: pdf, pages }
}
