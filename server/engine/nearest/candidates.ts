/** Which facts stand behind rules, and which values are worth trying for them: thresholds and options that the configuration names. */
import { isOfType } from '../conditions/answer-facts.js'
import { namedIn, namesIn, namesOfFact, testsOf } from '../facts/references.js'
import type { Json } from '../model.js'
import { shiftedDates, shiftedDecimals } from '../mutation/edits.js'
import type { Condition, EligibilityRule, FactInfo, Programme, Stage } from '../programme.js'
import { isDecimal } from '../values/decimals.js'
import { isDay } from '../values/formats.js'

const mostOfOne = 60
/** Kinds of declared facts that somebody or something outside decides; all others follow from other facts. */
const decidedOutside: ReadonlySet<string> = new Set(['reviewer', 'register'])

const conditionsOf = ({ applies, conditions }: EligibilityRule): Condition[] => (applies ? [applies, conditions] : [conditions])

/** The answers behind the rules, directly or through facts, and the facts that others decide; not those inside rows. */
export function factsBehind(rules: readonly EligibilityRule[], programme: Programme, stage: Stage): FactInfo[] {
  return [...namesBehind(rules, programme)].flatMap((name) => {
    const info = stage.facts.get(name)
    if (!info || info.type === 'rows' || info.type === 'list') return []
    const fact = programme.facts.get(name)
    return (fact ? decidedOutside.has(fact.kind) : info.pointer !== undefined) ? [info] : []
  })
}

function namesBehind(rules: readonly EligibilityRule[], programme: Programme): Set<string> {
  const names = new Set(rules.flatMap(conditionsOf).flatMap((condition) => namesIn(condition, programme.conditions)))
  for (const name of names) {
    const fact = programme.facts.get(name)
    if (fact && !decidedOutside.has(fact.kind)) for (const next of namesOfFact(fact, programme)) names.add(next) // walked to its growing end
  }
  return names
}

/** Every value that the rules, and the facts, formulas and tables behind them, compare with. */
export function constantsBehind(rules: readonly EligibilityRule[], programme: Programme): string[] {
  const constants = new Set(rules.flatMap(conditionsOf).flatMap((condition) => constantsIn(condition, programme)))
  for (const name of namesBehind(rules, programme)) {
    const fact = programme.facts.get(name)
    if (!fact) continue
    if (fact.kind === 'condition') for (const value of constantsIn(fact.conditions, programme)) constants.add(value)
    if (fact.kind === 'expression') for (const value of literals(fact.formula)) constants.add(value)
    if (fact.kind === 'deadline') for (const value of [fact.notBefore, fact.before]) if (value) constants.add(value.slice(0, 10))
    const cells = fact.kind === 'table' ? (programme.tables.get(fact.table)?.rows ?? []).flatMap(({ when }) => when) : []
    for (const value of cells.flatMap((cell) => literals(cell))) constants.add(value)
  }
  return [...constants]
}

function constantsIn(condition: Condition, programme: Programme, opened: ReadonlySet<string> = new Set()): string[] {
  const own = testsOf(condition)
    .flatMap(({ test }) => [test.value].flat())
    .filter((value) => typeof value === 'string' || typeof value === 'number')
  const named = namedIn(condition).flatMap(({ name }) => {
    const inner = programme.conditions.get(name)
    return inner && !opened.has(name) ? constantsIn(inner, programme, new Set([...opened, name])) : []
  })
  return [...own.map(String), ...named]
}

const literals = (text: string) => text.match(/\d{4}-\d{2}-\d{2}|\d+(\.\d+)?|[\p{L}][\p{L}\p{N}-]*/gu) ?? []

/** The values worth trying for a fact, of its type. */
export function candidatesFor(info: FactInfo, constants: readonly string[], programme: Programme, stage: Stage): Json[] {
  const values = candidatesByType(info, constants, programme, stage).filter((value) => isOfType[info.type](value))
  const unique = new Map(values.map((value) => [JSON.stringify(value), value]))
  return [...unique.values()].slice(0, mostOfOne)
}

function candidatesByType(info: FactInfo, constants: readonly string[], programme: Programme, stage: Stage): Json[] {
  if (info.type === 'boolean') return [true, false]
  if (info.options) return [...info.options.keys()]
  const codes = info.dictionary === undefined ? undefined : programme.dictionaries.get(info.dictionary)?.codes
  if (codes)
    return [...codes].flatMap(([code, { selectable }]) => (selectable && constants.some((start) => code.startsWith(start)) ? [code] : []))
  if (info.type === 'integer') {
    const whole = constants.filter((value) => /^\d{1,15}(\.0+)?$/.test(value)).map(Number)
    return whole.flatMap((value) => [value, value + 1, value - 1].filter((next) => next >= 0))
  }
  if (info.type === 'decimal') return constants.filter(isDecimal).flatMap((value) => [value, ...shifted(value, info, stage)])
  if (info.type === 'date') return constants.filter(isDay).flatMap((value) => [value, ...shiftedDates(value)])
  return [...constants]
}

/** One step of the field's last place beyond a threshold, for strict comparisons. */
function shifted(value: string, { id }: FactInfo, stage: Stage): string[] {
  const places = stage.form.fields.get(id)?.schema.decimal?.places ?? 2
  const [whole = '', fraction = ''] = value.split('.')
  return shiftedDecimals(places === 0 ? whole : `${whole}.${fraction.padEnd(places, '0').slice(0, places)}`).filter(
    (next) => !next.startsWith('-'),
  )
}
