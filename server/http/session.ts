/** Signing in and out, the own password, and the first administrator. */
import { Hono } from 'hono'
import { changePassword } from '../actions/accounts/change-password.js'
import { setUp } from '../actions/accounts/set-up.js'
import { showSession } from '../actions/accounts/show-session.js'
import { signIn } from '../actions/accounts/sign-in.js'
import { signOut } from '../actions/accounts/sign-out.js'
import { body } from './body.js'
import { forgetSession, keepSession } from './cookie.js'
import { type Env, reply } from './env.js'
import { object, text } from './shapes.js'

const secret = text(200)

export const session = new Hono<Env>()
  .post('/session', body(object({ login: text(60), password: secret })), async (c) =>
    reply(c, keepSession(c, await signIn(c.var.context, c.req.valid('json')))),
  )
  .get('/session', async (c) => reply(c, await showSession(c.var.context)))
  .delete('/session', async (c) => {
    await signOut(c.var.context)
    forgetSession(c)
    return reply(c, { signedOut: true as const })
  })
  .put('/session/password', body(object({ current: secret, next: secret })), async (c) =>
    reply(c, keepSession(c, await changePassword(c.var.context, c.req.valid('json')))),
  )
  .post('/setup', body(object({ token: secret, login: text(60), name: text(60), password: secret })), async (c) =>
    reply(c, keepSession(c, await setUp(c.var.context, c.req.valid('json'))), 201),
  )
