/** Judges drafts in a worker thread, one at a time, with a time limit: what an administrator writes never holds up anybody else. */
import { Worker } from 'node:worker_threads'
import type { Files } from '../engine/model.js'
import type { DraftTask, TaskAnswer, TaskInput } from './draft-tasks.js'
import { noExamples, type Verdict } from './verdict.js'
import type { Question } from './verify-worker.js'

export interface Verifier {
  verdictOn(programme: string, files: Files, siteFiles?: Files): Promise<Verdict>
  /** Any other question about a draft; undefined = it took too long. */
  ask<Task extends DraftTask>(task: Task, input: TaskInput<Task>): Promise<TaskAnswer<Task> | undefined>
}

/** Answers in this thread, without a limit. What answers is loaded with the first question, as a server with a worker never needs it here. */
export const direct: Verifier = {
  verdictOn: async (programme, files, siteFiles) => (await import('./draft-tasks.js')).answer('verdict', { programme, files, siteFiles }),
  ask: async (task, input) => (await import('./draft-tasks.js')).answer(task, input),
}

/** Run from source (tests) there is no compiled worker beside this file. */
const workerFile = import.meta.url.endsWith('.ts')
  ? new URL('../../dist/server/programmes/verify-worker.js', import.meta.url)
  : new URL('./verify-worker.js', import.meta.url)

/** The worker starts with the first draft and ends after a while without one; one that takes longer than `milliseconds` or all its memory is replaced. */
export function createVerifier({ milliseconds = 120_000, idle = 300_000 } = {}): Verifier & { close(): Promise<void> } {
  let worker: Worker | undefined
  let resting: NodeJS.Timeout | undefined
  let answered: (found?: unknown) => void = () => undefined
  let last: Promise<unknown> = Promise.resolve()

  function start(): Worker {
    const started = new Worker(workerFile, { resourceLimits: { maxOldGenerationSizeMb: 512 } })
    started.on('message', (found: unknown) => answered(found))
    started.on('error', (error) => {
      console.error(JSON.stringify({ level: 'error', job: 'verify', stack: error.stack }))
      if (worker === started) answered()
    })
    started.unref()
    return started
  }

  async function end() {
    clearTimeout(resting)
    const ending = worker
    worker = undefined
    await ending?.terminate()
  }

  async function askOne(question: Question): Promise<unknown> {
    clearTimeout(resting)
    const asked = worker ?? start()
    worker = asked
    const found = await new Promise<unknown>((resolve) => {
      const timer = setTimeout(() => resolve(undefined), milliseconds)
      answered = (given) => {
        clearTimeout(timer)
        resolve(given)
      }
      asked.postMessage(question)
    })
    if (found === undefined) await end()
    resting = setTimeout(end, idle)
    resting.unref()
    return found
  }

  function ask<Task extends DraftTask>(task: Task, input: TaskInput<Task>): Promise<TaskAnswer<Task> | undefined> {
    const found = last.then(() => askOne({ task, input }))
    last = found.catch(() => undefined)
    return found as Promise<TaskAnswer<Task> | undefined> // the worker answers by the same table
  }

  return {
    ask,
    async verdictOn(programme, files, siteFiles) {
      const verdict = await ask('verdict', { programme, files, siteFiles })
      return verdict ?? { problems: [endless(milliseconds)], examples: noExamples }
    },
    close: end,
  }
}

const endless = (milliseconds: number) => ({
  code: 'too-slow',
  at: '',
  message: `检查没有在 ${milliseconds / 1000} 秒内完成：内容太多，或写得太复杂。`,
  remedy: '减少行数、条件或示例后再检查。',
})
