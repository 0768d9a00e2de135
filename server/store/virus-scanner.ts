/** Asks clamd about a file: its INSTREAM command over TCP. Whatever is not a clear answer is a failure, never a clean file. */
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

export interface VirusScanner {
  /** The name of what was found, or nothing. Throws where no clear answer came in time. */
  scan(content: AsyncIterable<Uint8Array>): Promise<string | undefined>
}

const answerLimit = 4096

/** Talks to clamd at an address; every scan has a connection of its own. */
export function clamd({ host, port }: { host: string; port: number }, milliseconds = 60_000): VirusScanner {
  return {
    async scan(content) {
      const socket = connect({ host, port })
      const answer = answerOf(socket, milliseconds)
      answer.catch(() => undefined) // told below, when sending has ended as well
      try {
        await Promise.race([once(socket, 'connect'), answer])
        await send(socket, 'zINSTREAM\0')
        for await (const chunk of content) {
          if (socket.destroyed) break
          await send(socket, lengthOf(chunk.byteLength))
          await send(socket, chunk)
        }
        await send(socket, lengthOf(0))
        return verdict(await answer)
      } finally {
        socket.destroy()
      }
    },
  }
}

function verdict(answer: string): string | undefined {
  const text = answer.replace(/\0/g, '').trim()
  if (text === 'stream: OK') return undefined
  const found = /^stream: (.+) FOUND$/.exec(text)?.[1]
  if (found) return found
  throw new Error(`clamd answered: ${text.slice(0, 200) || 'nothing'}`)
}

/** Everything until clamd closes the connection or ends its answer. */
function answerOf(socket: Socket, milliseconds: number): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    socket.setTimeout(milliseconds, () => socket.destroy(new Error('clamd did not answer in time.')))
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1')
      if (text.includes('\0') || text.length > answerLimit) resolve(text)
    })
    socket.on('error', reject)
    socket.on('close', () => resolve(text))
  })
}

function lengthOf(bytes: number): Uint8Array {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes)
  return length
}

/** Resolves when the chunk is on its way, so that memory holds one chunk; silently where clamd has answered and closed already. */
const send = (socket: Socket, chunk: Uint8Array | string) =>
  new Promise<void>((resolve) => {
    socket.write(chunk, () => resolve())
  })
