/** Conditions that can never hold, or always do, whatever is answered: by the limits of a question, or because their parts contradict each other. */
import { sayTest } from '../conditions/phrases.js'
import { testsOf } from '../facts/references.js'
import type { FactTest } from '../generated/condition.js'
import type { Condition, FactInfo } from '../programme.js'
import { below, type Complaint, complaint, type Place } from '../values/compile-problems.js'
import { common, isNone } from '../values/value-sets.js'
import { passing, valuesOf } from './fact-values.js'
import { type Clash, infoOf, isClash, type Looking, narrow, worthwhile } from './narrowing.js'
import { inScope, type Scope } from './scope.js'

/** What a condition can never do, or always does; it is in order otherwise. */
export function checkConstant(condition: Condition, place: Place, scope: Scope): Complaint[] {
  const tests = testsOf(condition, place.at, scope.rowsOf).map(({ test, at, rowsOf }) => ({
    test,
    place: { file: place.file, at },
    scope: { ...scope, rowsOf },
  }))
  const single = tests.flatMap((one) => checkTest(one.test, one.place, one.scope))
  if (single.length > 0) return single
  const overRows = tests.flatMap(({ test, place: at, scope: around }) =>
    around.facts.get(test.fact)?.rows && typeof test.value === 'object'
      ? checkParts(test.value as Condition, below(at, 'value'), { ...scope, rowsOf: test.fact }) // condition-values has seen that it is one
      : [],
  )
  return [...checkParts(condition, place, scope), ...overRows]
}

/** Why conditions cannot hold together; those that are denied do not hold. */
export function clashOf(parts: readonly { condition: Condition; denied?: boolean }[], scope: Scope): Clash | undefined {
  const all = parts.map(({ condition, denied }) => (denied ? { not: condition } : condition))
  const result = narrow({ all }, { file: '', at: '' }, new Map(), looked(scope))
  return isClash(result) ? result : undefined
}

/** That the parts of a clash cannot hold together, in words. */
export const sayClash = ({ said, because }: Pick<Clash, 'said' | 'because'>) =>
  `“${[...new Set([...because, said].map((say) => say()))].join('”和“')}”不可能同时成立`

const looked = (scope: Scope): Looking => ({ scope, dead: [], named: new Map() })

function checkParts(condition: Condition, place: Place, scope: Scope): Complaint[] {
  const looking = looked(scope)
  const holds = narrow(condition, place, new Map(), looking)
  const dead = isClash(holds) ? [holds] : looking.dead
  if (dead.length > 0) return dead.map((clash) => impossible(clash.place, sayClash(clash)))
  const fails = narrow(condition, place, new Map(), looked(scope), true)
  if (!isClash(fails)) return []
  return [
    complaint(
      place,
      'always-true',
      `这个条件总是成立：${sayClash(fails)}，它的反面永远不会出现`,
      '改写其中一个判断，或删除这个条件',
      mayFollow,
    ),
  ]
}

const mayFollow = ['form', 'facts', 'dictionary', 'table', 'registers'] as const
const impossible = (place: Place, message: string) =>
  complaint(place, 'impossible-condition', `${message}，这个条件永远不会满足`, '改写其中一个判断；满足其一即可的，用 any', mayFollow)

/** One test against all that its fact may be. A list of every option is no mistake: it asks that the fact is known, whatever it is. */
function checkTest(test: FactTest, place: Place, scope: Scope): Complaint[] {
  const info = infoOf(test, scope)
  const all = info && valuesOf(info, scope)
  const held = info && passing(test, info)
  const failed = info && passing(test, info, true)
  if (!all || !held || !failed || !worthwhile(all, held, failed)) return []
  const at = below(place, 'value')
  const limits = sayLimits(info)
  const say = (denied = false) => sayTest(test, { info: (id) => inScope(id, scope), programme: scope.programme }, denied)
  if (isNone(common(all, held)))
    return [complaint(at, 'impossible-condition', `“${say()}”永远不会满足${limits}`, '改写这个值，或删除这个判断', mayFollow)]
  if (isNone(common(all, failed)) && test.operator !== 'in')
    return [complaint(at, 'always-true', `“${say()}”总是成立${limits}`, '改写这个值，或删除这个判断', mayFollow)]
  return checkItems(test, info, at, scope)
}

/** One of several values that the fact can never have. */
function checkItems(test: FactTest, info: FactInfo, place: Place, scope: Scope): Complaint[] {
  if (!Array.isArray(test.value) || test.operator === 'between') return []
  return test.value.flatMap((value, index) => {
    const held = passing({ ...test, operator: test.operator === 'notIn' ? 'in' : test.operator, value: [value] }, info)
    const all = valuesOf(info, scope)
    if (!held || !all || !isNone(common(all, held))) return []
    return [
      complaint(
        below(place, index),
        'impossible-condition',
        `“${info.label}”永远不会是 ${JSON.stringify(value)}${sayLimits(info)}`,
        '改写或删除这个值',
        mayFollow,
      ),
    ]
  })
}

/** What a question accepts, as the reason of a problem. */
function sayLimits({ label, field, unit = '' }: FactInfo): string {
  if (!field) return ''
  const { minimum = field.decimal?.minimum, maximum = field.decimal?.maximum, maxLength, minLength } = field
  const ofNumber = [minimum !== undefined && `不小于 ${minimum}`, maximum !== undefined && `不大于 ${maximum}`].filter(
    (words) => words !== false,
  )
  const ofText = [minLength !== undefined && `至少 ${minLength} 字`, maxLength !== undefined && `最多 ${maxLength} 字`].filter(
    (words) => words !== false,
  )
  const limits = ofNumber.length > 0 ? ofNumber.map((words) => (unit ? `${words} ${unit}` : words)) : ofText
  return limits.length > 0 ? `：“${label}”只能填${limits.join('、')}` : ''
}
