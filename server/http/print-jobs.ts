/** Batch prints: begun, looked after, fetched, ended. */
import { Hono } from 'hono'
import { endPrints, fetchPrints, showPrints, startPrints } from '../actions/paper/print-many.js'
import { body } from './body.js'
import { type Env, reply } from './env.js'
import { pdf } from './page.js'
import { list, object, optional, text } from './shapes.js'

export const printJobs = new Hono<Env>()
  .post('/', body(object({ ids: list(text(60), 100), letter: optional(text(60)) })), (c) =>
    reply(c, startPrints(c.var.context, c.req.valid('json')), 201),
  )
  .get('/:job', (c) => reply(c, showPrints(c.var.context, c.req.param())))
  .get('/:job/content', async (c) => pdf(c, await fetchPrints(c.var.context, c.req.param())))
  .delete('/:job', async (c) => reply(c, await endPrints(c.var.context, c.req.param())))
