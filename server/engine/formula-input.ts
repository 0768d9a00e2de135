/** A formula as people write it, with labels and Chinese function names, read back to the text that is stored. */

import { draftProgramme } from './compile/draft.js'
import { readUnfinished } from './compile/unfinished.js'
import { formulaFromLabels } from './formula/labels.js'
import { labelsAt } from './formula/scope.js'
import type { Files } from './model.js'
import type { CompiledSite } from './programme.js'

export interface FormulaInput {
  formula: string
  /** Labels that may be written at this place, without those that name two things. */
  labels: string[]
}

/** Reads a text for the place of a file; what is neither label nor name stays as it is, and the compile check says so. */
export function formulaInput(files: Files, site: CompiledSite | undefined, file: string, at: string, text: string): FormulaInput {
  const configuration = readUnfinished(files)
  const { programme } = draftProgramme(files, configuration, site)
  const document = configuration.documents.find(({ path }) => path === file)
  const labels = document ? labelsAt(programme, document, at) : new Map<string, string>()
  return { formula: formulaFromLabels(text, labels), labels: [...new Set(labels.values())] }
}
