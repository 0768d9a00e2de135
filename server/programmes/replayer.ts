/** A thread for one replay: it ends with the replay, or midway when nobody waits any more. */
import { Worker } from 'node:worker_threads'
import { draftReplay, type ReplayAnswer, type ReplayRequest } from './draft-replay.js'

export interface Replayer {
  ask(request: ReplayRequest): Promise<ReplayAnswer>
  close(): Promise<void>
}

/** Starts one. Run from source (tests) there is no compiled worker of the same text: then it works right here. */
export function startReplayer(): Replayer {
  if (import.meta.url.endsWith('.ts')) {
    const answer = draftReplay()
    return { ask: async (request) => answer(request), close: async () => undefined }
  }
  return threaded(new Worker(new URL('./replay-worker.js', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: 1024 } }))
}

/** One request at a time: the next is sent when the last was answered. */
function threaded(worker: Worker): Replayer {
  let settle: { resolve: (answer: ReplayAnswer) => void; reject: (error: Error) => void } | undefined
  const fail = (error: Error) => settle?.reject(error)
  worker.on('message', (answer: ReplayAnswer) => settle?.resolve(answer))
  worker.on('error', fail)
  worker.on('exit', () => fail(new Error('The thread of the replay ended.')))
  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        settle = { resolve, reject }
        worker.postMessage(request)
      }),
    async close() {
      await worker.terminate()
    },
  }
}
