/** Facts read from other declarations: of the same organisation, here or in another programme, and of those that name it. */
import { Decimal } from 'decimal.js'
import type { HistoryFact, MomentFact, RelatedFact } from '../generated/facts.js'
import type { Inputs, Json, PastDeclaration } from '../model.js'
import type { Facts, Programme } from '../programme.js'
import { compareDates, dayOf, todayOf } from '../values/dates.js'
import { plainAmount } from '../values/money.js'
import { addMonths } from '../values/months.js'
import { firstSubmission } from './records.js'

interface Found {
  value?: Json
  source?: string
  missing?: string
  evidence?: Json
}
interface Reading {
  programme: Programme
  inputs: Inputs
  facts: Facts
}

/** Counts or sums the organisation's other declarations; a sum with an unknown part is unknown. */
export function fromHistory(fact: HistoryFact, reading: Reading): Found {
  const { inputs, programme } = reading
  if (!inputs.history) return { missing: '还没有历史申报记录可查' }
  const { programme: elsewhere = programme.id, stage } = fact
  if (inputs.unknownProgrammes?.some((name) => name === elsewhere || name === `${elsewhere}/${stage}`))
    return { missing: `本站没有事项“${elsewhere}”的环节“${stage}”，不能查它的申报记录` }
  const window = windowOf(fact, reading)
  if ('missing' in window) return window
  const counted = inputs.history.filter(
    (past) =>
      (past.programme ?? programme.id) === elsewhere &&
      past.stage === stage &&
      (!fact.states || fact.states.includes(past.state)) &&
      (!fact.granted || grantsOf(past, fact.of).length > 0) &&
      (!fact.beside || past.parent === inputs.parent) &&
      (!fact.below || (inputs.id !== undefined && past.parent === inputs.id)) &&
      window.holds(timeOf(past, fact), past),
  )
  const source = `${fact.programme ? `事项“${fact.programme}”的` : ''}历史申报 ${counted.length} 件`
  if (fact.aggregate === 'count') return { value: counted.length, source, ...evidenceOf(counted, fact) }
  if (fact.aggregate === 'last') return lastOf(counted, fact, source)
  const parts = counted.map((past) => amountOf(past, fact))
  const known = parts.filter((part) => part !== undefined)
  if (known.length < parts.length) return { missing: `历史申报中有一件没有“${fact.of ?? ''}”` }
  const sum = known.reduce((total, part) => total.plus(part), new Decimal(0))
  return { value: fact.type === 'integer' ? sum.toNumber() : sum.toFixed(), source, ...evidenceOf(counted, fact) }
}

/** What stands in the one that counts last; drafts, which were never submitted, come first. */
function lastOf(counted: readonly PastDeclaration[], fact: HistoryFact, source: string): Found {
  const [last] = [...counted].sort((a, b) => compareDates(timeOf(b, fact) ?? '0001-01-01', timeOf(a, fact) ?? '0001-01-01'))
  if (!last) return { missing: '还没有以前的申报件' }
  const amount = last.granted || last.amounts ? amountOf(last, fact)?.toFixed() : undefined
  const value = fieldOf(last, fact.of) ?? amount
  if (value === undefined) return { missing: `上一件申报没有“${fact.of ?? ''}”` }
  return { value, source: `${source}，最近一件${last.number === undefined ? '' : ` ${last.number}`}`, ...evidenceOf([last], fact) }
}

/** An answer outside rows. */
const fieldOf = ({ answers }: PastDeclaration, key = '') =>
  Object.values(answers).flatMap((section) =>
    typeof section === 'object' && section !== null && !Array.isArray(section) && Object.hasOwn(section, key) ? [section[key]] : [],
  )[0]

const grantsOf = ({ granted = {} }: PastDeclaration, result: string | undefined) =>
  Object.entries(granted).flatMap(([id, grant]) => (result === undefined || result === id ? [grant] : []))

/** The instant at which a declaration counts: of its grant, or of its first submission. */
function timeOf(past: PastDeclaration, { granted, of }: HistoryFact): string | undefined {
  return granted ? grantsOf(past, of).reduce<string | undefined>((at, grant) => earlier(at, grant.at), undefined) : firstSubmission(past)
}

const earlier = (a: string | undefined, b: string) => (a !== undefined && compareDates(a, b) <= 0 ? a : b)

type Holds = (at: string | undefined, past: PastDeclaration) => boolean

/** Which instants count; unknown while the day that it begins on is. */
function windowOf(fact: HistoryFact, { inputs, facts }: Reading): { holds: Holds } | { missing: string } {
  const read = (name: string | undefined) => (name === undefined ? undefined : facts.read(name))
  const text = (value: Json | undefined) => (typeof value === 'string' ? value : undefined)
  const since = read(fact.since)
  const from = text(since?.value)
  if (since && from === undefined) return { missing: since.missing ?? `还不知道“${since.label}”` }
  const before = text(read(fact.before)?.value)
  const counted = text(read(fact.asOf ?? fact.before)?.value)
  const reference = counted === undefined ? todayOf(inputs) : dayOf(counted)
  const holds: Holds = (at, past) => {
    if (at === undefined) return fact.period !== 'year' && fact.period !== 'months' && !fact.since && !fact.before
    return (
      (from === undefined || dayOf(at) >= dayOf(from)) &&
      (before === undefined || isBefore({ at, id: past.id }, { at: before, id: inputs.id })) &&
      inPeriod(dayOf(at), reference, fact)
    )
  }
  return { holds }
}

