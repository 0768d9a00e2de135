import type { Context } from '../context.js'
import { isApplicant, readSubject } from '../reading/subject.js'
import type { PdfContent } from '../views/document.js'
import { declarationPaper } from './declaration-paper.js'
import { makePdf } from './make-pdf.js'
import { recordPrint } from './record-print.js'

/** The same form as a PDF, its pages counted and numbered in their codes. When the applicant asks for it, it is recorded as a print. */
export async function printDeclarationPdf(context: Context, { id }: { id: string }): Promise<PdfContent> {
  const subject = await readSubject(context, id)
  const { row, stage } = subject
  const now = context.now()
  const { html, code, print } = await declarationPaper(context, subject, (state) => state.at ?? row.submitted_at ?? now)
  const { pdf, pages } = await makePdf(context, html(), code)
  if (isApplicant(context, subject)) await recordPrint(context, { id, pages, places: await placesIn(pdf), hash: print.hash, at: now })
  return { name: `${stage.definition.title}申报表 ${row.number}.pdf`, content: pdf, pages }
}

/** The library that reads them is loaded with the first print. */
async function placesIn(pdf: Uint8Array) {
  const { fieldPlaces } = await import('../../paper/field-places.js')
  return fieldPlaces(pdf)
}
