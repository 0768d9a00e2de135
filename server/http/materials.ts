/** Uploads: the PDF is the body itself, streamed. */
import { Hono } from 'hono'
import { attestScan } from '../actions/attest-scan.js'
import { removeMaterial } from '../actions/remove-material.js'
import { uploadMaterial } from '../actions/upload-material.js'
import { AppError } from '../errors.js'
import { body, query } from './body.js'
import { type Env, reply } from './env.js'
import { flag, object, optional, text } from './shapes.js'

export const materials = new Hono<Env>()
  .put('/:id/materials/:key', query(object({ name: optional(text(500, 0)) })), async (c) => {
    if (c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase() !== 'application/pdf')
      throw new AppError('unsupported-type', '只能上传 PDF 文件。')
    const content = c.req.raw.body ?? new ReadableStream<Uint8Array>({ start: (controller) => controller.close() })
    const length = Number(c.req.header('content-length'))
    const size = Number.isSafeInteger(length) ? length : undefined
    return reply(c, await uploadMaterial(c.var.context, { ...c.req.param(), name: c.req.valid('query').name ?? '', content, size }))
  })
  .put('/:id/materials/:key/:file/attestation', body(object({ equal: flag })), async (c) =>
    reply(c, await attestScan(c.var.context, { ...c.req.param(), ...c.req.valid('json') })),
  )
  .delete('/:id/materials/:key/:file', async (c) => reply(c, await removeMaterial(c.var.context, c.req.param())))
