/** The printed form of a draft, filled by one of its examples, so that its author sees the paper before anything is published. */

import { draftProgramme } from './compile/draft.js'
import { readUnfinished } from './compile/unfinished.js'
import type { Answers, Files, Organisation } from './model.js'
import { printHtml } from './print/html.js'
import { printModel } from './print/model.js'
import type { CompiledSite } from './programme.js'

export interface PaperQuestion {
  stage: string
  /** Path of an example; the first one of the stage where it is absent. */
  example?: string
}

/** A page of HTML; undefined where the draft has no such stage. */
export function draftPaper(files: Files, { stage: id, example: path }: PaperQuestion, site?: CompiledSite): string | undefined {
  const { programme } = draftProgramme(files, readUnfinished(files), site)
  const stage = programme.stages.get(id)
  if (!stage) return undefined
  const found = programme.examples.find((one) => (path === undefined ? one.example.stage === id : one.path === path))
  const given = found?.example.given
  const answers = (given?.answers ?? {}) as Answers // JSON
  const organisation = { name: '', creditCode: '', district: '', ...(given?.organisation as Partial<Organisation> | undefined) }
  return printHtml(printModel(programme, stage, { answers, organisation, declaration: {}, materials: [] }))
}
