/** Runs in a worker thread: gets a PDF by message, answers with what is asked of it; never opens the database. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { parentPort } from 'node:worker_threads'
import { type Accepted, inspectPdf } from './inspect-pdf.js'
import { lookAt } from './look.js'
import { readScan } from './scan-reader.js'

const readings = {
  /** Whether it may be accepted at all. */
  inspect: async (pdf: Uint8Array, accepted: Accepted) => inspectPdf(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength), accepted),
  /** What is to be seen on its pages. */
  look: (pdf: Uint8Array) => lookAt(pdf),
  /** The codes on its pages. */
  scan: (pdf: Uint8Array) => readScan(pdf),
}

/** Copies and pictures of large PDFs are not left to the next collection of garbage, which may come after several more. */
setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')
/** Bytes that may wait for it: a collection takes longer than reading most PDFs. */
const uncollected = 8 * 2 ** 20
/** Until nothing on its way here holds them any more. */
const settled = () => new Promise((resolve) => setImmediate(resolve))

export type ReadingName = keyof typeof readings
export type Reading<Name extends ReadingName> = Awaited<ReturnType<(typeof readings)[Name]>>

interface Order {
  id: number
  name: ReadingName
  pdf: Uint8Array<ArrayBuffer>
  accepted: Accepted
}

parentPort?.on('message', async ({ id, name, pdf, accepted }: Order) => {
  const answer = await readings[name](pdf, accepted).then(
    (result) => ({ result }),
    (error: unknown) => ({ error: error instanceof Error ? error.message : String(error) }),
  )
  if (process.memoryUsage().arrayBuffers > uncollected) {
    await settled()
    collect()
  }
  parentPort?.postMessage({ id, ...answer, place: pdf.buffer }, [pdf.buffer])
})
