/** Declarations of others that name the own organisation. */
import { Hono } from 'hono'
import { answerNamed, listNamed } from '../actions/lists/named.js'
import { readNamedFile } from '../actions/lists/named-materials.js'
import { provideMaterial } from '../actions/lists/provide-material.js'
import { body, query } from './body.js'
import { type Env, reply } from './env.js'
import { sendPdf } from './files.js'
import { sentPdf } from './sent-pdf.js'
import { integer, object, optional, text } from './shapes.js'

export const named = new Hono<Env>()
  .get('/named', async (c) => reply(c, await listNamed(c.var.context)))
  .put(
    '/named/:id/opinions/:opinion',
    body(object({ version: integer(0, 1_000_000_000), outcome: text(40, 0), text: text(4000, 0) })),
    async (c) => reply(c, await answerNamed(c.var.context, { ...c.req.param(), ...c.req.valid('json') })),
  )
  .put('/named/:id/materials/:key', query(object({ name: optional(text(500, 0)) })), async (c) =>
    reply(c, await provideMaterial(c.var.context, { ...c.req.param(), name: c.req.valid('query').name ?? '', ...sentPdf(c.req) })),
  )
  .get('/named/:id/materials/:key/:file', async (c) => sendPdf(c, await readNamedFile(c.var.context, c.req.param())))
