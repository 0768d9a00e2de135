/** What the letters of a batch read: its members with their columns, totals, money, dates and public notice. */

import type { Json } from '../model.js'
import type { BatchKind, CompiledSite, Programme } from '../programme.js'
import { batchNames } from '../templates/batch-names.js'
import { complete, programmeValues, quotable, siteValues } from '../templates/letter-data.js'
import { dayOf } from '../values/dates.js'
import { masked } from '../values/masks.js'
import type { AmountPart, BatchRow } from './model.js'

export interface BatchLetterMember {
  number: string
  row: BatchRow
  /** Whole fen that are granted, and that were computed before somebody lowered them. */
  fen?: number
  computed?: number
  reason?: string
  parts: readonly AmountPart[]
}

export interface BatchLetterInput {
  number: string
  title: string
  state: string
  district?: string
  /** Of the public notice. */
  from?: string
  until?: string
  workingDays?: number
  members: readonly BatchLetterMember[]
  totals: Readonly<Record<string, string>>
  /** The sum of the amounts in whole fen. */
  fen?: number
  parts: readonly AmountPart[]
  budget?: { fen: number; left: number }
  /** Days that were given with steps, by action. */
  dates: Readonly<Record<string, string>>
  site: CompiledSite
  now: string
}

/** The data of a batch's letters. */
export function batchLetterData(programme: Programme, kind: BatchKind, input: BatchLetterInput): Record<string, Json> {
  const { number, state, district, from, until, workingDays, members, totals, fen, budget, dates } = input
  const values = complete(batchNames(kind), {
    programme: programmeValues(programme),
    site: siteValues(input.site),
    batch: {
      number,
      title: input.title,
      state,
      district: district ?? null,
      count: members.length,
      from: from ?? null,
      until: until ?? null,
      workingDays: workingDays ?? null,
    },
    members: members.map((member) => memberValues(kind, member)),
    totals,
    fen: fen ?? null,
    parts: partValues(input.parts),
    budget: budget ?? null,
    dates,
    today: dayOf(input.now),
  })
  return { ...values, clauses: quotable(programme) }
}

function memberValues({ columns }: BatchKind, { number, row, fen, computed, reason, parts }: BatchLetterMember): Json {
  const texts = columns.map(({ id, mask }) => ({ id, text: row[id]?.text ?? '', mask }))
  return {
    number,
    columns: Object.fromEntries(texts.map(({ id, text }) => [id, text])),
    masked: Object.fromEntries(texts.map(({ id, text, mask }) => [id, masked(text, mask)])),
    fen: fen ?? null,
    computed: computed ?? null,
    reason: reason ?? null,
    parts: partValues(parts),
  }
}

const partValues = (parts: readonly AmountPart[]) => Object.fromEntries(parts.map(({ id, fen }) => [id, fen]))
