/** Declarations of others that name the own organisation. */
import { Hono } from 'hono'
import { answerNamed, listNamed } from '../actions/lists/named.js'
import { body } from './body.js'
import { type Env, reply } from './env.js'
import { integer, object, text } from './shapes.js'

export const named = new Hono<Env>()
  .get('/named', async (c) => reply(c, await listNamed(c.var.context)))
  .put(
    '/named/:id/opinions/:opinion',
    body(object({ version: integer(0, 1_000_000_000), outcome: text(40, 0), text: text(4000, 0) })),
    async (c) => reply(c, await answerNamed(c.var.context, { ...c.req.param(), ...c.req.valid('json') })),
  )
