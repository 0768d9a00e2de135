/** Batches: choose members, amounts, steps, documents, objections, payments. */
import { Hono } from 'hono'
import { actOnBatch } from '../actions/batches/act-on-batch.js'
import { chooseMembers, dropMember } from '../actions/batches/choose-members.js'
import { createBatch } from '../actions/batches/create-batch.js'
import { decideObjection } from '../actions/batches/decide-objection.js'
import { exportBatches, exportMembers } from '../actions/batches/export-batches.js'
import { listBatches } from '../actions/batches/list-batches.js'
import { listCandidates } from '../actions/batches/list-candidates.js'
import { lowerAmount } from '../actions/batches/lower-amount.js'
import { showPayee } from '../actions/batches/payee.js'
import { printBatchLetter, printBatchLetterPdf } from '../actions/batches/print-batch-letter.js'
import { readBatchFile } from '../actions/batches/read-batch-file.js'
import { recordPayment } from '../actions/batches/record-payment.js'
import { showBatch } from '../actions/batches/show-batch.js'
import { uploadBatchDocument } from '../actions/batches/upload-batch-document.js'
import { body, query } from './body.js'
import { type Env, reply } from './env.js'
import { sheet } from './exports.js'
import { sendPdf } from './files.js'
import { page, pdf } from './page.js'
import { sentPdf } from './sent-pdf.js'
import { flag, integer, list, nullable, object, oneOf, optional, type Shape, text } from './shapes.js'

const version = integer(0, 1_000_000_000)
const most = 1_000_000_000_000
const reason = optional(text(2000, 0))
const parts: Shape<Record<string, number>> = {
  schema: { type: 'object', maxProperties: 10, additionalProperties: { type: 'integer', minimum: -most, maximum: most } },
}
const payment = object({
  declaration: text(60),
  day: text(10, 0),
  fen: integer(-most, most),
  parts: optional(parts),
  reason,
  receipt: optional(text(60)),
})

const filters = {
  programme: optional(text(60, 0)),
  kind: optional(text(40, 0)),
  view: optional(text(10, 0)),
  q: optional(text(100, 0)),
}

export const batches = new Hono<Env>()
  .get('/', query(object({ ...filters, after: optional(text(60, 0)) })), async (c) =>
    reply(c, await listBatches(c.var.context, c.req.valid('query'))),
  )
  .post(
    '/',
    body(object({ programme: text(60), kind: text(40), title: optional(text(100, 0)), district: optional(text(40)) })),
    async (c) => reply(c, await createBatch(c.var.context, c.req.valid('json')), 201),
  )
  .get('/list.xlsx', query(object(filters)), async (c) => sheet(c, await exportBatches(c.var.context, c.req.valid('query'))))
  .get('/:id', async (c) => reply(c, await showBatch(c.var.context, c.req.param())))
  .get('/:id/members.xlsx', async (c) => sheet(c, await exportMembers(c.var.context, c.req.param())))
  .get('/:id/candidates', query(object({ q: optional(text(100, 0)) })), async (c) =>
    reply(c, await listCandidates(c.var.context, { ...c.req.param(), ...c.req.valid('query') })),
  )
  .post(
    '/:id/members',
    body(object({ version, add: optional(list(text(60), 500)), all: optional(flag), refresh: optional(flag) })),
    async (c) => reply(c, await chooseMembers(c.var.context, { ...c.req.param(), ...c.req.valid('json') })),
  )
  .delete('/:id/members/:declaration', query(object({ version: text(10) })), async (c) =>
    reply(c, await dropMember(c.var.context, { ...c.req.param(), version: Number(c.req.valid('query').version) })),
  )
  .get('/:id/members/:declaration/payee', async (c) => reply(c, await showPayee(c.var.context, c.req.param())))
  .put('/:id/members/:declaration/amount', body(object({ version, fen: nullable(integer(0, most)), reason })), async (c) =>
    reply(c, await lowerAmount(c.var.context, { ...c.req.param(), ...c.req.valid('json') })),
  )
  .post(
    '/:id/actions',
    body(object({ action: text(40), version, comment: optional(text(4000, 0)), date: optional(text(10, 0)) })),
    async (c) => reply(c, await actOnBatch(c.var.context, { ...c.req.param(), ...c.req.valid('json') })),
  )
  .put('/:id/documents/:document', query(object({ name: optional(text(500, 0)) })), async (c) =>
    reply(c, await uploadBatchDocument(c.var.context, { ...c.req.param(), name: c.req.valid('query').name ?? '', ...sentPdf(c.req) })),
  )
  .get('/:id/files/:file', async (c) => sendPdf(c, await readBatchFile(c.var.context, c.req.param())))
  .put('/:id/objections/:objection', body(object({ version, outcome: oneOf('upheld', 'not-upheld'), answer: text(4000, 0) })), async (c) =>
    reply(c, await decideObjection(c.var.context, { ...c.req.param(), ...c.req.valid('json') })),
  )
  .post('/:id/payments', body(payment), async (c) =>
    reply(c, await recordPayment(c.var.context, { ...c.req.param(), ...c.req.valid('json') }), 201),
  )
  .get('/:id/letters/:letter{.+\\.pdf}', async (c) => {
    const { id, letter } = c.req.param()
    return pdf(c, await printBatchLetterPdf(c.var.context, { id, letter: letter.slice(0, -'.pdf'.length) }))
  })
  .get('/:id/letters/:letter', async (c) => page(c, await printBatchLetter(c.var.context, c.req.param())))
