/** What goes to paper: HTML pages without scripts. */
import { Hono } from 'hono'
import { printDeclaration } from '../actions/print-declaration.js'
import { printLetter } from '../actions/print-letter.js'
import { recordPrint } from '../actions/record-print.js'
import { type Env, reply } from './env.js'
import { page } from './page.js'

export const prints = new Hono<Env>()
  .get('/:id/print', async (c) => page(c, await printDeclaration(c.var.context, c.req.param())))
  .post('/:id/prints', async (c) => reply(c, await recordPrint(c.var.context, c.req.param()), 201))
  .get('/:id/letters/:letter', async (c) => page(c, await printLetter(c.var.context, c.req.param())))
