/** What visitors may ask without signing in. */
import { Hono } from 'hono'
import { checkAvailability } from '../actions/accounts/check-availability.js'
import { recoverPassword } from '../actions/accounts/recover-password.js'
import { registerOrganisation } from '../actions/accounts/register-organisation.js'
import { resendPassword } from '../actions/accounts/resend-password.js'
import { selfCheck } from '../actions/lists/self-check.js'
import { showProgramme } from '../actions/lists/show-programme.js'
import { showSite } from '../actions/lists/show-site.js'
import { body, query } from './body.js'
import { type Env, reply } from './env.js'
import { answers, flag, object, optional, text, yes } from './shapes.js'

const owner = object({ login: text(60), email: text(120) })
const registration = object({
  kind: text(40),
  creditCode: text(60),
  name: text(120),
  district: text(40),
  contact: text(60),
  mobile: text(40),
  email: text(120),
  consent: yes,
  consentVersion: text(60),
  selfCheck: optional(object({ programme: text(60), answers })),
})

export const site = new Hono<Env>()
  .get('/site', async (c) => reply(c, await showSite(c.var.context)))
  .get('/programmes/:programme', async (c) => reply(c, await showProgramme(c.var.context, c.req.param())))
  .post('/programmes/:programme/self-check', body(object({ answers, nearest: optional(flag) })), async (c) =>
    reply(c, await selfCheck(c.var.context, { ...c.req.param(), ...c.req.valid('json') })),
  )
  .post('/registrations', body(registration), async (c) => reply(c, await registerOrganisation(c.var.context, c.req.valid('json')), 201))
  .get('/registrations/availability', query(object({ creditCode: text(60) })), async (c) =>
    reply(c, await checkAvailability(c.var.context, c.req.valid('query'))),
  )
  .post('/passwords/forgotten', body(owner), async (c) => reply(c, await recoverPassword(c.var.context, c.req.valid('json'))))
  .post('/passwords/resend', body(owner), async (c) => reply(c, await resendPassword(c.var.context, c.req.valid('json'))))
