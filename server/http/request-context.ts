/** Who asks, read afresh at every request: from the session's cookie, or from the token of the command line. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { actorOf, requireChangedPassword, touch } from '../actions/accounts/sessions.js'
import { ownActor, requireAccount, type Services } from '../actions/context.js'
import { AppError } from '../errors.js'
import { clientAddress, isLocal } from './client-address.js'
import { sessionToken } from './cookie.js'
import type { Env } from './env.js'

export interface Doors {
  /** How many proxies in front may be believed about addresses. */
  proxies: number
  /** The token of the command line. */
  token?: string
}

/** Sets the context that actions work in. */
export function requestContext(services: Services, { proxies, token: secret }: Doors): MiddlewareHandler<Env> {
  return async (c, next) => {
    const bearer = c.req.header('authorization')
    if (bearer === undefined) await fromSession(c, services, clientAddress(c, proxies))
    else {
      if (!secret || !isLocal(c) || !isSame(bearer, `Bearer ${secret}`)) throw new AppError('unauthorized', '请先登录。')
      c.set('context', { actor: ownActor('命令行'), session: undefined, ...services })
      c.set('isCommandLine', true)
    }
    await next()
  }
}

async function fromSession(c: Context<Env>, services: Services, address: string) {
  const token = sessionToken(c)
  const now = services.now()
  const { actor, seenAt, session } = await actorOf(services.store, services.programmes, token, address, now)
  if (session && seenAt) await touch(services.store, session, seenAt, now)
  // the services last: contexts to which something is added after a spread are each of a kind of their own, and slow to read
  c.set('context', { actor, session, ...services })
}

const digest = (text: string) => createHash('sha256').update(text).digest()
const isSame = (given: string, expected: string) => timingSafeEqual(digest(given), digest(expected))

/** Routes behind it are for people who are signed in and have a password of their own. A route that does not exist stays a plain 404. */
export const signedIn: MiddlewareHandler<Env> = async (c, next) => {
  if (matchedRoutes(c).some(({ method, path }) => method !== 'ALL' && path !== '/*')) {
    const context = c.get('context') // c.var would copy everything that was set, twice
    requireAccount(context)
    requireChangedPassword(context)
  }
  await next()
}
