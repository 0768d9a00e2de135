/** Follows a condition part by part and narrows what its facts may be; where nothing is left of one, the parts contradict each other. */
import { operators } from '../conditions/operators.js'
import { sayTest } from '../conditions/phrases.js'
import type { FactTest } from '../generated/condition.js'
import type { Condition, FactInfo } from '../programme.js'
import { below, type Place } from '../values/compile-problems.js'
import { common, either, isNone, sizeOf, type ValueSet } from '../values/value-sets.js'
import { passing, valuesOf } from './fact-values.js'
import { inScope, type Scope } from './scope.js'

/** What is left of each fact, by name. */
export type Left = ReadonlyMap<string, Rest>
interface Rest {
  /** It may be unanswered; it may be answered. */
  blank: boolean
  filled: boolean
  values: ValueSet
  /** The tests that left this, in words. */
  because: readonly (() => string)[]
}
/** A part that cannot hold together with what stands before it. */
export interface Clash {
  place: Place
  said: () => string
  because: readonly (() => string)[]
}
export interface Looking {
  scope: Scope
  /** Alternatives that can never hold, where others can. */
  dead: Clash[]
  /** Named conditions that by themselves never hold, or always: told where they stand. */
  named: Map<string, boolean>
}

/** How much one compilation follows: hostile configuration has thousands of tests of thousands of values. */
const mostWork = 200_000
let work = mostWork

/** Begins to count anew: what is said of a configuration depends on nothing that was looked at before. */
export function followAnew(): void {
  work = mostWork
}

/** The work of a set is done; false = there is no more of it. */
export function worthwhile(...sets: readonly (ValueSet | undefined)[]): boolean {
  work -= sets.reduce((sum, set) => sum + (set ? sizeOf(set) : 0), 10)
  return work > 0
}

/** What is left of the facts where a condition holds (or, denied, does not), or why it cannot. */
export function narrow(condition: Condition, place: Place, left: Left, looking: Looking, denied = false): Left | Clash {
  if ('not' in condition) return narrow(condition.not, below(place, 'not'), left, looking, !denied)
  if ('condition' in condition) return narrowNamed(condition.condition, below(place, 'condition'), left, looking, denied)
  if ('fact' in condition) return narrowTest(condition, place, left, looking, denied)
  const [parts, key] = 'all' in condition ? [condition.all, 'all'] : [condition.any, 'any']
  const placed = parts.map((part, index) => ({ part, place: below(place, key, index) }))
  return (key === 'all') !== denied ? together(placed, left, looking, denied) : alternatives(placed, left, looking, denied)
}

export const isClash = (result: Left | Clash): result is Clash => 'because' in result

interface Placed {
  part: Condition
  place: Place
}

/** All of the parts hold: single tests come first, as they narrow most. */
function together(parts: readonly Placed[], left: Left, looking: Looking, denied: boolean): Left | Clash {
  const isSingle = ({ part }: Placed) => 'fact' in part || ('not' in part && 'fact' in part.not)
  const sorted = [...parts.filter(isSingle), ...parts.filter((part) => !isSingle(part))]
  let rest = left
  for (const { part, place } of sorted) {
    const result = narrow(part, place, rest, looking, denied)
    if (isClash(result)) return result
    rest = result
  }
  return rest
}

/** One of the parts holds. */
function alternatives(parts: readonly Placed[], left: Left, looking: Looking, denied: boolean): Left | Clash {
  const results = parts.map(({ part, place }) => narrow(part, place, left, looking, denied))
  const clashes = results.filter(isClash)
  const [first, ...others] = results.filter((result): result is Left => !isClash(result))
  if (!first) return clashes[0] ?? left
  if (!denied) looking.dead.push(...clashes)
  return others.reduce(joined, first)
}

function joined(a: Left, b: Left): Left {
  const both = [...a].flatMap(([name, one]) => {
    const other = b.get(name)
    return other ? [[name, one === other ? one : joinedRest(one, other)] as const] : []
  })
  return new Map(both)
}

const joinedRest = (a: Rest, b: Rest): Rest => ({
  blank: a.blank || b.blank,
  filled: a.filled || b.filled,
  values: a.filled && b.filled ? either(a.values, b.values) : a.filled ? a.values : b.values,
  because: [...new Set([...a.because, ...b.because])],
})

/** A named condition is followed with what is left here; one that by itself is wrong is told where it stands. */
function narrowNamed(name: string, place: Place, left: Left, looking: Looking, denied: boolean): Left | Clash {
  const inner = looking.scope.programme.conditions.get(name)
  if (!inner) return left
  const silent = { ...looking, dead: [] }
  const key = `${denied} ${name}`
  const alone = looking.named.get(key) ?? !isClash(narrow(inner, place, new Map(), silent, denied))
  looking.named.set(key, alone)
  if (!alone) return left
  const result = narrow(inner, place, left, silent, denied)
  return isClash(result) ? { ...result, place } : result
}

function narrowTest(test: FactTest, place: Place, left: Left, { scope }: Looking, denied: boolean): Left | Clash {
  const info = infoOf(test, scope)
  const all = info && valuesOf(info, scope)
  if (!info || !all) return left
  const passed = passing(test, info, denied)
  if (!worthwhile(all, passed)) return left
  if (passed && isNone(common(all, passed))) return left // by itself it is told where it stands
  const name = test.path ? `${test.fact} ${test.path}` : test.fact
  const before = left.get(name) ?? { blank: true, filled: true, values: all, because: [] }
  const said = () => sayTest(test, { info: (id) => inScope(id, scope), programme: scope.programme }, denied)
  const after = { ...narrowed(before, test, passed, denied), because: [...before.because, said] }
  if (!after.blank && (!after.filled || isNone(after.values))) return { place, said, because: before.because }
  return new Map([...left, [name, after]])
}

function narrowed(before: Rest, test: FactTest, passed: ValueSet | undefined, denied: boolean): Rest {
  if (operators[test.operator].shape === 'flag') {
    const isAnswered = (test.value === true) !== denied
    return isAnswered ? { ...before, blank: false } : { ...before, filled: false }
  }
  return { ...before, blank: false, ...(passed && { values: common(before.values, passed) }) }
}

/** What a test reads: a fact, or the column of its row. */
export function infoOf({ fact, path }: FactTest, scope: Scope): FactInfo | undefined {
  const info = inScope(fact, scope)
  return path === undefined ? info : info?.columns?.get(path.slice(2))
}
