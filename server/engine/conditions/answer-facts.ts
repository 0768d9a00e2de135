/** Answers as facts: typed, without what is not asked, with the reason where there is none. */
import { askedAnswers, isBlank, isObject } from '../form/answers.js'
import type { Answers, FactReading, FactType, Json } from '../model.js'
import type { FactInfo, Programme, SectionModel, Stage } from '../programme.js'
import { isDate } from '../values/dates.js'
import { isDecimal } from '../values/decimals.js'

type Group = Record<string, Json>

/** The answers of one stage by section, fields that are not asked left out. */
export interface AnswerReader {
  group: (section: string) => Group
  /** Undefined = not answered yet: no list at all, or an empty one where the form demands rows. */
  rows: (section: string) => readonly Group[] | undefined
}

/** Reads the sections of a stage's answers, each at most once. */
export function answerReader(stage: Stage, answers: Answers): AnswerReader {
  const groups = new Map<string, Group>()
  const rows = new Map<string, readonly Group[] | undefined>()
  const content = (key: string) => (Object.hasOwn(answers, key) ? answers[key] : undefined)
  const sectionOf = (key: string) => stage.form.sections.find((section) => section.key === key)
  const asked = (section: SectionModel | undefined, group: Json | undefined) =>
    section && isObject(group) ? askedAnswers(stage, section, group) : {}
  return {
    group: (key) => memo(groups, key, () => asked(sectionOf(key), content(key))),
    rows: (key) =>
      memo(rows, key, () => {
        const section = sectionOf(key)
        const list = content(key)
        if (section?.kind !== 'rows' || !Array.isArray(list)) return undefined
        return list.length === 0 && section.minItems ? undefined : list.map((row) => asked(section, row))
      }),
  }
}

function memo<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  const found = known.get(key)
  if (found !== undefined || known.has(key)) return found as Value // present, undefined included
  const made = make()
  known.set(key, made)
  return made
}

const sources = new WeakMap<FactInfo, string>()

/** Where an answer is read; put together once per field, as every evaluation that is kept says it of each. */
function filledIn(info: FactInfo): string {
  const known = sources.get(info)
  if (known) return known
  const source = `填报“${info.label}”`
  sources.set(info, source)
  return source
}

/** The reading of one answer of a group; an answer of the wrong kind is unknown, like none at all. */
export function answerReading(info: FactInfo, group: Group, key: string, programme: Programme): FactReading {
  const value = Object.hasOwn(group, key) ? group[key] : undefined
  const { id, label, type, unit } = info
  const reading: FactReading = { id, label, type, source: filledIn(info) }
  if (unit) reading.unit = unit
  if (value === undefined || isBlank(value)) reading.missing = `未填写“${label}”`
  else if (fits(info, value, programme)) reading.value = value
  else reading.missing = `“${label}”填写有误`
  return reading
}

/** The reading of a section of rows. */
export function rowsReading(info: FactInfo, rows: readonly Group[] | undefined): FactReading {
  const reading = { id: info.id, label: info.label, type: info.type, source: filledIn(info) }
  return rows ? { value: [...rows], ...reading } : { missing: `未填写“${info.label}”`, ...reading }
}

/** A value as the reading of a fact; a value of the wrong kind is unknown. */
export function valueReading(info: FactInfo, value: Json | undefined, source: string, missing: string, programme: Programme): FactReading {
  const reading = { id: info.id, label: info.label, type: info.type, ...(info.unit && { unit: info.unit }), source }
  if (value === undefined || isBlank(value)) return { missing, ...reading }
  return fits(info, value, programme) ? { value, ...reading } : { missing: `“${info.label}”的值不是${typeNames[info.type]}`, ...reading }
}

/** The reading of a fact without a value. */
export const unknownReading = (id: string, info: FactInfo | undefined, missing: string): FactReading => ({
  id,
  label: info?.label ?? id,
  type: info?.type ?? 'string',
  ...(info?.unit && { unit: info.unit }),
  source: '',
  missing,
})

/** Whether a value is of a fact's type, one of its options, a code of its dictionary. */
function fits({ type, options, dictionary }: FactInfo, value: Json, programme: Programme): boolean {
  if (!isOfType[type](value)) return false
  if (options && type === 'list') return Array.isArray(value) && value.every((item) => options.has(String(item)))
  if (options) return options.has(String(value))
  return !dictionary || programme.dictionaries.get(dictionary)?.codes.has(String(value)) === true
}

/** Whether a value is of a type: "1000" is no integer, 1.5 no decimal text. */
export const isOfType: Record<FactType, (value: Json) => boolean> = {
  string: (value) => typeof value === 'string',
  integer: (value) => typeof value === 'number' && Number.isSafeInteger(value),
  decimal: (value) => typeof value === 'string' && isDecimal(value),
  boolean: (value) => typeof value === 'boolean',
  date: (value) => typeof value === 'string' && isDate(value),
  list: (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'),
  rows: (value) => Array.isArray(value),
}

/** What a type is called in sentences. */
export const typeNames: Record<FactType, string> = {
  string: '文字',
  integer: '整数',
  decimal: '数字',
  boolean: '是或否',
  date: '日期',
  list: '若干选项',
  rows: '若干行',
}
