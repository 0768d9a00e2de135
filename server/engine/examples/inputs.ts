/** What an example gives, as the interpreter takes it. */
import { isObject } from '../form/answers.js'
import type { ExampleGiven } from '../generated/example.js'
import type { Answers, GivenOpinion, Inputs, Json, Organisation, RegisterRow, WorkingCalendarYears } from '../model.js'

/** The inputs of a case; what it does not give is empty, a register that it does not name was never imported. */
export function inputsOf(given: ExampleGiven, calendar: WorkingCalendarYears): Inputs {
  return {
    now: given.now,
    ...(given.submittedAt !== undefined && { submittedAt: given.submittedAt }),
    ...(given.firstSubmittedAt !== undefined && { firstSubmittedAt: given.firstSubmittedAt }),
    organisation: { name: '', creditCode: '', district: '', ...(given.organisation as Partial<Organisation>) },
    answers: (given.answers ?? {}) as Answers,
    ...(given.earlier && { earlier: given.earlier as Record<string, Answers> }),
    materials: given.materials ?? [],
    registers: Object.fromEntries(Object.entries(given.registers ?? {}).map(([id, rows]) => [id, rows.map(registerRow)])),
    ...(given.id !== undefined && { id: given.id }),
    ...(given.parent !== undefined && { parent: given.parent }),
    ...(given.history && { history: given.history as unknown as Inputs['history'] }),
    ...(given.records && { records: given.records }),
    ...(given.pools && { pools: told(given.pools) }),
    ...(given.related && { related: given.related }),
    decisions: Object.fromEntries(Object.entries(given.decisions ?? {}).map(([name, outcome]) => [name, { outcome: outcome as Json }])),
    ...(given.opinions && { opinions: Object.fromEntries(Object.entries(given.opinions).map(([id, said]) => [id, opinionOf(said)])) }),
    calendar,
  }
}

/** What an example says itself of its pools; what is computed from other declarations needs the programme. */
const told = (pools: NonNullable<ExampleGiven['pools']>): Record<string, string> =>
  Object.fromEntries(Object.entries(pools).flatMap(([id, left]) => (typeof left === 'string' ? [[id, left]] : [])))

/** An outcome alone, or with the fields of the opinion. */
const opinionOf = (said: unknown): GivenOpinion =>
  isObject(said) ? { outcome: String(said.outcome), ...(isObject(said.fields) && { fields: said.fields }) } : { outcome: String(said) }

/** The row's columns; `$from` says from which day on it is in force, `$to` from which day on no more. */
function registerRow(row: object, index: number): RegisterRow {
  const { $from, $to, ...values } = isObject(row) ? row : {}
  return {
    values,
    row: index + 1,
    ...(typeof $from === 'string' && { validFrom: $from }),
    ...(typeof $to === 'string' && { validTo: $to }),
  }
}
