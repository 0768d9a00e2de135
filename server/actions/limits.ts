/** Limits on attempts: by address, and by account together with address, so that nobody can lock out the owner of a public login name. */
import { AppError } from '../errors.js'
import { attemptsSince, countAttempt } from '../store/limits.js'
import type { Context } from './context.js'

export interface Limit {
  key: string
  most: number
  seconds: number
}

/** Counts an attempt under each key; too many in a window end the request with how long to wait. */
export async function limitAttempts(context: Context, limits: readonly Limit[]): Promise<void> {
  const now = context.now()
  for (const { key, most, seconds } of limits) {
    const from = new Date(Date.parse(now) - seconds * 1000).toISOString()
    const { count, oldest } = await attemptsSince(context.store.read, key, from)
    if (count < most) continue
    const wait = Math.max(1, Math.ceil((Date.parse(oldest ?? now) + seconds * 1000 - Date.parse(now)) / 1000))
    throw new AppError('too-many', `操作太频繁，请在 ${wait < 120 ? `${wait} 秒` : `${Math.ceil(wait / 60)} 分钟`}后再试。`, [], {
      retryAfter: wait,
    })
  }
  await context.store.write(async (tx) => {
    for (const { key, seconds } of limits) await countAttempt(tx, key, now, new Date(Date.parse(now) - seconds * 1000).toISOString())
  })
}
