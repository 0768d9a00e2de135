/** Running the site: accounts, mails, registers, the audit log. */
import { Hono } from 'hono'
import { changeAccount } from '../actions/accounts/change-account.js'
import { createAccount } from '../actions/accounts/create-account.js'
import { listAccounts } from '../actions/accounts/list-accounts.js'
import { resetPassword } from '../actions/accounts/reset-password.js'
import { searchRegister } from '../actions/lists/search-register.js'
import { exportAudit } from '../actions/operate/export-audit.js'
import { importRegister } from '../actions/operate/import-register.js'
import { listMails } from '../actions/operate/list-mails.js'
import { listRegisters } from '../actions/operate/list-registers.js'
import { readAudit } from '../actions/operate/read-audit.js'
import { resendMail } from '../actions/operate/resend-mail.js'
import { verifyAudit } from '../actions/operate/verify-audit.js'
import type { Json } from '../engine/model.js'
import { body, query } from './body.js'
import { type Env, reply } from './env.js'
import { sheet } from './exports.js'
import { flag, list, nullable, object, optional, type Shape, text } from './shapes.js'

const after = optional(text(200, 0))
const auditFilters = {
  person: optional(text(60, 0)),
  action: optional(text(60, 0)),
  about: optional(text(100, 0)),
  from: optional(text(10, 0)),
  to: optional(text(10, 0)),
}
const row: Shape<Record<string, Json>> = {
  schema: { type: 'object', maxProperties: 60, additionalProperties: { type: ['string', 'number', 'boolean', 'null'] } },
}
/** A whole list is imported at once. */
const mostRows = 20_000
const account = object({ login: text(60), name: text(60), role: text(40), district: optional(text(40)), email: text(120) })
const accountChange = object({
  disabled: optional(flag),
  role: optional(text(40)),
  district: optional(nullable(text(40))),
  email: optional(text(120)),
})

export const operate = new Hono<Env>()
  .get('/accounts', query(object({ q: optional(text(100, 0)), after })), async (c) =>
    reply(c, await listAccounts(c.var.context, c.req.valid('query'))),
  )
  .post('/accounts', body(account), async (c) => reply(c, await createAccount(c.var.context, c.req.valid('json')), 201))
  .put('/accounts/:id', body(accountChange), async (c) =>
    reply(c, await changeAccount(c.var.context, { ...c.req.param(), ...c.req.valid('json') })),
  )
  .post('/accounts/:id/password', async (c) => reply(c, await resetPassword(c.var.context, c.req.param())))
  .get('/mails', query(object({ after })), async (c) => reply(c, await listMails(c.var.context, c.req.valid('query'))))
  .post('/mails/:id/resend', async (c) => reply(c, await resendMail(c.var.context, c.req.param())))
  .get('/audit', query(object({ ...auditFilters, after })), async (c) => reply(c, await readAudit(c.var.context, c.req.valid('query'))))
  .get('/audit.xlsx', query(object(auditFilters)), async (c) => sheet(c, await exportAudit(c.var.context, c.req.valid('query'))))
  .get('/audit/verification', async (c) => reply(c, await verifyAudit(c.var.context)))
  .get('/registers', async (c) => reply(c, await listRegisters(c.var.context)))
  .get(
    '/registers/:programme/:register/rows',
    query(object({ q: optional(text(100, 0)), asOf: optional(text(10, 0)), after })),
    async (c) => reply(c, await searchRegister(c.var.context, { ...c.req.param(), ...c.req.valid('query') })),
  )
  .post(
    '/registers/:programme/:register',
    body(object({ asOf: text(10), rows: list(row, mostRows), dryRun: flag }), mostRows * 20),
    async (c) => reply(c, await importRegister(c.var.context, { ...c.req.param(), ...c.req.valid('json') })),
  )
