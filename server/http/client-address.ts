/** Where a request came from, as far as the proxies in front may be believed. */
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import type { Env } from './env.js'

/** The address of the client; with n proxies in front, the n-th entry from the right of X-Forwarded-For. */
export function clientAddress(c: Context<Env>, proxies: number): string {
  const direct = socketAddress(c)
  if (proxies === 0) return direct
  const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((entry) => entry.trim())
  const address = forwarded.at(-proxies)
  return address && /^[0-9a-fA-F.:]{2,45}$/.test(address) ? address : direct
}

/** Whether the request came from this machine itself and through no proxy. */
export const isLocal = (c: Context<Env>) => c.req.header('x-forwarded-for') === undefined && isLoopback(socketAddress(c))

const isLoopback = (address: string) => address === '::1' || address.startsWith('127.')

function socketAddress(c: Context<Env>): string {
  const address = c.env && 'incoming' in c.env ? getConnInfo(c).remote.address : undefined
  return address?.replace(/^::ffff:/, '') ?? 'unknown'
}
