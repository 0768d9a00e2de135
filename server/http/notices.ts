/** Public notices: everybody reads them and may object. */
import { Hono } from 'hono'
import { attachToObjection } from '../actions/batches/attach-to-objection.js'
import { fileObjection } from '../actions/batches/file-objection.js'
import { listNotices, showNotice } from '../actions/batches/notices.js'
import { body, query } from './body.js'
import { type Env, reply } from './env.js'
import { sentPdf } from './sent-pdf.js'
import { integer, object, optional, text } from './shapes.js'

const objection = object({
  member: optional(integer(1, 100_000)),
  text: text(2000, 0),
  name: optional(text(60, 0)),
  contact: optional(text(120, 0)),
})

export const notices = new Hono<Env>()
  .get('/notices', async (c) => reply(c, await listNotices(c.var.context)))
  .get('/notices/:id', async (c) => reply(c, await showNotice(c.var.context, c.req.param())))
  .post('/notices/:id/objections', body(objection), async (c) =>
    reply(c, await fileObjection(c.var.context, { ...c.req.param(), ...c.req.valid('json') }), 201),
  )
  .put('/notices/:id/objections/:objection/file', query(object({ name: optional(text(500, 0)) })), async (c) => {
    const name = c.req.valid('query').name ?? ''
    return reply(c, await attachToObjection(c.var.context, { ...c.req.param(), name, ...sentPdf(c.req) }))
  })
