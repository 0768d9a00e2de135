/** Answers that take a while: one JSON value per line as it comes; what fails before the first is an ordinary error. */
import type { Context } from 'hono'
import { stream } from 'hono/streaming'
import type { Env } from './env.js'

/** Streams what an action yields. The signal is raised when whoever asked has gone. */
export async function jsonLines<T extends object>(c: Context<Env>, begin: (signal: AbortSignal) => AsyncGenerator<T>): Promise<Response> {
  const gone = new AbortController()
  const steps = begin(gone.signal)
  const first = await steps.next()
  c.header('Content-Type', 'application/x-ndjson; charset=utf-8')
  c.header('X-Accel-Buffering', 'no') // a proxy that collects the answer would show no progress
  return stream(
    c,
    async (out) => {
      out.onAbort(() => gone.abort())
      for (let step = first; !step.done && !gone.signal.aborted; step = await steps.next())
        await out.write(`${JSON.stringify(step.value)}\n`)
      await steps.return(undefined)
    },
    async (error, out) => {
      console.error(JSON.stringify({ level: 'error', route: c.req.routePath, stack: error.stack }))
      await out.write(`${JSON.stringify({ error: '系统出错了，我们已记录。请稍后再试。' })}\n`)
    },
  )
}
