/** Declarations: list, fill, check, hand in, review. */
import { Hono } from 'hono'
import { actOnDeclaration } from '../actions/declarations/act-on-declaration.js'
import { actOnMany } from '../actions/declarations/act-on-many.js'
import { assignDeclaration } from '../actions/declarations/assign-declaration.js'
import { checkDeclaration } from '../actions/declarations/check-declaration.js'
import { openFor } from '../actions/declarations/open-for.js'
import { overrideFinding } from '../actions/declarations/override-finding.js'
import { saveAnswers } from '../actions/declarations/save-answers.js'
import { settleRemark } from '../actions/declarations/settle-remark.js'
import { showDeclaration } from '../actions/declarations/show-declaration.js'
import { showHistory } from '../actions/declarations/show-history.js'
import { showNearest } from '../actions/declarations/show-nearest.js'
import { showRevision } from '../actions/declarations/show-revision.js'
import { startDeclaration } from '../actions/declarations/start-declaration.js'
import { listDeclarations } from '../actions/lists/list-declarations.js'
import { searchForField } from '../actions/lists/search-for-field.js'
import { body, query } from './body.js'
import { type Env, reply } from './env.js'
import { listQuery, readListQuery } from './list-query.js'
import { answers, flag, integer, list, nullable, object, oneOf, optional, text } from './shapes.js'

const version = integer(0, 1_000_000_000)
const comment = optional(text(4000, 0))
const action = object({
  action: text(40),
  version,
  comment,
  internal: comment,
  remarks: optional(list(object({ at: text(200), text: text(2000) }), 200)),
  confirmation: optional(text(40, 0)),
  lowered: optional(list(object({ result: text(40), fen: integer(0, Number.MAX_SAFE_INTEGER), reason: text(2000, 0) }), 20)),
  key: optional(text(80)),
})

export const declarations = new Hono<Env>()
  .get('/', listQuery, async (c) => reply(c, await listDeclarations(c.var.context, readListQuery(c.req.query()))))
  .post('/', body(object({ programme: text(60), stage: text(40), parent: optional(text(60)) })), async (c) =>
    reply(c, await startDeclaration(c.var.context, c.req.valid('json')), 201),
  )
  .post('/openings', body(object({ programme: text(60), stage: text(40), parents: list(text(60), 200), content: answers })), async (c) =>
    reply(c, await openFor(c.var.context, c.req.valid('json'))),
  )
  .post('/actions', body(object({ ids: list(text(60), 100), action: text(40), comment })), async (c) =>
    reply(c, await actOnMany(c.var.context, c.req.valid('json'))),
  )
  .get('/:id', async (c) => reply(c, await showDeclaration(c.var.context, c.req.param())))
  .put('/:id/answers', body(object({ version, answers })), async (c) =>
    reply(c, await saveAnswers(c.var.context, { id: c.req.param('id'), ...c.req.valid('json') })),
  )
  .get('/:id/check', async (c) => reply(c, await checkDeclaration(c.var.context, c.req.param())))
  .get('/:id/search/:field', query(object({ q: optional(text(100, 0)) })), async (c) =>
    reply(c, await searchForField(c.var.context, { ...c.req.param(), ...c.req.valid('query') })),
  )
  .get('/:id/nearest', async (c) => reply(c, await showNearest(c.var.context, c.req.param())))
  .post('/:id/actions', body(action), async (c) =>
    reply(c, await actOnDeclaration(c.var.context, { id: c.req.param('id'), ...c.req.valid('json') })),
  )
  .put('/:id/remarks/:remark', body(object({ settled: flag, reply: optional(text(2000, 0)) })), async (c) =>
    reply(c, await settleRemark(c.var.context, { ...c.req.param(), ...c.req.valid('json') })),
  )
  .get('/:id/history', async (c) => reply(c, await showHistory(c.var.context, c.req.param())))
  .put('/:id/findings/:rule', body(object({ outcome: nullable(oneOf('met', 'not met')), reason: text(2000) })), async (c) =>
    reply(c, await overrideFinding(c.var.context, { ...c.req.param(), ...c.req.valid('json') })),
  )
  .put('/:id/assignment', body(object({ account: nullable(text(60)) })), async (c) =>
    reply(c, await assignDeclaration(c.var.context, { ...c.req.param(), ...c.req.valid('json') })),
  )
  .get('/:id/revisions/:number', async (c) => {
    const { id, number } = c.req.param()
    return reply(c, await showRevision(c.var.context, { id, number: Number(number) }))
  })
