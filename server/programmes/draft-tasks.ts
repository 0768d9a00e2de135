/** What is asked about the files of a draft, each a function of plain data to plain data, so that a worker thread can answer it. */
import { type BookQuestion, draftBook, draftDifferences } from '../engine/book/draft-book.js'
import { compileKnownSite } from '../engine/compile/known.js'
import { draftPaper } from '../engine/draft-paper.js'
import { caseTable } from '../engine/examples/case-table.js'
import { samples } from '../engine/examples/samples.js'
import { formulaInput } from '../engine/formula-input.js'
import type { Files } from '../engine/model.js'
import { outline } from '../engine/outline.js'
import { draftLetter, type TemplateQuestion } from '../engine/preview/draft-letter.js'
import { draftMail } from '../engine/preview/draft-mail.js'
import { type WalkQuestion, walkDraft } from '../engine/preview/walk.js'
import { verdictOn } from './judge-files.js'

export interface DraftQuestion {
  programme: string
  files: Files
  /** Of the site in force. */
  siteFiles?: Files
}

/** The table of tasks. A new one is one entry. */
export const draftTasks = {
  verdict: ({ programme, files, siteFiles }: DraftQuestion) => verdictOn(programme, files, siteFiles),
  outline: ({ files, siteFiles }: DraftQuestion) => outline(files, siteFiles && compileKnownSite(siteFiles)),
  samples: ({ files, siteFiles, stage, paths }: DraftQuestion & { stage: string; paths?: readonly string[] }) =>
    samples(files, siteFiles && compileKnownSite(siteFiles), stage, paths),
  cases: ({ files, siteFiles, stage, paths }: DraftQuestion & { stage: string; paths: readonly string[] }) =>
    caseTable(files, siteFiles && compileKnownSite(siteFiles), stage, paths),
  formula: ({ files, siteFiles, file, at, text }: DraftQuestion & { file: string; at: string; text: string }) =>
    formulaInput(files, siteFiles && compileKnownSite(siteFiles), file, at, text),
  book: ({ files, siteFiles, ...question }: DraftQuestion & BookQuestion) => ({
    html: draftBook(files, question, siteFiles && compileKnownSite(siteFiles)),
  }),
  differences: ({ files, before, siteFiles }: DraftQuestion & { before: Files }) => ({
    changes: draftDifferences(files, before, siteFiles && compileKnownSite(siteFiles)),
  }),
  paper: ({ files, siteFiles, stage, example }: DraftQuestion & { stage: string; example?: string }) => ({
    html: draftPaper(files, { stage, example }, siteFiles && compileKnownSite(siteFiles)),
  }),
  letter: ({ files, siteFiles, ...asked }: DraftQuestion & TemplateQuestion) => ({
    letter: draftLetter(files, asked, siteFiles && compileKnownSite(siteFiles)),
  }),
  mail: ({ files, siteFiles, ...asked }: DraftQuestion & TemplateQuestion) => ({
    mail: draftMail(files, asked, siteFiles && compileKnownSite(siteFiles)),
  }),
  walk: ({ files, siteFiles, ...asked }: DraftQuestion & WalkQuestion) => ({
    walk: walkDraft(files, asked, siteFiles && compileKnownSite(siteFiles)),
  }),
} satisfies Record<string, (question: never) => unknown>

export type DraftTask = keyof typeof draftTasks
export type TaskInput<Task extends DraftTask> = Parameters<(typeof draftTasks)[Task]>[0]
export type TaskAnswer<Task extends DraftTask> = ReturnType<(typeof draftTasks)[Task]>

/** Answers a question right here; it takes as long as the files are large. */
export function answer<Task extends DraftTask>(task: Task, question: TaskInput<Task>): TaskAnswer<Task> {
  const run = draftTasks[task] as (question: TaskInput<Task>) => TaskAnswer<Task> // the row of the table
  return run(question)
}
