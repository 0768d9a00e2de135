/** The session cookie: an opaque token, out of reach of scripts and of other sites. */

import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { SessionView, SignedIn } from '../actions/views/session.js'
import type { Env } from './env.js'

const name = 'shenbao_session'
/** Over TLS the name itself promises that no other host or path can have set it. */
const prefix = (c: Context<Env>) => (c.get('secure') ? 'host' : undefined)
const options = (c: Context<Env>) => ({ path: '/', httpOnly: true, sameSite: 'Strict', secure: c.var.secure, prefix: prefix(c) }) as const

/** Puts the token into the cookie and hands back what the person may read. */
export function keepSession(c: Context<Env>, { token, session }: SignedIn): SessionView {
  setCookie(c, name, token, options(c))
  return session
}

export const forgetSession = (c: Context<Env>) => deleteCookie(c, name, options(c))

export const sessionToken = (c: Context<Env>) => getCookie(c, name, prefix(c))
