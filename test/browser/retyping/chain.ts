/** Everything that the officer does, page by page, in the order in which one thing needs another. */
import type { Page } from 'playwright-core'
import { addRoles, addStages, beginProgramme, linkStages, nameProgramme, pasteNotice } from './beginning.js'
import { addConditions, addPools, defineFacts, nameFacts } from './facts.js'
import { proveAnswers } from './fields.js'
import { writeForm } from './forms.js'
import { writeMaterials } from './materials.js'
import { addRegisters } from './registers.js'
import { writeRules } from './rules.js'
import { addSheets } from './sheets.js'
import { type Source, stagesOf, type Tree } from './source.js'
import { addTables } from './tables.js'
import { addLetters, addMails, writeMails } from './templates.js'
import { writeActions, writeStates } from './workflow.js'

type Step = (page: Page, source: Source) => Promise<void>

/** The same for each stage. */
const each =
  (write: (page: Page, source: Source, stage: Tree) => Promise<void>): Step =>
  async (page, source) => {
    for (const stage of stagesOf(source)) await write(page, source, stage)
  }

/** What a step grants has a name once there is the step. */
const readsGranted = ({ formula }: Tree) => /\.granted\./.test(formula ?? '')

/** By what one would call them. */
export const chain: readonly (readonly [string, Step])[] = [
  ['begin', beginProgramme],
  ['notice', pasteNotice],
  ['names', nameProgramme],
  ['roles', addRoles],
  ['stages', addStages],
  ['states', each(writeStates)],
  ['links', linkStages],
  ['forms', each(writeForm)],
  ['registers', addRegisters],
  ['facts', nameFacts],
  ['tables', addTables],
  ['sheets', addSheets],
  ['pools', addPools],
  ['conditions', addConditions],
  ['definitions', (page, source) => defineFacts(page, source, (fact) => !readsGranted(fact))],
  ['letters', addLetters],
  ['mails', addMails],
  ['materials', each(writeMaterials)],
  ['evidence', each(proveAnswers)],
  ['rules', each(writeRules)],
  ['actions', each(writeActions)],
  ['granted', (page, source) => defineFacts(page, source, readsGranted)],
  ['texts', writeMails],
]
