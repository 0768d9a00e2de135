/** Runs in a worker thread: gets a PDF by message, answers with what is asked of it; never opens the database. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { parentPort } from 'node:worker_threads'
import { inspectPdf } from './inspect-pdf.js'
import { lookAt } from './look.js'
import { readScan } from './scan-reader.js'

const readings = {
  /** Whether it may be accepted at all, and if so what is to be seen on its pages; that only gives hints. */
  inspect: async (pdf: Uint8Array) => {
    const inspection = inspectPdf(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength))
    if (pdf.byteLength > large) collect()
    return inspection.problem ? inspection : { ...inspection, look: await lookAt(pdf).catch(() => undefined) }
  },
  /** The codes on its pages. */
  scan: (pdf: Uint8Array) => readScan(pdf),
}

/** Copies of PDFs beyond this size are not left to the next collection of garbage, which may come after several more. */
const large = 4 * 2 ** 20
setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

export type ReadingName = keyof typeof readings
export type Reading<Name extends ReadingName> = Awaited<ReturnType<(typeof readings)[Name]>>

parentPort?.on('message', async ({ id, name, pdf }: { id: number; name: ReadingName; pdf: Uint8Array<ArrayBuffer> }) => {
  const answer = await readings[name](pdf).then(
    (result) => ({ result }),
    (error: unknown) => ({ error: error instanceof Error ? error.message : String(error) }),
  )
  if (pdf.byteLength > large) collect()
  parentPort?.postMessage({ id, ...answer, place: pdf.buffer }, [pdf.buffer])
})
