import { pageCodeText } from '../../engine/print/page-code.js'
import { codeImage } from '../../paper/code-image.js'
import type { Context } from '../context.js'
import { readSubject } from '../reading/subject.js'
import { declarationPaper } from './declaration-paper.js'

/** The declaration as the form on paper, for the screen and the browser's own print: its code has no number of the page. */
export async function printDeclaration(context: Context, { id }: { id: string }): Promise<string> {
  const { html, code } = await declarationPaper(context, await readSubject(context, id), context.now)
  return html(code && codeImage(pageCodeText(code)))
}
