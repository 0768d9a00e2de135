/** What reviewers add to a declaration beside its steps: values of facts, opinions with their files, sections of the form. */
import { Hono } from 'hono'
import { attachToOpinion, detachFromOpinion, readOpinionFile } from '../actions/declarations/attach-opinion.js'
import { decideFact } from '../actions/declarations/decide-fact.js'
import { fillSection } from '../actions/declarations/fill-section.js'
import { giveOpinion } from '../actions/declarations/give-opinion.js'
import { body, query } from './body.js'
import { type Env, reply } from './env.js'
import { sendPdf } from './files.js'
import { sentPdf } from './sent-pdf.js'
import { answers, integer, json, object, optional, text } from './shapes.js'

const version = integer(0, 1_000_000_000)

export const reviews = new Hono<Env>()
  .put('/:id/facts/:fact', body(object({ version, value: json, reason: text(2000, 0) })), async (c) =>
    reply(c, await decideFact(c.var.context, { ...c.req.param(), ...c.req.valid('json') })),
  )
  .put('/:id/sections/:section', body(object({ version, content: json })), async (c) =>
    reply(c, await fillSection(c.var.context, { ...c.req.param(), ...c.req.valid('json') })),
  )
  .put('/:id/opinions/:opinion', body(object({ version, outcome: text(40, 0), text: text(4000, 0), fields: answers })), async (c) =>
    reply(c, await giveOpinion(c.var.context, { ...c.req.param(), ...c.req.valid('json') })),
  )
  .put('/:id/opinions/:opinion/files', query(object({ name: optional(text(500, 0)) })), async (c) => {
    const name = c.req.valid('query').name ?? ''
    return reply(c, await attachToOpinion(c.var.context, { ...c.req.param(), name, ...sentPdf(c.req) }))
  })
  .get('/:id/opinions/:opinion/files/:file', async (c) => sendPdf(c, await readOpinionFile(c.var.context, c.req.param())))
  .delete('/:id/opinions/:opinion/files/:file', async (c) => reply(c, await detachFromOpinion(c.var.context, c.req.param())))
