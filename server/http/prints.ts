/** What goes to paper: HTML pages without scripts, and the same as PDF. */
import { Hono } from 'hono'
import { exportCase } from '../actions/declarations/export-case.js'
import { printDeclaration } from '../actions/paper/print-declaration.js'
import { printDeclarationPdf } from '../actions/paper/print-declaration-pdf.js'
import { printLetter } from '../actions/paper/print-letter.js'
import { printLetterPdf } from '../actions/paper/print-letter-pdf.js'
import { recordPrint } from '../actions/paper/record-print.js'
import { type Env, reply } from './env.js'
import { page, pdf, zip } from './page.js'

export const prints = new Hono<Env>()
  .get('/:id/print', async (c) => page(c, await printDeclaration(c.var.context, c.req.param())))
  .get('/:id/print.pdf', async (c) => pdf(c, await printDeclarationPdf(c.var.context, c.req.param())))
  .post('/:id/prints', async (c) => reply(c, await recordPrint(c.var.context, c.req.param()), 201))
  .get('/:id/case.zip', async (c) => zip(c, await exportCase(c.var.context, c.req.param())))
  .get('/:id/letters/:letter{.+\\.pdf}', async (c) => {
    const { id, letter } = c.req.param()
    return pdf(c, await printLetterPdf(c.var.context, { id, letter: letter.slice(0, -'.pdf'.length) }))
  })
  .get('/:id/letters/:letter', async (c) => page(c, await printLetter(c.var.context, c.req.param())))
