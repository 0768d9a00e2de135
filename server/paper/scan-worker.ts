/** Runs in a worker thread: gets a PDF by message, answers with what its pages say; never opens the database. */
import { parentPort } from 'node:worker_threads'
import { readScan } from './scan-reader.js'

parentPort?.on('message', async ({ id, pdf }: { id: number; pdf: Uint8Array }) => {
  try {
    parentPort?.postMessage({ id, pages: await readScan(pdf) })
  } catch (error) {
    parentPort?.postMessage({ id, error: error instanceof Error ? error.message : String(error) })
  }
})
