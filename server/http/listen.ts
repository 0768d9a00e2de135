/** The socket: limits on slow clients, a sentence when the port is taken, and an end that lets people finish. */
import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'
import type { Env } from './env.js'

export interface Listening {
  url: string
  /** No new connections; open requests have a few seconds. */
  close(): Promise<void>
}

/**
 * Uploads of large scans over slow lines take minutes; headers do not. Connections rest longer than proxies in front let theirs (a minute, as a rule):
 * whoever sends is to be the one who ends them, or the server would now and then end one in the moment of a request.
 */
const serverOptions = { requestTimeout: 600_000, headersTimeout: 15_000, keepAliveTimeout: 75_000, maxHeaderSize: 16_384 }
const patience = 10_000

/** Port 0 takes a free one; `url` names it. */
export async function listen(app: Hono<Env>, { host, port }: { host: string; port: number }): Promise<Listening> {
  const server = createAdaptorServer({ fetch: app.fetch, serverOptions }) as Server
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new Error(sentence(error, host, port), { cause: error })))
    server.listen(port, host, resolve)
  })
  const address = server.address()
  const actual = typeof address === 'object' && address ? address.port : port
  return {
    url: `http://${shown(host)}:${actual}`,
    close: () =>
      new Promise((resolve) => {
        const end = setTimeout(() => server.closeAllConnections(), patience)
        // those under way come to rest one after the other
        const rested = setInterval(() => server.closeIdleConnections(), 50)
        server.close(() => {
          clearTimeout(end)
          clearInterval(rested)
          resolve()
        })
      }),
  }
}

const shown = (host: string) => (host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host)

function sentence({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  const sentences: Record<string, string> = {
    EADDRINUSE: `端口 ${port} 已被别的程序占用。请先停止它，或用 PORT 指定别的端口，例如 PORT=${port + 1} npm start。`,
    EACCES: `没有权限使用端口 ${port}。请用 PORT 指定 1024 以上的端口。`,
    EADDRNOTAVAIL: `地址 ${host} 不属于这台机器。请检查 HOST。`,
    ENOTFOUND: `找不到地址 ${host}。请检查 HOST。`,
  }
  return sentences[code ?? ''] ?? `不能在 ${host}:${port} 提供服务：${message}`
}
