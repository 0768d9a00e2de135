/** The content of each kind of file, typed once its shape was checked. */

import type { BatchesFile } from '../generated/batches.js'
import type { WorkingCalendar } from '../generated/calendar.js'
import type { Clauses } from '../generated/clauses.js'
import type { Dictionary } from '../generated/dictionary.js'
import type { Eligibility } from '../generated/eligibility.js'
import type { Example } from '../generated/example.js'
import type { FactsFile } from '../generated/facts.js'
import type { Form } from '../generated/form.js'
import type { Materials } from '../generated/materials.js'
import type { ProgrammeFile } from '../generated/programme.js'
import type { RegistersFile } from '../generated/registers.js'
import type { SiteFile } from '../generated/site.js'
import type { DecisionTable } from '../generated/table.js'
import type { FormLayout } from '../generated/ui.js'
import type { Workflow } from '../generated/workflow.js'
import type { Worksheet } from '../generated/worksheet.js'
import type { Document, FileKind } from './configuration-files.js'

/** What a file of each kind holds. */
export interface Contents {
  programme: ProgrammeFile
  clauses: Clauses
  form: Form
  ui: FormLayout
  materials: Materials
  dictionary: Dictionary
  facts: FactsFile
  registers: RegistersFile
  eligibility: Eligibility
  workflow: Workflow
  worksheet: Worksheet
  table: DecisionTable
  batches: BatchesFile
  example: Example
  site: SiteFile
  calendar: WorkingCalendar
}

/** One file of a kind with its content. */
export interface Content<Kind extends FileKind> {
  name: string
  path: string
  value: Contents[Kind]
}

/** The files of one kind, in the order of their paths. */
export const contentsOf = <Kind extends FileKind>(documents: readonly Document[], kind: Kind): Content<Kind>[] =>
  documents
    .filter((document) => document.kind === kind)
    .map(({ name, path, value }) => ({ name, path, value: value as unknown as Contents[Kind] })) // the shape was checked

/** The content of the file of a kind and name, if there is one. */
export const contentOf = <Kind extends FileKind>(documents: readonly Document[], kind: Kind, name: string): Contents[Kind] | undefined =>
  contentsOf(documents, kind).find((content) => content.name === name)?.value
