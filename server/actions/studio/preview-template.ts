import type { LetterPreview } from '../../engine/preview/draft-letter.js'
import type { MailPreview } from '../../engine/preview/draft-mail.js'
import { AppError, notFound } from '../../errors.js'
import type { Context } from '../context.js'
import { makePdf } from '../paper/make-pdf.js'
import type { PdfContent } from '../views/document.js'
import { tooSlow } from './describe-draft.js'
import { changedFiles, draftOf } from './drafts.js'

type Input = { programme: string; files: Record<string, string | null>; sample?: string }

/** A letter of a draft filled by one of its cases, what is wrong in its template, and what may be written there. */
export async function previewLetter(context: Context, { letter: id, ...input }: Input & { letter: string }): Promise<LetterPreview> {
  const answer = await context.programmes.ask('letter', await questionOf(context, id, input))
  if (!answer) throw tooSlow()
  if (!answer.letter) throw notFound()
  return answer.letter
}

/** The same for a mail, with the steps that send it. */
export async function previewMail(context: Context, { mail: id, ...input }: Input & { mail: string }): Promise<MailPreview> {
  const answer = await context.programmes.ask('mail', await questionOf(context, id, input))
  if (!answer) throw tooSlow()
  if (!answer.mail) throw notFound()
  return answer.mail
}

/** The letter of the saved draft as a PDF, without a code: it is about nobody. */
export async function previewLetterPdf(
  context: Context,
  input: { programme: string; letter: string; sample?: string },
): Promise<PdfContent> {
  const { paper, problems } = await previewLetter(context, { ...input, files: {} })
  if (!paper) throw new AppError('invalid', '模板里还有问题，改正以后才能生成 PDF。', problems)
  const { pdf, pages } = await makePdf(context, paper.html, undefined, paper.numbers)
  return { name: `${input.letter}.pdf`, content: pdf, pages }
}

async function questionOf(context: Context, id: string, { programme, files, sample }: Input) {
  const draft = await draftOf(context, programme)
  return { programme, files: changedFiles(draft.files, files), id, sample, now: context.now() }
}
