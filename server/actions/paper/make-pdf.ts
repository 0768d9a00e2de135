import type { PageNumbers } from '../../engine/templates/letters.js'
import { AppError } from '../../errors.js'
import { NoPrinter, type PrintedPdf } from '../../paper/paper.js'
import type { Context } from '../context.js'

/** A page as PDF; without a code where the reader does not see everything that it stands for. */
export async function makePdf(
  context: Context,
  html: string,
  code?: { number: string; hash: string },
  numbers?: PageNumbers,
): Promise<PrintedPdf> {
  return context.paper.pdf(html, code, numbers).catch((error: unknown) => {
    throw error instanceof NoPrinter
      ? new AppError('unavailable', '服务器现在不能生成 PDF，请改用“直接打印”，内容是一样的。如反复出现，请联系平台。')
      : error
  })
}
