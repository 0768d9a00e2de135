/** Whether conditional actions that stand for each other leave a case in which none can be done. */

import type { WorkflowAction } from '../generated/workflow.js'
import type { Condition, Programme, Stage } from '../programme.js'
import { type Complaint, complaint } from '../values/compile-problems.js'
import { clashOf } from './constant-conditions.js'
import type { Scope } from './scope.js'

/** Two or more conditional actions of one kind and role in a state, without an unconditional one: together they must cover every case. */
export function checkAlternatives({ workflow, facts }: Stage, file: string, programme: Programme): Complaint[] {
  return workflow.states.flatMap(({ id, label }) => {
    const leaving = workflow.actions.filter(({ from }) => from.includes(id))
    return groupsOf(leaving).flatMap((group) => {
      const conditions = group.flatMap(({ when }) => (when ? [when] : []))
      if (group.length < 2 || conditions.length < group.length || coversAll(conditions, { facts, programme })) return []
      const names = group.map((action) => `“${action.label}”`).join('、')
      const index = workflow.actions.indexOf(group[0] as WorkflowAction) // a group has two at least
      return [
        complaint(
          { file, at: `/actions/${index}/when` },
          'not-total',
          `在“${label}”，${names}的条件可能都不满足，申报件会停在那里`,
          '让其中一个的条件是其他条件的反面（{ "not": … }），或去掉一个 when',
        ),
      ]
    })
  })
}

function groupsOf(actions: readonly WorkflowAction[]): WorkflowAction[][] {
  const groups = new Map<string, WorkflowAction[]>()
  for (const action of actions) {
    if (action.kind === 'withdraw' || action.kind === 'return') continue
    const key = `${action.kind} ${[...action.by].sort().join(' ')}`
    groups.set(key, [...(groups.get(key) ?? []), action])
  }
  return [...groups.values()]
}

/** Whether one of the conditions holds whenever everything they read is known, as far as that can be told from their form. */
function coversAll(conditions: readonly Condition[], scope: Scope): boolean {
  const told = new Set(conditions.map(text))
  if (conditions.some((condition) => told.has(text(opposite(condition))))) return true
  return (
    options(conditions, scope.facts) ||
    clashOf(
      conditions.map((condition) => ({ condition, denied: true })),
      scope,
    ) !== undefined
  )
}

/** Tests of one fact for each of its values in turn. */
function options(conditions: readonly Condition[], facts: Stage['facts']): boolean {
  const tests = conditions.flatMap((condition) => ('operator' in condition ? [condition] : []))
  const [first] = tests
  if (!first || tests.some(({ fact, path }) => fact !== first.fact || path !== first.path)) return false
  const info = facts.get(first.fact)
  const values = info?.type === 'boolean' ? ['true', 'false'] : [...(info?.options?.keys() ?? [])]
  const named = tests.flatMap(({ operator, value }) => (operator === 'equal' || operator === 'in' ? [value].flat().map(String) : []))
  return values.length > 0 && values.every((value) => named.includes(value))
}

const text = (condition: Condition) => JSON.stringify(normal(condition))

/** The keys in one order, a double negation undone. */
function normal(condition: Condition): unknown {
  if ('not' in condition && 'not' in condition.not) return normal(condition.not.not)
  if ('not' in condition) return 'operator' in condition.not ? normal(opposite(condition.not)) : { not: normal(condition.not) }
  if ('all' in condition) return { all: condition.all.map(normal) }
  if ('any' in condition) return { any: condition.any.map(normal) }
  if ('condition' in condition) return { condition: condition.condition }
  const { fact, operator, value, path } = condition
  return { fact, operator, value, path }
}

function opposite(condition: Condition): Condition {
  if ('not' in condition) return condition.not
  if (!('operator' in condition)) return { not: condition }
  const other = opposites[condition.operator]
  return other ? { ...condition, operator: other } : { not: { condition: JSON.stringify(condition) } }
}

type Operator = Extract<Condition, { operator: unknown }>['operator']
const opposites: Partial<Record<Operator, Operator>> = {
  equal: 'notEqual',
  notEqual: 'equal',
  in: 'notIn',
  notIn: 'in',
  contains: 'doesNotContain',
  doesNotContain: 'contains',
  lessThan: 'greaterThanInclusive',
  greaterThanInclusive: 'lessThan',
  lessThanInclusive: 'greaterThan',
  greaterThan: 'lessThanInclusive',
  dateBefore: 'dateOnOrAfter',
  dateOnOrAfter: 'dateBefore',
  dateOnOrBefore: 'dateAfter',
  dateAfter: 'dateOnOrBefore',
  some: 'none',
  none: 'some',
}
