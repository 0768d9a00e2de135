/** The words of the interpreter: what goes in, what comes out. No behaviour. */
import type { ConditionTrace, Outcome } from './conditions/outcome.js'

/** Something that is wrong, where, and what to do about it. `at` is a JSON pointer into the answers, or into `file` for configuration. */
export interface Problem {
  at: string
  message: string
  /** A stable name of the kind of problem, for configuration problems. */
  code?: string
  file?: string
  remedy?: string
}

/** The text of an edition's files by path (`schemas/…`, `rules/…`, `templates/…`, without the programme's folder). */
export type Files = Readonly<Record<string, string>>

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
export type Answers = Record<string, Json>

/** Numbers are integers; decimals and dates travel as text and are read by the fact's declared type. */
export type FactType = 'string' | 'integer' | 'decimal' | 'boolean' | 'date' | 'list' | 'rows'

export interface FactReading {
  id: string
  label: string
  type: FactType
  unit?: string
  /** Absent = unknown, with the reason in `missing`. */
  value?: Json
  /** Where it was read, in words: 填报“上年度营业收入”, 名单“…”第 3 行 … */
  source: string
  missing?: string
  evidence?: Json
}

export interface Organisation {
  id?: string
  kind?: string
  name: string
  creditCode: string
  district: string
  districtName?: string
  contact?: string
  mobile?: string
  email?: string
}

export interface WorkingCalendarYears {
  [year: string]: { weekdayHolidays: readonly string[]; weekendWorkdays: readonly string[] }
}

/** Everything an evaluation reads: time, registers, history and pools come in, so that it stays pure and replayable. */
export interface Inputs {
  /** The id of the declaration; it decides between two of the same instant. */
  id?: string
  /** The declaration above it, of a stage below another. */
  parent?: string
  now: string
  /** The day of `now`. Given where an evaluation is kept for later: then it is made anew only if it read the very instant. */
  today?: string
  /** The last submission. */
  submittedAt?: string
  /** The first submission; absent = `submittedAt`. */
  firstSubmittedAt?: string
  organisation: Organisation
  answers: Answers
  earlier?: Record<string, Answers>
  /** Ids of the materials that are there; id#n for row n. */
  materials: readonly string[]
  /** Why what was uploaded for a material does not count, as a sentence, by the same ids. */
  refused?: Record<string, string>
  /** Rows in force by register; an absent register was never imported. */
  registers: Record<string, readonly RegisterRow[]>
  /** From which day on each register was recorded; absent = as far back as is asked. */
  registersSince?: Readonly<Record<string, string>>
  /** Its other declarations, and those in other programmes that facts read. */
  history?: readonly PastDeclaration[]
  /** What is on record of the declarations that are read, by stage, this one included. */
  records?: Record<string, DeclarationRecord>
  /** By fact of the kind related: the declarations of others that were found. */
  related?: Record<string, readonly RelatedDeclaration[]>
  /** Other programmes, or `programme/stage`, that facts name and the site does not have. */
  unknownProgrammes?: readonly string[]
  /** What each pool leaves for this declaration, in its unit. */
  pools?: Record<string, string>
  /** Facts taken to have other values than they have, for questions of what would be. */
  assumed?: Record<string, Json>
  decisions?: Record<string, { outcome: Json; reason?: string; by?: string; at?: string }>
  /** The opinions that count now, by opinion. */
  opinions?: Record<string, GivenOpinion>
  calendar: WorkingCalendarYears
}

/** An opinion that was given: its outcome, its own fields. */
export interface GivenOpinion {
  outcome: string
  fields?: Answers
  text?: string
  by?: string
  at?: string
}

/** What is on record of a declaration besides its answers. */
export interface DeclarationRecord {
  state?: string
  submittedAt?: string
  firstSubmittedAt?: string
  /** Whole fen by result of the worksheet, as of the last step; what was granted stands there as granted. */
  amounts?: Record<string, number>
  /** By result of the worksheet: what was granted, frozen then. */
  granted?: Record<string, Grant>
  /** The states that it entered, in their order. */
  entered?: readonly { state: string; at: string }[]
  /** What was paid to it, oldest first; absent = nothing. */
  payments?: readonly Payment[]
}

/** A payment in whole fen; a negative one corrects an earlier one. */
export interface Payment {
  /** The day, YYYY-MM-DD. */
  on: string
  fen: number
  /** By part, where the amount is split. */
  parts?: Record<string, number>
}

/** A granted amount in whole fen. */
export interface Grant {
  fen: number
  at: string
  /** What was decided about a negative amount. */
  decision?: string
  /** Why it is less than was computed, or another than before. */
  reason?: string
  /** What the worksheet gave then. */
  computed?: number
  parts?: { id: string; label: string; fen: number }[]
}

/** Another declaration of the same organisation. */
export interface PastDeclaration extends DeclarationRecord {
  id?: string
  number?: string
  /** The declaration above it. */
  parent?: string
  /** Absent = of this programme. */
  programme?: string
  stage: string
  state: string
  answers: Answers
}

/** A declaration of another organisation that names this one, as far as the fact says that it is read. */
export interface RelatedDeclaration {
  number?: string
  organisation?: string
  state?: string
  /** Of the field that is read; an amount in whole fen. */
  value?: Json
}

export interface RegisterRow {
  values: Record<string, Json>
  /** The first day on which it counts. */
  validFrom?: string
  /** The first day on which it no longer counts: that of the list without it. */
  validTo?: string
  row?: number
}

export type { ConditionTrace, Outcome }
