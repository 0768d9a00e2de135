/** Runs in a worker thread: gets questions about the files of a draft by message, answers them; never opens the database. */
import { parentPort } from 'node:worker_threads'
import { answer, type DraftTask, type TaskInput } from './draft-tasks.js'

export interface Question {
  task: DraftTask
  input: TaskInput<DraftTask>
}

parentPort?.on('message', ({ task, input }: Question) => {
  parentPort?.postMessage(answer(task, input))
})
