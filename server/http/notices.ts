/** Public notices: everybody reads them and may object. */
import { Hono } from 'hono'
import { fileObjection } from '../actions/batches/file-objection.js'
import { listNotices, showNotice } from '../actions/batches/notices.js'
import { body } from './body.js'
import { type Env, reply } from './env.js'
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
