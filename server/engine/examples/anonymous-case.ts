/** A recorded case without what points to somebody: names, codes, numbers, addresses, free text. What is chosen, counted and dated stays. */
import { isObject } from '../form/answers.js'
import type { ExampleGiven } from '../generated/example.js'
import type { Field } from '../generated/form.js'
import type { Json } from '../model.js'
import type { Programme, Stage } from '../programme.js'
import { checkCreditCode } from '../values/credit-code.js'
import type { FormatName } from '../values/formats.js'
import { formats } from '../values/formats.js'
import type { Pseudonyms } from './pseudonyms.js'

interface Masking {
  programme: Programme
  words: Pseudonyms
  /** By register the columns that facts and conditions read. */
  read: ReadonlyMap<string, ReadonlySet<string>>
}

/** The same case about nobody; the same words for the same texts in all cases that share `words`. */
export function anonymousCase(given: ExampleGiven, stage: Stage, programme: Programme, words: Pseudonyms): ExampleGiven {
  const masking: Masking = { programme, words, read: columnsRead(programme) }
  const { organisation = {}, answers, earlier, registers, history, related, opinions, decisions } = given
  return {
    ...given,
    organisation: maskOrganisation(organisation, words),
    answers: maskAnswers(answers ?? {}, stage, words),
    ...(earlier && {
      earlier: perKey(entriesOf(earlier), (theirs, id) => maskAnswers(isObject(theirs) ? theirs : {}, programme.stages.get(id), words)),
    }),
    ...(registers && { registers: perKey(registers, (rows, id) => rows.map((row) => maskRow(row, id, masking))) }),
    ...(history && { history: history.map((past) => maskPast(past, masking)) }),
    ...(related && {
      related: perKey(related, (found, id) => found.map((one) => ({ ...one, ...maskRelated(one, programme, id, words) }))),
    }),
    ...(decisions && { decisions: perKey(entriesOf(decisions), (value) => maskLoose(value, words)) }),
    ...(opinions && { opinions: perKey(entriesOf(opinions), (said) => maskOpinion(said, words)) }),
  }
}

const perKey = <Value, Other>(
  values: Readonly<Record<string, Value>>,
  change: (value: Value, key: string) => Other,
): Record<string, Other> => Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value, key)]))

/** An object of a file by its keys. */
const entriesOf = (object: object): Record<string, unknown> => ({ ...object })

const registered: Readonly<Record<string, FormatName | 'name' | undefined>> = {
  id: 'name',
  name: 'name',
  contact: 'name',
  creditCode: 'credit-code',
  mobile: 'mobile',
  email: 'email',
}

const maskOrganisation = (organisation: object, words: Pseudonyms) =>
  perKey(entriesOf(organisation), (value, key) => {
    const form = registered[key]
    return form && typeof value === 'string' && value !== '' ? words.of(value, form === 'name' ? undefined : form) : value
  })

function maskAnswers(answers: object, stage: Stage | undefined, words: Pseudonyms): Record<string, unknown> {
  const group = (filled: unknown) =>
    isObject(filled) ? perKey(filled, (value: Json, key) => maskAnswer(value, stage?.form.fields.get(key)?.schema, words)) : filled
  return perKey(entriesOf(answers), (content) => (Array.isArray(content) ? content.map(group) : group(content)))
}

/** Options, codes of dictionaries, numbers and dates say nothing of a person; all other text goes. */
function maskAnswer(value: Json, schema: Field | undefined, words: Pseudonyms): Json {
  if (typeof value !== 'string' || value === '') return value
  if (!schema) return maskLoose(value, words)
  const { oneOf, enum: listed, dictionary, decimal, format } = schema
  if (oneOf || listed || dictionary || decimal || schema.const !== undefined || format === 'date') return value
  return words.of(value, format)
}

/** Text of unknown meaning: numbers, dates and short codes of options stay. */
function maskLoose<Value>(value: Value, words: Pseudonyms): Value | string {
  if (typeof value !== 'string' || /^-?\d{1,12}(\.\d+)?$|^\d{4}-\d{2}-\d{2}|^[a-z][A-Za-z0-9-]{0,30}$|^not met$/.test(value)) return value
  return words.of(value)
}

function maskRow(row: object, register: string, { words, read }: Masking): Record<string, unknown> {
  return perKey(entriesOf(row), (value, column) => {
    if (typeof value !== 'string' || column.startsWith('$')) return value
    const known = words.known(value)
    if (known) return known
    if (checkCreditCode(value) === undefined) return words.of(value, 'credit-code')
    if (formats.mobile.problem(value) === undefined) return words.of(value, 'mobile')
    return read.get(register)?.has(column) ? value : maskLoose(value, words)
  })
}

function columnsRead({ facts, files }: Programme): Map<string, Set<string>> {
  const paths = Object.values(files).flatMap((text) => [...text.matchAll(/"path"\s*:\s*"\$\.(\w+)"/g)].map(([, column = '']) => column))
  const read = new Map<string, Set<string>>()
  for (const fact of facts.values()) {
    if (fact.kind !== 'register') continue
    const columns = read.get(fact.register) ?? new Set(paths)
    read.set(fact.register, fact.returns ? columns.add(fact.returns) : columns)
  }
  return read
}

function maskPast(past: object, { programme, words }: Masking): object {
  const { programme: elsewhere, stage, answers } = past as { programme?: string; stage?: string; answers?: object } // as it was made
  const known = elsewhere === undefined || elsewhere === programme.id ? programme.stages.get(stage ?? '') : undefined
  return { ...past, answers: maskAnswers(answers ?? {}, known, words) }
}

function maskRelated(one: { number?: string; organisation?: string; value?: Json }, programme: Programme, id: string, words: Pseudonyms) {
  const fact = programme.facts.get(id)
  const of = fact?.kind === 'related' ? fact.of : undefined
  const schema = fact?.kind === 'related' ? programme.stages.get(fact.stage)?.form.fields.get(of ?? '')?.schema : undefined
  return {
    ...(one.number !== undefined && { number: words.of(one.number) }),
    ...(one.organisation !== undefined && { organisation: words.of(one.organisation) }),
    ...(typeof one.value === 'string' && { value: String(maskAnswer(one.value, schema, words)) }),
  }
}

function maskOpinion(said: unknown, words: Pseudonyms): unknown {
  if (!isObject(said)) return said
  return { ...said, ...(isObject(said.fields) && { fields: perKey(said.fields, (value: Json) => maskLoose(value, words)) }) }
}
