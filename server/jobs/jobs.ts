/** What the server does by itself, beside answering requests. */
import type { Services } from '../actions/context.js'
import { sendReminders } from '../actions/declarations/remind.js'
import { takeAutomaticSteps } from '../actions/declarations/take-automatic-steps.js'
import { continueMoves } from '../actions/studio/move-running.js'
import { deliverMails, type Post } from './mail-delivery.js'
import { sweep } from './sweep.js'

export interface Jobs {
  /** Waits for what is under way; nothing new begins. */
  stop(): Promise<void>
}

const second = 1000

/** Starts them; one that fails is logged and tried again at its next time. */
export function startJobs(services: Services, post: Post): Jobs {
  const stops = [
    repeat('mails', 2 * second, 0, async () => {
      while ((await deliverMails(services, post)) > 0);
    }),
    repeat('automatic-steps', 60 * second, 10 * second, async () => {
      await takeAutomaticSteps(services)
    }),
    repeat('reminders', 300 * second, 30 * second, async () => {
      await sendReminders(services)
    }),
    repeat('running-declarations', 5 * second, 5 * second, () => continueMoves(services)),
    repeat('sweep', 3600 * second, 60 * second, () => sweep(services)),
  ]
  return {
    async stop() {
      await Promise.all(stops.map((stop) => stop()))
    },
  }
}

function repeat(name: string, pause: number, first: number, work: () => Promise<void>): () => Promise<void> {
  let isStopped = false
  let running: Promise<void> = Promise.resolve()
  let timer = setTimeout(run, first)
  function run() {
    running = work()
      .catch((error: unknown) => console.error(JSON.stringify({ level: 'error', job: name, stack: String((error as Error).stack) })))
      .then(() => {
        if (isStopped) return
        timer = setTimeout(run, pause)
        timer.unref()
      })
  }
  timer.unref()
  return async () => {
    isStopped = true
    clearTimeout(timer)
    await running
  }
}