/** Of two at the same instant the one with the smaller id is before the other. */
function isBefore(a: { at: string; id?: string }, b: { at: string; id?: string }): boolean {
  const order = compareDates(a.at, b.at)
  return order < 0 || (order === 0 && a.id !== undefined && b.id !== undefined && a.id < b.id)
}

function inPeriod(day: string, reference: string, { period, years = 1, months = 0 }: HistoryFact): boolean {
  if (period === 'months') return day >= addMonths(reference, -months) && day <= reference
  if (period !== 'year') return true
  const apart = Number(reference.slice(0, 4)) - Number(day.slice(0, 4))
  return apart >= 0 && apart < years
}

/** An amount of the worksheet is kept in fen and read in the unit of the fact; anything else is a field of the answers. */
function amountOf(past: PastDeclaration, { of = '', unit, granted }: HistoryFact): Decimal | undefined {
  const grant = past.granted && Object.hasOwn(past.granted, of) ? past.granted[of] : undefined
  const recorded = past.amounts && Object.hasOwn(past.amounts, of) ? past.amounts[of] : undefined
  const fen = grant?.fen ?? (granted ? undefined : recorded)
  if (fen !== undefined) return new Decimal(plainAmount(fen, unit))
  return Object.values(past.answers).reduce<Decimal | undefined>((found, section) => {
    if (found || typeof section !== 'object' || section === null || Array.isArray(section) || !Object.hasOwn(section, of)) return found
    return numberOf(section[of])
  }, undefined)
}

const numberOf = (value: Json | undefined) =>
  typeof value === 'number' || (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)) ? new Decimal(value) : undefined

const mostNamed = 50

/** Which declarations were counted. */
function evidenceOf(counted: readonly PastDeclaration[], fact: HistoryFact): { evidence?: Json } {
  if (counted.length === 0) return {}
  return {
    evidence: counted.slice(0, mostNamed).map((past) => {
      const at = timeOf(past, fact)
      const amount = fact.aggregate === 'sum' ? amountOf(past, fact)?.toFixed() : undefined
      const { number, stage, state } = past
      return {
        ...(number !== undefined && { number }),
        ...(fact.programme && { programme: fact.programme }),
        stage,
        state,
        ...(at !== undefined && { at }),
        ...(amount !== undefined && { amount }),
      }
    }),
  }
}

/** When the declaration of a stage entered a state, the first or the last time. */
export function fromMoment({ stage: id, state, which = 'last' }: MomentFact, { inputs, programme }: Reading): Found {
  const stage = programme.stages.get(id)
  const title = stage?.definition.title ?? id
  const label = stage?.workflow.states.find((one) => one.id === state)?.label ?? state
  const record = inputs.records && Object.hasOwn(inputs.records, id) ? inputs.records[id] : undefined
  if (!record) return { missing: `还没有“${title}”的申报件` }
  const entries = (record.entered ?? []).filter((entry) => entry.state === state)
  const entry = which === 'first' ? entries[0] : entries.at(-1)
  return entry ? { value: entry.at, source: `“${title}”进入“${label}”的时间` } : { missing: `“${title}”还没有到过“${label}”` }
}

/** Counts or sums the declarations of others that name this one, or reads the only one. */
export function fromRelated(fact: RelatedFact, { inputs, programme, facts }: Reading): Found {
  const title = programme.stages.get(fact.stage)?.definition.title ?? fact.stage
  const key = facts.read(fact.match.equals)
  if (key.value === undefined) return { missing: key.missing ?? `还不知道“${key.label}”` }
  const given = inputs.related && Object.hasOwn(inputs.related, fact.id) ? inputs.related[fact.id] : undefined
  const found = given?.filter(({ state }) => state === undefined || fact.states.includes(state))
  if (!found) return { missing: `还没有查“${title}”中指明本单位的申报件` }
  const source = `其他单位的“${title}” ${found.length} 件`
  const evidence = found.length > 0 ? { evidence: found.slice(0, mostNamed).map((one): Json => ({ ...one })) } : {}
  if (fact.aggregate === 'count') return { value: found.length, source, ...evidence }
  const isAmount = programme.stages.get(fact.stage)?.worksheet?.results.some(({ id }) => id === fact.of) ?? false
  const parts = found.map(({ value }) => (isAmount && typeof value === 'number' ? plainAmount(value, fact.unit) : value))
  if (fact.aggregate === 'value') {
    if (found.length !== 1)
      return { missing: found.length === 0 ? `没有找到指明本单位的“${title}”` : `指明本单位的“${title}”有 ${found.length} 件` }
    const [value] = parts
    return { value, source, ...evidence, missing: `这件“${title}”没有“${fact.of ?? ''}”` }
  }
  const known = parts.map(numberOf).filter((part) => part !== undefined)
  if (known.length < parts.length) return { missing: `“${title}”中有一件没有“${fact.of ?? ''}”` }
  const sum = known.reduce((total, part) => total.plus(part), new Decimal(0))
  return { value: fact.type === 'integer' ? sum.toNumber() : sum.toFixed(), source, ...evidence }
}
