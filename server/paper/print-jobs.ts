/** Many prints as one PDF, made one after the other in the background: with progress, an end on demand, and a limit for each account. */
import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Worker } from 'node:worker_threads'

export interface PrintTask {
  id: string
  /** Rejects with a sentence for people where it cannot be printed. */
  print(): Promise<Uint8Array>
}

export interface PrintJob {
  id: string
  state: 'running' | 'ready' | 'failed' | 'cancelled'
  total: number
  /** Prints that were tried. */
  done: number
  failed: { id: string; message: string }[]
}

export interface PrintJobs {
  /** Ends what the same owner began before; undefined where too many others print. `explain` makes a sentence of an error. */
  start(owner: string, tasks: readonly PrintTask[], explain: (error: unknown) => string): PrintJob | undefined
  /** Undefined where the owner has no such job. */
  look(owner: string, id: string): PrintJob | undefined
  content(owner: string, id: string): Promise<Uint8Array<ArrayBuffer> | undefined>
  cancel(owner: string, id: string): Promise<void>
}

/** How many may be under way at the same time. */
const most = 10

/** Run from source (tests) there is no compiled worker beside this file. */
const joiner = import.meta.url.endsWith('.ts')
  ? new URL('../../dist/server/paper/join-worker.js', import.meta.url)
  : new URL('./join-worker.js', import.meta.url)

/** Keeps the parts and the whole below the folder; what is forgotten there is removed by the sweep of prints. */
export function createPrintJobs(folder: string): PrintJobs {
  const jobs = new Map<string, PrintJob>()
  const partsOf = ({ id }: PrintJob) => path.join(folder, id)
  const wholeOf = ({ id }: PrintJob) => path.join(folder, `${id}.pdf`)

  async function run(job: PrintJob, tasks: readonly PrintTask[], explain: (error: unknown) => string) {
    await mkdir(partsOf(job), { recursive: true, mode: 0o700 })
    const parts: string[] = []
    for (const { id, print } of tasks) {
      if (job.state !== 'running') return
      const part = path.join(partsOf(job), `${job.done}.pdf`)
      try {
        const pdf = await print()
        if (job.state !== 'running') return
        await writeFile(part, pdf, { mode: 0o600 })
        parts.push(part)
      } catch (error) {
        job.failed.push({ id, message: explain(error) })
      }
      job.done++
    }
    if (parts.length > 0) await join(parts, wholeOf(job))
    if (job.state === 'running') job.state = parts.length > 0 ? 'ready' : 'failed'
    else await rm(wholeOf(job), { force: true })
  }

  async function end(job: PrintJob) {
    if (job.state === 'running') job.state = 'cancelled'
    await rm(partsOf(job), { recursive: true, force: true })
  }

  const owned = (owner: string, id: string) => {
    const job = jobs.get(owner)
    return job?.id === id ? job : undefined
  }

  async function cancel(owner: string, id: string) {
    const job = owned(owner, id)
    if (!job) return
    jobs.delete(owner)
    await end(job)
    await rm(wholeOf(job), { force: true })
  }

  return {
    start(owner, tasks, explain) {
      const before = jobs.get(owner)
      if (before) void cancel(owner, before.id)
      if ([...jobs.values()].filter(({ state }) => state === 'running').length >= most) return undefined
      const job: PrintJob = { id: randomUUID(), state: 'running', total: tasks.length, done: 0, failed: [] }
      jobs.set(owner, job)
      run(job, tasks, explain)
        .catch((error: unknown) => {
          job.state = 'failed'
          console.error(JSON.stringify({ level: 'error', job: 'prints', stack: error instanceof Error ? error.stack : String(error) }))
        })
        .finally(() => end(job))
      return job
    },
    look: owned,
    async content(owner, id) {
      const job = owned(owner, id)
      const content = job?.state === 'ready' ? await readFile(wholeOf(job)).catch(() => undefined) : undefined
      return content && new Uint8Array(content)
    },
    cancel,
  }
}

/** In a thread of its own, as hundreds of pages take a while. */
function join(parts: readonly string[], whole: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(joiner, { workerData: { parts, whole }, resourceLimits: { maxOldGenerationSizeMb: 512 } })
    worker.once('error', reject)
    worker.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`The prints could not be joined (${code}).`))))
  })
}
