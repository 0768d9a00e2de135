/** Runs in a worker thread: gets texts and cases by message, answers what comes out otherwise; never opens the database. */
import { parentPort } from 'node:worker_threads'
import { draftReplay, type ReplayRequest } from './draft-replay.js'

const answer = draftReplay()

parentPort?.on('message', (request: ReplayRequest) => {
  parentPort?.postMessage(answer(request))
})
