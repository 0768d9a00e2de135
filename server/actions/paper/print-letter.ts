import { pageCodeText } from '../../engine/print/page-code.js'
import { codeImage } from '../../paper/code-image.js'
import type { Context } from '../context.js'
import { letterPaper } from './letter-paper.js'

/** A letter about a declaration, for the screen and the browser's own print. */
export async function printLetter(context: Context, input: { id: string; letter: string }): Promise<string> {
  const { html, code } = await letterPaper(context, input)
  return html(codeImage(pageCodeText(code)))
}
