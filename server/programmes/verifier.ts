/** Judges drafts in a worker thread, one at a time, with a time limit: what an administrator writes never holds up anybody else. */
import { Worker } from 'node:worker_threads'
import type { Files } from '../engine/model.js'
import { noExamples, type Verdict } from './verdict.js'
import type { Question } from './verify-worker.js'

export interface Verifier {
  verdictOn(programme: string, files: Files, siteFiles?: Files): Promise<Verdict> | Verdict
}

/** Run from source (tests) there is no compiled worker beside this file. */
const workerFile = import.meta.url.endsWith('.ts')
  ? new URL('../../dist/server/programmes/verify-worker.js', import.meta.url)
  : new URL('./verify-worker.js', import.meta.url)

/** The worker starts with the first draft and ends after a while without one; one that takes longer than `milliseconds` or all its memory is replaced. */
export function createVerifier({ milliseconds = 30_000, idle = 300_000 } = {}): Verifier & { close(): Promise<void> } {
  let worker: Worker | undefined
  let resting: NodeJS.Timeout | undefined
  let answered: (verdict?: Verdict) => void = () => undefined
  let last: Promise<unknown> = Promise.resolve()

  function start(): Worker {
    const started = new Worker(workerFile, { resourceLimits: { maxOldGenerationSizeMb: 512 } })
    started.on('message', (verdict: Verdict) => answered(verdict))
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

  async function ask(question: Question): Promise<Verdict> {
    clearTimeout(resting)
    const asked = worker ?? start()
    worker = asked
    const verdict = await new Promise<Verdict | undefined>((resolve) => {
      const timer = setTimeout(() => resolve(undefined), milliseconds)
      answered = (given) => {
        clearTimeout(timer)
        resolve(given)
      }
      asked.postMessage(question)
    })
    if (!verdict) await end()
    resting = setTimeout(end, idle)
    resting.unref()
    return verdict ?? { problems: [endless(milliseconds)], examples: noExamples }
  }

  return {
    verdictOn(programme, files, siteFiles) {
      const verdict = last.then(() => ask({ programme, files, siteFiles }))
      last = verdict.catch(() => undefined)
      return verdict
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
