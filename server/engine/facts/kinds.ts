/** How each kind of declared fact is read. A new kind is one entry. */
import { isOfType, typeNames } from '../conditions/answer-facts.js'
import { weigh } from '../conditions/conditions.js'
import { fromFormula, fromTable } from '../formula/facts.js'
import type { FactReading, Inputs, Json } from '../model.js'
import type { FactDefinition, FactInfo, Facts, Programme } from '../programme.js'
import { dayOf, instantOf } from '../values/dates.js'
import { workingDaysBetween } from '../values/working-days.js'
import { fromRegister } from './fact-records.js'
import { fromHistory, fromMoment, fromRelated } from './history.js'
import { fromPayments } from './payments.js'
import { fromSheet } from './sheet.js'

interface Reading {
  programme: Programme
  inputs: Inputs
  facts: Facts
}
/** What a kind found: a value with its source, or the reason why there is none. */
interface Found {
  value?: Json
  source?: string
  missing?: string
  evidence?: Json
}
type OfKind<Kind> = Extract<FactDefinition, { kind: Kind }>

/** Reads a fact of facts.json; a value of another type than declared is unknown. */
export function readDeclared(fact: FactDefinition, info: FactInfo, reading: Reading): FactReading {
  const read = kinds[fact.kind] as (fact: FactDefinition, reading: Reading) => Found // the table's row fits the kind
  const found = read(fact, reading)
  const { value, source = '由其他填报内容得出', evidence } = found
  const known = value !== undefined && value !== null && isOfType[info.type](value)
  const missing =
    found.missing ?? (value === undefined || value === null ? `还不知道“${info.label}”` : `“${info.label}”的值不是${typeNames[info.type]}`)
  return {
    id: info.id,
    label: info.label,
    type: info.type,
    ...(info.unit && { unit: info.unit }),
    ...(known ? { value } : { missing }),
    source,
    ...(evidence !== undefined && { evidence }),
  }
}

const kinds = {
  expression: (fact: OfKind<'expression'>, { facts, programme, inputs }: Reading) => fromFormula(fact, facts, programme, inputs),
  condition: ({ conditions }: OfKind<'condition'>, { facts, programme }: Reading) => {
    const { trace, missing } = weigh(conditions, facts, programme)
    return trace.outcome === 'unknown' ? { missing: reasons(missing) } : { value: trace.outcome === 'met' }
  },
  table: (fact: OfKind<'table'>, { facts, programme }: Reading) => fromTable(fact, facts, programme),
  register: (fact: OfKind<'register'>, { programme, inputs, facts }: Reading) => fromRegister(fact, programme, inputs, facts),
  history: fromHistory,
  moment: fromMoment,
  related: fromRelated,
  payment: fromPayments,
  pool: ({ pool }: OfKind<'pool'>, { inputs, programme }: Reading) => {
    const left = inputs.pools && Object.hasOwn(inputs.pools, pool) ? inputs.pools[pool] : undefined
    const label = programme.pools.get(pool)?.label ?? pool
    return left === undefined ? { missing: `资金池“${label}”的余额还不能确定` } : { value: left, source: `资金池“${label}”的余额` }
  },
  deadline: ({ of, notBefore, before, windows }: OfKind<'deadline'>, { facts }: Reading) => {
    const reading = facts.read(of)
    if (typeof reading.value !== 'string') return { missing: reasons([reading]) }
    const instant = instantOf(reading.value)
    const within = (windows ?? [{ notBefore, before }]).find(
      (window) => (!window.notBefore || instant >= instantOf(window.notBefore)) && (!window.before || instant < instantOf(window.before)),
    )
    const batch = within && 'label' in within && within.label ? `，属于“${within.label}”` : ''
    return { value: within !== undefined, source: `${reading.source}${batch}` }
  },
  workdays: ({ from, to }: OfKind<'workdays'>, { facts, inputs }: Reading) => {
    const [start, end] = [facts.read(from), facts.read(to)]
    if (typeof start.value !== 'string' || typeof end.value !== 'string') return { missing: reasons([start, end]) }
    return { value: workingDaysBetween(dayOf(start.value), dayOf(end.value), inputs.calendar), source: '工作日历' }
  },
  count: ({ over, where }: OfKind<'count'>, { facts, programme }: Reading) => {
    const count = facts.rowCount(over)
    if (count === undefined) return { missing: reasons([facts.read(over)]) }
    if (!where) return { value: count, source: `填报“${facts.info(over)?.label ?? over}”` }
    const judged = Array.from({ length: count }, (_, index) => weigh(where, facts.row(over, index), programme))
    const missing = judged.flatMap((row) => (row.trace.outcome === 'unknown' ? row.missing : []))
    return missing.length > 0 ? { missing: reasons(missing) } : { value: judged.filter(({ trace }) => trace.outcome === 'met').length }
  },
  reviewer: ({ id, label }: OfKind<'reviewer'>, { inputs }: Reading) => {
    const decision = inputs.decisions && Object.hasOwn(inputs.decisions, id) ? inputs.decisions[id] : undefined
    if (!decision) return { missing: `“${label}”等待审核人员认定` }
    return { value: decision.outcome, source: `审核认定${decision.by ? `（${decision.by}）` : ''}`, evidence: { ...decision } }
  },
  opinion: ({ opinion, field, stage: id }: OfKind<'opinion'>, { inputs, programme }: Reading) => {
    const label = programme.stages.get(id)?.workflow.opinions?.find((one) => one.id === opinion)?.label ?? opinion
    const given = inputs.opinions && Object.hasOwn(inputs.opinions, opinion) ? inputs.opinions[opinion] : undefined
    if (!given) return { missing: `还没有收到“${label}”` }
    const { outcome, fields = {}, by } = given
    const value = field === undefined ? outcome : Object.hasOwn(fields, field) ? fields[field] : undefined
    return { value, source: `${label}${by ? `（${by}）` : ''}` }
  },
  sheet: (fact: OfKind<'sheet'>, { programme, inputs, facts }: Reading) => fromSheet(fact, programme, inputs, facts),
} satisfies { [Kind in FactDefinition['kind']]: (fact: OfKind<Kind>, reading: Reading) => Found }

const reasons = (readings: readonly FactReading[]) => {
  const missing = readings.filter(({ value }) => value === undefined).map((reading) => reading.missing ?? `还不知道“${reading.label}”`)
  return [...new Set(missing)].join('；')
}
