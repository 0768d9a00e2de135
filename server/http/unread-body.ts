/** Browsers send the whole body before they look at the answer: one that is refused is read to its end first, or they would only see a broken connection. */
import type { Context } from 'hono'
import type { Env } from './env.js'

/** More than any upload of ours; whoever goes on beyond it is answered while sending. */
const most = 64 * 1_048_576

/** Resolves when what is still to come of the body has come and is forgotten; undefined when nothing is. Node limits how long that may take. */
export function restOfBody(c: Context<Env>): Promise<void> | undefined {
  const incoming = c.env && 'incoming' in c.env ? c.env.incoming : undefined
  if (!incoming || incoming.complete || incoming.destroyed) return undefined
  return new Promise((resolve) => {
    let left = most
    const count = (chunk: Buffer) => {
      left -= chunk.length
      if (left < 0) end()
    }
    const end = () => {
      incoming.off('data', count)
      resolve()
    }
    // a stream that nobody reads any more would hold the rest back as soon as it is full
    incoming.removeAllListeners('data')
    incoming.on('data', count)
    for (const last of ['end', 'close', 'error']) incoming.once(last, end)
    incoming.resume()
  })
}
