/** Hands PDFs to a worker thread, one at a time, with a time limit; a worker that hangs or dies is replaced. */
import { Worker } from 'node:worker_threads'
import type { Accepted } from './inspect-pdf.js'
import type { Reading, ReadingName } from './reading-worker.js'

export interface ReadingQueue {
  /** Reads a PDF that is loaded only when its turn has come; rejects with TooComplex when it takes too long or too much, otherwise when too many wait. */
  read<Name extends ReadingName>(name: Name, load: Load, accepted?: Accepted): Promise<Reading<Name>>
  close(): Promise<void>
}

/** Reading this PDF takes more than any PDF may take. */
export class TooComplex extends Error {}

/** Brings a PDF, into the place that it asks for: the same serves one PDF after the other, as each in its own would fill the memory. */
export type Load = (place: (size: number) => Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>

interface Job {
  name: ReadingName
  load: Load
  accepted: Accepted
  /** What the worker answers, which is of the type that its name says. */
  resolve: (result: never) => void
  reject: (error: Error) => void
}

interface Answer {
  id: number
  result?: never
  error?: string
  /** Where the PDF was: it is handed back. */
  place: ArrayBuffer
}

/** Run from source (tests) there is no compiled worker beside this file. */
const workerFile = import.meta.url.endsWith('.ts')
  ? new URL('../../dist/server/paper/reading-worker.js', import.meta.url)
  : new URL('./reading-worker.js', import.meta.url)

/** Starts the queue; the worker itself starts with the first PDF and ends after a while without one. `milliseconds` limits one PDF, `longest` the queue. */
export function createReadingQueue({ milliseconds = 60_000, longest = 100, idle = 60_000 } = {}): ReadingQueue {
  const waiting: Job[] = []
  let worker: Worker | undefined
  let current: { job: Job; id: number; timer: NodeJS.Timeout } | undefined
  let resting: NodeJS.Timeout | undefined
  let count = 0
  let free: ArrayBuffer | undefined

  function finish(act: (job: Job) => void) {
    if (!current) return
    clearTimeout(current.timer)
    const { job } = current
    current = undefined
    act(job)
    next()
  }

  function end() {
    void worker?.terminate()
    worker = undefined
    free = undefined
  }

  function place(size: number): Uint8Array<ArrayBuffer> {
    const taken = free && free.byteLength >= size ? free : new ArrayBuffer(size)
    free = undefined
    return new Uint8Array(taken, 0, size)
  }

  function discard(reason: string) {
    end()
    finish((job) => job.reject(new TooComplex(reason)))
  }

  function start(): Worker {
    const started = new Worker(workerFile, { resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 8 } })
    started.unref()
    started.on('message', ({ id, result, error, place: used }: Answer) => {
      free = used
      if (id === current?.id) finish((job) => (result === undefined ? job.reject(new Error(error)) : job.resolve(result)))
    })
    started.on('error', (error) => {
      if (worker === started) discard(error.message)
    })
    return started
  }

  function next() {
    clearTimeout(resting)
    if (current) return
    const job = waiting.shift()
    if (!job) {
      resting = setTimeout(end, idle)
      resting.unref()
      return
    }
    worker ??= start()
    const id = ++count
    current = { job, id, timer: setTimeout(() => discard('The PDF took too long to read.'), milliseconds) }
    job.load(place).then(
      (pdf) => {
        if (current?.id === id) worker?.postMessage({ id, name: job.name, pdf, accepted: job.accepted }, [pdf.buffer])
      },
      (error: Error) => {
        if (current?.id === id) finish(({ reject }) => reject(error))
      },
    )
  }

  return {
    read: (name, load, accepted = {}) =>
      new Promise((resolve, reject) => {
        if (waiting.length >= longest) return reject(new Error('Too many PDFs are waiting.'))
        waiting.push({ name, load, accepted, resolve, reject })
        next()
      }),
    close: async () => {
      clearTimeout(resting)
      if (current) clearTimeout(current.timer)
      await worker?.terminate()
    },
  }
}
