/** Hands scans to one worker thread, one at a time, with a time limit; a worker that hangs or dies is replaced. */
import { Worker } from 'node:worker_threads'
import type { ScannedPage } from '../engine/scan-match.js'

export interface ScanQueue {
  /** Reads the pages of a scan; rejects when it cannot be read in time or too many wait. */
  read(pdf: Uint8Array): Promise<ScannedPage[]>
  close(): Promise<void>
}

interface Job {
  pdf: Uint8Array
  resolve: (pages: ScannedPage[]) => void
  reject: (error: Error) => void
}

/** Run from source (tests) there is no compiled worker beside this file. */
const workerFile = import.meta.url.endsWith('.ts')
  ? new URL('../../dist/server/paper/scan-worker.js', import.meta.url)
  : new URL('./scan-worker.js', import.meta.url)

/** Starts the queue; the worker itself starts with the first scan. `milliseconds` limits one scan, `longest` the queue. */
export function createScanQueue({ milliseconds = 60_000, longest = 40 } = {}): ScanQueue {
  const waiting: Job[] = []
  let worker: Worker | undefined
  let current: { job: Job; id: number; timer: NodeJS.Timeout } | undefined
  let count = 0

  function finish(act: (job: Job) => void) {
    if (!current) return
    clearTimeout(current.timer)
    const { job } = current
    current = undefined
    act(job)
    next()
  }

  function discard(reason: string) {
    void worker?.terminate()
    worker = undefined
    finish((job) => job.reject(new Error(reason)))
  }

  function start(): Worker {
    const started = new Worker(workerFile, { resourceLimits: { maxOldGenerationSizeMb: 256 } })
    started.unref()
    started.on('message', ({ id, pages, error }: { id: number; pages?: ScannedPage[]; error?: string }) => {
      if (id === current?.id) finish((job) => (pages ? job.resolve(pages) : job.reject(new Error(error))))
    })
    started.on('error', (error) => discard(error.message))
    return started
  }

  function next() {
    if (current) return
    const job = waiting.shift()
    if (!job) return
    worker ??= start()
    const id = ++count
    current = { job, id, timer: setTimeout(() => discard('The scan took too long to read.'), milliseconds) }
    worker.postMessage({ id, pdf: job.pdf })
  }

  return {
    read: (pdf) =>
      new Promise((resolve, reject) => {
        if (waiting.length >= longest) return reject(new Error('Too many scans are waiting.'))
        waiting.push({ pdf, resolve, reject })
        next()
      }),
    close: async () => {
      if (current) clearTimeout(current.timer)
      await worker?.terminate()
    },
  }
}
