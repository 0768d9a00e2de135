/** Named conditions, made safe to open: those that name themselves in a circle, or grow beyond bounds, are told and left out. */

import { isCondition } from '../conditions/phrases.js'
import { namedIn } from '../facts/references.js'
import type { Condition } from '../generated/condition.js'
import type { FactDefinition, FactsFile } from '../generated/facts.js'
import { type Complaint, complaint, type Place } from '../values/compile-problems.js'
import { pointer } from '../values/pointers.js'

const file = 'rules/facts.json'
/** How many tests a condition may come to with its named conditions opened, and how deep it may be written. */
export const conditionLimits = { tests: 200, depth: 8 }

interface Sound {
  conditions: Map<string, Condition>
  /** Whether the conditions of a fact may be opened. */
  sound: (fact: FactDefinition) => boolean
  complaints: Complaint[]
}

/** The named conditions that may be opened. */
export function soundConditions(facts: FactsFile | undefined): Sound {
  const all = new Map(Object.entries(facts?.conditions ?? {}))
  const circles = circlesOf(all)
  const open = new Map([...all].filter(([name]) => !circles.some(({ names }) => names.includes(name))))
  const large = [...open].filter(([, condition]) => sizeProblem(condition, open) !== undefined)
  const complaints = [
    ...circles.map(({ names }) =>
      complaint(
        { file, at: pointer('conditions', names[0] ?? '') },
        'condition-cycle',
        `条件互相引用，没有尽头：${[...names, names[0]].join(' → ')}`,
        '改写其中一个条件，不再引用另一个',
      ),
    ),
    ...innermost(large).flatMap(([name, condition]) => checkSize(condition, { file, at: pointer('conditions', name) }, open)),
  ]
  const conditions = new Map([...open].filter(([name]) => !large.some(([other]) => other === name)))
  return { conditions, sound: (fact) => conditionsOf(fact).every((condition) => !sizeProblem(condition, conditions)), complaints }
}

/** Those that are large by themselves: the others only name one of them. */
function innermost(large: [string, Condition][]): [string, Condition][] {
  const names = new Set(large.map(([name]) => name))
  return large.filter(([, condition]) => !namedIn(condition).some(({ name }) => names.has(name)))
}

/** The conditions that a fact is declared by. */
export function conditionsOf(fact: FactDefinition): Condition[] {
  if (fact.kind === 'condition') return [fact.conditions]
  return fact.kind === 'count' && fact.where ? [fact.where] : []
}

/** That a condition is too large, opened, or too deep, as written. */
export function checkSize(condition: Condition, place: Place, conditions: ReadonlyMap<string, Condition>): Complaint[] {
  const problem = sizeProblem(condition, conditions)
  return problem ? [complaint(place, 'condition-size', problem, '拆成几条规则，或用 in、startsWithAny 代替许多相似的判断')] : []
}

function sizeProblem(condition: Condition, conditions: ReadonlyMap<string, Condition>): string | undefined {
  if (depthOf(condition) > conditionLimits.depth) return `条件超过 ${conditionLimits.depth} 层`
  return sizeOf(condition, conditions, new Map()) > conditionLimits.tests ? `条件展开后超过 ${conditionLimits.tests} 个判断` : undefined
}

const partsOf = (condition: Condition): Condition[] => {
  if ('all' in condition) return condition.all
  if ('any' in condition) return condition.any
  if ('not' in condition) return [condition.not]
  return 'fact' in condition && isCondition(condition.value) ? [condition.value] : []
}

const depthOf = (condition: Condition): number => 1 + Math.max(0, ...partsOf(condition).map(depthOf))

/** How many tests it comes to; each named condition is counted once and remembered, however often it is opened. */
function sizeOf(condition: Condition, conditions: ReadonlyMap<string, Condition>, sizes: Map<string, number>): number {
  if ('condition' in condition) {
    const { condition: name } = condition
    const named = conditions.get(name)
    const known = sizes.get(name)
    if (known !== undefined || !named) return known ?? 1
    sizes.set(name, 1) // a circle, which is told elsewhere, ends here
    const size = sizeOf(named, conditions, sizes)
    sizes.set(name, size)
    return size
  }
  return partsOf(condition).reduce((sum, part) => sum + sizeOf(part, conditions, sizes), 'fact' in condition ? 1 : 0)
}

function circlesOf(conditions: ReadonlyMap<string, Condition>): { names: string[] }[] {
  const uses = new Map([...conditions].map(([name, condition]) => [name, namedIn(condition).map((used) => used.name)]))
  return circles(uses).map((names) => ({ names }))
}

/** The circles of a graph, each once: the names in the order in which they lead to each other. */
export function circles(uses: ReadonlyMap<string, readonly string[]>): string[][] {
  const found: string[][] = []
  const done = new Set<string>()
  const visit = (name: string, trail: readonly string[]) => {
    const start = trail.indexOf(name)
    if (start >= 0) found.push(trail.slice(start))
    if (start >= 0 || done.has(name)) return
    for (const next of uses.get(name) ?? []) visit(next, [...trail, name])
    done.add(name)
  }
  for (const name of uses.keys()) visit(name, [])
  return found
}
