/** Uploads: the PDF is the body itself, streamed. */
import { Hono } from 'hono'
import { answerProvided } from '../actions/declarations/answer-provided.js'
import { attestScan } from '../actions/declarations/attest-scan.js'
import { removeMaterial } from '../actions/declarations/remove-material.js'
import { uploadMaterial } from '../actions/declarations/upload-material.js'
import { body, query } from './body.js'
import { type Env, reply } from './env.js'
import { sentPdf } from './sent-pdf.js'
import { flag, object, optional, text } from './shapes.js'

export const materials = new Hono<Env>()
  .put('/:id/materials/:key', query(object({ name: optional(text(500, 0)) })), async (c) => {
    const name = c.req.valid('query').name ?? ''
    return reply(c, await uploadMaterial(c.var.context, { ...c.req.param(), name, ...sentPdf(c.req) }))
  })
  .put('/:id/materials/:key/:file/attestation', body(object({ equal: flag })), async (c) =>
    reply(c, await attestScan(c.var.context, { ...c.req.param(), ...c.req.valid('json') })),
  )
  .put('/:id/materials/:key/:file/word', body(object({ accepted: flag, reason: text(500, 0) })), async (c) =>
    reply(c, await answerProvided(c.var.context, { ...c.req.param(), ...c.req.valid('json') })),
  )
  .delete('/:id/materials/:key/:file', async (c) => reply(c, await removeMaterial(c.var.context, c.req.param())))
