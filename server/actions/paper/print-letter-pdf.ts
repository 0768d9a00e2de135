import type { Context } from '../context.js'
import type { PdfContent } from '../views/document.js'
import { letterPaper } from './letter-paper.js'
import { makePdf } from './make-pdf.js'

/** The same letter as a PDF with a code on each page. */
export async function printLetterPdf(context: Context, input: { id: string; letter: string }): Promise<PdfContent> {
  const { title, html, code, numbers } = await letterPaper(context, input)
  const { pdf, pages } = await makePdf(context, html(), code, numbers)
  return { name: `${title} ${code.number}.pdf`, content: pdf, pages }
}
