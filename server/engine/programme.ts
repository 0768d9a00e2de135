/** The compiled programme: what compile() makes of an edition's files, and what every other part of the interpreter reads. No behaviour. */
import type { BatchKind } from './generated/batches.js'
import type { Clause } from './generated/clauses.js'
import type { Condition } from './generated/condition.js'
import type { DictionaryEntry } from './generated/dictionary.js'
import type { EligibilityRule } from './generated/eligibility.js'
import type { Example } from './generated/example.js'
import type { FactDefinition, Pool } from './generated/facts.js'
import type { Field, Form } from './generated/form.js'
import type { Materials } from './generated/materials.js'
import type { Letter, Mail, ProgrammeFile, ProgrammeRole, Stage as StageDefinition } from './generated/programme.js'
import type { RegisterDefinition } from './generated/registers.js'
import type { SiteFile } from './generated/site.js'
import type { DecisionTable } from './generated/table.js'
import type { FormLayout } from './generated/ui.js'
import type { Workflow } from './generated/workflow.js'
import type { Worksheet } from './generated/worksheet.js'
import type { Answers, FactReading, FactType, Files, Problem, WorkingCalendarYears } from './model.js'

export type {
  BatchKind,
  Clause,
  Condition,
  DecisionTable,
  DictionaryEntry,
  EligibilityRule,
  Example,
  FactDefinition,
  Field,
  Form,
  FormLayout,
  Letter,
  Mail,
  Materials,
  Pool,
  ProgrammeFile,
  ProgrammeRole,
  RegisterDefinition,
  SiteFile,
  StageDefinition,
  Workflow,
  Worksheet,
}

/** Either the value, or everything that is wrong with the files. */
export type Compiled<T> = { value: T; problems: readonly [] } | { value?: undefined; problems: readonly Problem[] }

/** What was published before: read wherever every file has its shape; the problems are what would keep it from being published now. */
export interface Published<T> {
  value?: T
  problems: readonly Problem[]
}

/** One edition of a programme, ready to be interpreted. Immutable. */
export interface Programme {
  id: string
  file: ProgrammeFile
  files: Files
  clauses: ReadonlyMap<string, Clause>
  roles: ReadonlyMap<string, ProgrammeRole>
  stages: ReadonlyMap<string, Stage>
  /** Dictionaries of the programme over those of the site, by file name without `.dictionary.json`. */
  dictionaries: ReadonlyMap<string, DictionaryModel>
  registers: ReadonlyMap<string, RegisterDefinition>
  /** By file name without `.table.json`. */
  tables: ReadonlyMap<string, DecisionTable>
  /** By file name without `.worksheet.json`. */
  worksheets: ReadonlyMap<string, Worksheet>
  /** The worksheet evaluated for each stage that has one. */
  sheets: ReadonlyMap<string, Worksheet>
  facts: ReadonlyMap<string, FactDefinition>
  conditions: ReadonlyMap<string, Condition>
  pools: ReadonlyMap<string, Pool>
  batches: ReadonlyMap<string, BatchKind>
  letters: ReadonlyMap<string, TemplateModel<Letter>>
  mails: ReadonlyMap<string, TemplateModel<Mail>>
  examples: readonly { path: string; example: Example }[]
  /** What precedes it; absent where a programme is compiled alone, e.g. on the command line. */
  site?: CompiledSite
}

/** One stage: its form, checklist, rules and workflow. */
export interface Stage {
  id: string
  definition: StageDefinition
  form: FormModel
  layout: FormLayout
  materials: Materials
  rules: readonly EligibilityRule[]
  workflow: Workflow
  /** The worksheet evaluated for it. */
  worksheet?: Worksheet
  /** Every name that its rules, materials and formulas may read, with label, type and unit. */
  facts: ReadonlyMap<string, FactInfo>
}

