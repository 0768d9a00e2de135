/** Runs in a worker thread: gets the files of a draft by message, answers with what is wrong with them; never opens the database. */
import { parentPort } from 'node:worker_threads'
import type { Files } from '../engine/model.js'
import { verdictOn } from './verdict.js'

export interface Question {
  programme: string
  files: Files
  siteFiles?: Files
}

parentPort?.on('message', ({ programme, files, siteFiles }: Question) => {
  parentPort?.postMessage(verdictOn(programme, files, siteFiles))
})
