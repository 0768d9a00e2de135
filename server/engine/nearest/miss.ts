/** Which single fact, changed to what, would turn a verdict. Tries the thresholds and options that the rules themselves name; bounded work. */
import { Decimal } from 'decimal.js'
import { displayValue } from '../conditions/display.js'
import { gatherFacts } from '../facts/facts.js'
import type { Inputs, Json, Outcome } from '../model.js'
import type { EligibilityRule, FactInfo, Programme, Stage } from '../programme.js'
import { findings, verdictOf } from '../rules.js'
import { candidatesFor, constantsBehind, factsBehind } from './candidates.js'

/** One fact that would turn the verdict by itself. */
export interface Turn {
  fact: string
  label: string
  /** Pointer of the answer; absent for facts that others decide. */
  at?: string
  /** Absent = not known now. */
  from?: Json
  /** The nearest value, or the options that would do, nearest first. */
  to: Json[]
  /** The change in words: “员工人数”为“21 人”（现在是“3 人”）. */
  change: string
  sentence: string
}

/** Where to look: everywhere unless it is said. */
export interface Search {
  /** The rules that make up the verdict. */
  counts?: (rule: Pick<EligibilityRule, 'severity' | 'selfCheck'>) => boolean
  /** The facts that may be changed. */
  mayChange?: (fact: FactInfo) => boolean
  /** Ends the search early; what was found until then holds all the same. */
  isLate?: () => boolean
}

export interface NearestMiss {
  verdict: Outcome
  turns: Turn[]
  /** What is said to people; empty where the verdict is met. */
  sentence: string
}

const mostTries = 1500
const mostOptions = 3

/** Looks for the single facts that would make the verdict met. */
export function nearestMiss(programme: Programme, stageId: string, inputs: Inputs, search: Search = {}): NearestMiss {
  const whole = programme.stages.get(stageId)
  if (!whole) throw new Error(`The programme ${programme.id} has no stage ${stageId}.`)
  const stage = search.counts ? { ...whole, rules: whole.rules.filter(search.counts) } : whole
  const found = findings(programme, stage, inputs, gatherFacts(programme, stage, inputs))
  const verdict = verdictOf(found)
  if (verdict === 'met') return { verdict, turns: [], sentence: '' }
  const open = found.filter(({ severity, outcome }) => severity !== 'advise' && outcome !== 'met')
  const rules = stage.rules.filter(({ name }) => open.some(({ rule }) => rule === name))
  const turns = turnsOf(rules, programme, stage, inputs, search)
  const names = open.map(({ label }) => `“${label}”`).join('、')
  const sentence = turns.length > 0 ? turns.map((turn) => turn.sentence).join('') : `没有哪一项单独改变后就能符合，要一并解决：${names}。`
  return { verdict, turns, sentence }
}

function turnsOf(
  rules: readonly EligibilityRule[],
  programme: Programme,
  stage: Stage,
  inputs: Inputs,
  { mayChange = () => true, isLate = () => false }: Search,
): Turn[] {
  const constants = constantsBehind(rules, programme)
  const facts = gatherFacts(programme, stage, inputs)
  let tries = mostTries
  return factsBehind(rules, programme, stage).flatMap((info) => {
    if (!mayChange(info)) return []
    const reading = facts.read(info.id)
    // a question that is not asked now cannot be answered otherwise
    if (stage.form.fields.get(info.id)?.conditional && reading.value === undefined) return []
    const candidates = candidatesFor(info, constants, programme, stage).filter((value) => !same(value, reading.value))
    const tried = candidates.slice(0, Math.max(0, tries))
    tries -= tried.length
    const works = (value: Json) => !isLate() && turns(value, info.id, rules, programme, stage, inputs)
    const working = tried.filter(works)
    if (working.length === 0) return []
    const [nearest = null, ...others] = nearestFirst(working, reading.value, info)
    const to = isOrdered(info) ? [nearer(nearest, reading.value, info, stage, works)] : [nearest, ...others].slice(0, mostOptions)
    return [turnOf(info, reading.value, to, programme)]
  })
}

/** The rules that fail are asked first, all of them only where those would hold. */
function turns(value: Json, id: string, rules: readonly EligibilityRule[], programme: Programme, stage: Stage, inputs: Inputs): boolean {
  const assumed = { ...inputs, assumed: { ...inputs.assumed, [id]: value } }
  const holds = (some: Stage) => verdictOf(findings(programme, some, assumed, gatherFacts(programme, stage, assumed))) === 'met'
  return holds({ ...stage, rules }) && holds(stage)
}

const isOrdered = ({ type }: FactInfo) => type === 'integer' || type === 'decimal' || type === 'date'

function nearestFirst(values: readonly Json[], from: Json | undefined, info: FactInfo): Json[] {
  if (!isOrdered(info)) return [...values]
  const size = (value: Json) => (info.type === 'date' ? new Decimal(Date.parse(String(value))) : new Decimal(String(value)))
  const origin = from === undefined ? undefined : size(from)
  const distance = (value: Json) => (origin ? size(value).minus(origin).abs() : size(value))
  return [...values].sort((a, b) => distance(a).cmp(distance(b)))
}

/** Halves the way between the value now and one that works, so that derived facts have their nearest answer too. Dates are near enough. */
function nearer(found: Json, from: Json | undefined, { id, type }: FactInfo, stage: Stage, works: (value: Json) => boolean): Json {
  if (from === undefined || type === 'date') return found
  const places =
    type === 'integer' ? 0 : Math.max(stage.form.fields.get(id)?.schema.decimal?.places ?? 2, new Decimal(String(found)).decimalPlaces())
  const valueAt = (steps: Decimal): Json => (type === 'integer' ? steps.toNumber() : steps.div(new Decimal(10).pow(places)).toFixed(places))
  const steps = (value: Json) => new Decimal(String(value)).times(new Decimal(10).pow(places)).round()
  let [fails, holds] = [steps(from), steps(found)]
  for (let tries = 0; tries < 60 && holds.minus(fails).abs().greaterThan(1); tries++) {
    const middle = holds.plus(fails).div(2).floor()
    if (works(valueAt(middle))) holds = middle
    else fails = middle
  }
  return valueAt(holds)
}

const same = (a: Json, b: Json | undefined) => JSON.stringify(a) === JSON.stringify(b)

function turnOf(info: FactInfo, from: Json | undefined, to: Json[], programme: Programme): Turn {
  const say = (value: Json) => displayValue(info, value, programme)
  const wanted = to.map((value) => `“${say(value)}”`).join('或')
  const now = from === undefined ? '现在还不知道' : `现在是“${say(from)}”`
  const change = `“${info.label}”为${wanted}（${now}）`
  return {
    fact: info.id,
    label: info.label,
    ...(info.pointer && { at: info.pointer }),
    ...(from !== undefined && { from }),
    to,
    change,
    sentence: `如果${change}，就符合条件。`,
  }
}
