/** Limits on attempts: by address, and by account together with address, so that nobody can lock out the owner of a public login name. */
import { AppError } from '../errors.js'
import type { Writer } from '../store/connection.js'
import { attemptsSince, countAttempt } from '../store/limits.js'
import type { Context, Settings } from './context.js'

export interface Limit {
  key: string
  most: number
  seconds: number
}

/** Counts an attempt under each key; too many in a window end the request with how long to wait. */
export async function limitAttempts(context: Context, limits: readonly Limit[]): Promise<void> {
  await requireLeft(context, limits)
  await context.store.write(async (tx) => {
    for (const limit of limits) await countWithin(tx, context, limit)
  })
}

/** Refuses where there were too many already; nothing is counted. */
export async function requireLeft(context: Context, limits: readonly Limit[]): Promise<void> {
  for (const limit of limits) {
    const { count, oldest } = await attemptsSince(context.store.read, limit.key, beginning(context, limit))
    if (count >= limit.most) throw tooMany(context, limit, oldest)
  }
}

/** Counts in the write of what is limited, which fails with it where others came first. */
export async function countWithin(tx: Writer, context: Context, limit: Limit): Promise<void> {
  const from = beginning(context, limit)
  if ((await countAttempt(tx, limit.key, context.now(), from)) <= limit.most) return
  throw tooMany(context, limit, (await attemptsSince(tx, limit.key, from)).oldest)
}

/** What one account may hand in, upload or ask in a minute, from whatever address; a visitor from one address. None where there is no limit. */
export function perMinute({ actor, settings }: Context, what: keyof Settings['perMinute']): Limit[] {
  const most = settings.perMinute[what]
  const who = actor.account ?? actor.address
  return most > 0 && who ? [{ key: `${what}:${who}`, most, seconds: 60 }] : []
}

const beginning = (context: Context, { seconds }: Limit) => new Date(Date.parse(context.now()) - seconds * 1000).toISOString()

function tooMany(context: Context, { seconds }: Limit, oldest: string | undefined): AppError {
  const now = Date.parse(context.now())
  const wait = Math.max(1, Math.ceil((Date.parse(oldest ?? context.now()) + seconds * 1000 - now) / 1000))
  return new AppError('too-many', `操作太频繁，请在 ${wait < 120 ? `${wait} 秒` : `${Math.ceil(wait / 60)} 分钟`}后再试。`, [], {
    retryAfter: wait,
  })
}
