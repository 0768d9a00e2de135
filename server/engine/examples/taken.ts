/** What an example would expect if what came out were right: the same expectations with other values. */
import type { ExampleExpectation, ExpectedMaterial } from '../generated/example.js'
import { pointer } from '../values/pointers.js'
import { expectations } from './expectations.js'
import { cameAmount, cameBatch, cameFinding, cameProblems, cameStep, type Outcomes, possibleActions } from './outcomes.js'

/** One value of an expectation that comes out otherwise; `at` in the file of the example. */
export interface TakenValue {
  at: string
  /** Absent = nothing was expected, or nothing is. */
  before?: unknown
  after?: unknown
}

type Expected<Key extends keyof ExampleExpectation> = NonNullable<ExampleExpectation[Key]>
type Came = { [Key in keyof Required<ExampleExpectation>]: (expected: Expected<Key>, outcomes: Outcomes) => ExampleExpectation[Key] }

/** The values that make the expectations those of the outcome. What a letter or a help must say is nobody's to take over. */
export function takenValues(expect: ExampleExpectation, outcomes: Outcomes): TakenValue[] {
  const keys = Object.keys(expectations) as (keyof ExampleExpectation)[]
  return keys.flatMap((key) => {
    if (expectations[key](expect, outcomes).length === 0) return []
    const before = expect[key] ?? (key === 'problems' ? [] : undefined)
    return changedValues(before, cameFor(key, before, outcomes), ['expect', key])
  })
}

const cameFor = <Key extends keyof ExampleExpectation>(key: Key, expected: ExampleExpectation[Key], outcomes: Outcomes) =>
  expected === undefined ? undefined : came[key](expected as Expected<Key>, outcomes)

/** One entry per kind of expectation. */
const came: Came = {
  verdict: (_, { evaluation }) => evaluation.verdict,
  findings: (expected, outcomes) => each(expected, (rule) => cameFinding(rule, outcomes)),
  problems: (_, outcomes) => [...new Set(cameProblems(outcomes).map(({ at }) => at))],
  facts: (expected, { stage, facts }) => each(expected, (id) => (stage.facts.has(id) ? (facts.read(id).value ?? null) : undefined)),
  materials: ({ required, missing, items }, { evaluation: { checklist } }) => ({
    ...(required && { required: checklist.filter(({ need }) => need === 'required').map(({ key }) => key) }),
    ...(missing && { missing: checklist.filter((entry) => entry.missing).map(({ key }) => key) }),
    ...(items && {
      items: each(items, (key, item: ExpectedMaterial) =>
        cameItem(
          item,
          checklist.find((one) => one.key === key),
        ),
      ),
    }),
  }),
  amounts: (expected, outcomes) =>
    each(expected, (id) =>
      outcomes.evaluation.sheet?.results.some((one) => one.id === id.split('.')[0]) ? (cameAmount(id, outcomes) ?? null) : undefined,
    ),
  sheet: (expected, { evaluation }) =>
    each(expected, (id) => {
      const row = evaluation.sheet?.rows.find((one) => one.id === id)
      return row && (row.value ?? null)
    }),
  actions: (expected, outcomes) => each(expected, (role) => possibleActions(role, outcomes)),
  steps: (expected, outcomes) =>
    each(expected, (action, step) => {
      const all = cameStep(action, outcomes)
      return all && each(step, (aspect) => all[aspect as keyof typeof all])
    }),
  batches: (expected, outcomes) =>
    each(expected, (id, { eligible, columns }) => {
      const all = cameBatch(id, outcomes)
      return (
        all && {
          ...(eligible !== undefined && { eligible: all.eligible }),
          ...(columns && { columns: each(columns, (column) => all.columns[column]) }),
        }
      )
    }),
  letters: (expected) => expected,
}

function cameItem({ help, ...expected }: ExpectedMaterial, entry: object | undefined): ExpectedMaterial | undefined {
  return (
    entry && {
      ...(help !== undefined && { help }),
      ...each(expected, (aspect) => (entry as ExpectedMaterial)[aspect as keyof typeof expected]),
    }
  )
}

/** The same keys with other values; what there is no such thing of any more goes. */
function each<Value, Other>(
  expected: Readonly<Record<string, Value>> | object,
  value: (key: string, expected: Value) => Other | undefined,
): Record<string, Other> {
  return Object.fromEntries(
    Object.entries(expected).flatMap(([key, one]): [string, Other][] => {
      const other = value(key, one as Value) // the values of the object
      return other === undefined ? [] : [[key, other]]
    }),
  )
}

function changedValues(before: unknown, after: unknown, path: string[]): TakenValue[] {
  if (JSON.stringify(sorted(before)) === JSON.stringify(sorted(after))) return []
  if (!isPlain(before) || !isPlain(after))
    return [{ at: pointer(...path), ...(before !== undefined && { before }), ...(after !== undefined && { after }) }]
  return Object.keys({ ...before, ...after }).flatMap((key) => changedValues(before[key], after[key], [...path, key]))
}

/** Lists of expectations have no order. */
const sorted = (value: unknown) => (Array.isArray(value) ? [...value].sort() : value)
const isPlain = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
