/** Runs in a worker thread: gets a PDF by message, answers with what is asked of it; never opens the database. */
import { parentPort } from 'node:worker_threads'
import { inspectPdf } from './inspect-pdf.js'
import { lookAt } from './look.js'
import { readScan } from './scan-reader.js'

const readings = {
  /** Whether it may be accepted at all, and if so what is to be seen on its pages; that only gives hints. */
  inspect: async (pdf: Uint8Array) => {
    const inspection = inspectPdf(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength))
    return inspection.problem ? inspection : { ...inspection, look: await lookAt(pdf).catch(() => undefined) }
  },
  /** The codes on its pages. */
  scan: (pdf: Uint8Array) => readScan(pdf),
}

export type ReadingName = keyof typeof readings
export type Reading<Name extends ReadingName> = Awaited<ReturnType<(typeof readings)[Name]>>

parentPort?.on('message', async ({ id, name, pdf }: { id: number; name: ReadingName; pdf: Uint8Array }) => {
  try {
    parentPort?.postMessage({ id, result: await readings[name](pdf) })
  } catch (error) {
    parentPort?.postMessage({ id, error: error instanceof Error ? error.message : String(error) })
  }
})
