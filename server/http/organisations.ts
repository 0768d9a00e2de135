/** The own organisation, and organisations handed from one district to another. */
import { Hono } from 'hono'
import { changeOrganisation } from '../actions/accounts/change-organisation.js'
import { showOrganisation } from '../actions/accounts/show-organisation.js'
import { acceptTransfer } from '../actions/transfers/accept-transfer.js'
import { listTransfers } from '../actions/transfers/list-transfers.js'
import { proposeTransfer } from '../actions/transfers/propose-transfer.js'
import { refuseTransfer } from '../actions/transfers/refuse-transfer.js'
import { body } from './body.js'
import { type Env, reply } from './env.js'
import { object, text } from './shapes.js'

const reason = text(2000)

export const organisations = new Hono<Env>()
  .get('/organisation', async (c) => reply(c, await showOrganisation(c.var.context)))
  .put('/organisation', body(object({ contact: text(60), mobile: text(40), email: text(120) })), async (c) =>
    reply(c, await changeOrganisation(c.var.context, c.req.valid('json'))),
  )
  .post('/organisations/:organisation/transfer', body(object({ to: text(40), reason })), async (c) =>
    reply(c, await proposeTransfer(c.var.context, { ...c.req.param(), ...c.req.valid('json') }), 201),
  )
  .get('/transfers', async (c) => reply(c, await listTransfers(c.var.context)))
  .post('/transfers/:organisation/accept', async (c) => reply(c, await acceptTransfer(c.var.context, c.req.param())))
  .post('/transfers/:organisation/refuse', body(object({ reason })), async (c) =>
    reply(c, await refuseTransfer(c.var.context, { ...c.req.param(), ...c.req.valid('json') })),
  )