/** What is known about a fact before anything is answered. */
export interface FactInfo {
  id: string
  label: string
  type: FactType
  unit?: string
  /** Pointer of the answer: /basics/name; in a section of rows with * in place of the row number. */
  pointer?: string
  /** Set for the field of a row: readable only inside that section's rows. */
  section?: string
  options?: ReadonlyMap<string, string>
  /** The dictionary whose codes the value comes from. */
  dictionary?: string
  /** The question that is answered with it. */
  field?: Field
  /** For a section of rows: the facts of one row, by field key. */
  rows?: ReadonlyMap<string, FactInfo>
  /** For a register: the columns of its row, readable by `path`. */
  columns?: ReadonlyMap<string, FactInfo>
}

/** The questions of a stage, with the validator compiled once. */
export interface FormModel {
  /** The form as configured (JSON Schema within the allow-list), for the browser. */
  schema: Form
  title: string
  sections: readonly SectionModel[]
  /** By key; keys are unique within the stage, rows included. */
  fields: ReadonlyMap<string, FieldModel>
  /** Errors of the answers by JSON Schema, raw; checkAnswers() puts them into words. */
  validate: (answers: unknown) => readonly SchemaError[]
}

export interface SectionModel {
  key: string
  title: string
  description?: string
  clause?: string
  /** Roles that fill it in place of the applicant, in these states. */
  by?: readonly string[]
  in?: readonly string[]
  kind: 'fields' | 'rows'
  minItems?: number
  maxItems?: number
  /** Columns whose values together may stand in one row only. */
  uniqueBy?: readonly string[]
  /** Rows that stand there from the beginning. */
  given?: readonly Answers[]
  /** The given rows are all there are, and what is given of them stays. */
  fixed?: true
  /** In the order in which they are asked, conditional ones after the field they depend on. */
  fields: readonly FieldModel[]
}

export interface FieldModel {
  key: string
  /** /basics/name; in a section of rows with * in place of the row number. */
  pointer: string
  section: string
  title: string
  type: FactType
  unit?: string
  /** Required whenever it is asked. */
  required: boolean
  /** Asked only under a condition on other fields of its section. */
  conditional: boolean
  options?: ReadonlyMap<string, string>
  printed: boolean
  schema: Field
}

/** One violation of a JSON Schema, as the validator reports it. */
export interface SchemaError {
  keyword: string
  instancePath: string
  params: Record<string, unknown>
  message?: string
}

export interface DictionaryModel {
  id: string
  title: string
  edition?: string
  selectable: 'leaf' | 'any'
  entries: readonly DictionaryEntry[]
  /** By code: the name, the names from the root to it, and whether it may be chosen. */
  codes: ReadonlyMap<string, { name: string; path: readonly string[]; selectable: boolean }>
}

/** A letter or mail with the text of its template. */
export interface TemplateModel<T> {
  definition: T
  /** Path in the files, `templates/…`. */
  path: string
  text: string
}

/** What precedes any programme, compiled. */
export interface CompiledSite {
  file: SiteFile
  files: Files
  calendar: WorkingCalendarYears
  calendarSource?: string
  /** By file name without `.dictionary.json`. */
  dictionaries: ReadonlyMap<string, DictionaryModel>
  /** Texts of templates by path below `templates/`. */
  templates: ReadonlyMap<string, string>
}

/** The facts of one evaluation, read lazily and once each. */
export interface Facts {
  read(id: string): FactReading
  /** What was read so far, outside of rows. */
  readings(): readonly FactReading[]
  /** What is known about a name before anything is answered; undefined = no such fact here. */
  info(id: string): FactInfo | undefined
  /** The facts of one row (from 0) of a section: its fields by key, everything else as outside. */
  row(section: string, index: number): Facts
  /** How many rows a section has; undefined = not answered yet. */
  rowCount(section: string): number | undefined
  /** What conditions and formulas may still cost; when it is used up, the rest is unknown. */
  budget: { steps: number }
}
