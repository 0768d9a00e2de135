/** The author's own cases: what is given goes through the interpreter, and only what is expected is compared with what comes out. */
import type { ExampleExpectation } from '../generated/example.js'
import type { WorkingCalendarYears } from '../model.js'
import type { Example, Programme } from '../programme.js'
import { expectations } from './expectations.js'
import { type Outcomes, outcomesOf } from './outcomes.js'

export interface ExamplesReport {
  total: number
  /** Those that came out otherwise, with what was expected and what came. */
  failed: { path: string; title: string; differences: string[] }[]
  /** For every rule, which outcomes some example expects of it. */
  rules: { rule: string; met: boolean; notMet: boolean; unknown: boolean }[]
}

/** Runs every example of a programme. */
export function runExamples(programme: Programme, calendar: WorkingCalendarYears): ExamplesReport {
  const failed = programme.examples.flatMap(({ path, example }) => {
    const differences = exampleDifferences(programme, example, calendar)
    return differences.length > 0 ? [{ path, title: example.title, differences }] : []
  })
  return { total: programme.examples.length, failed, rules: expectedOutcomes(programme) }
}

/** Everything in which one example comes out otherwise than expected, as sentences; nothing = as expected. `only` looks at some of it. */
export function exampleDifferences(
  programme: Programme,
  example: Example,
  calendar: WorkingCalendarYears,
  only?: readonly (keyof ExampleExpectation)[],
): string[] {
  const outcomes = outcomesOf(programme, example, calendar)
  return outcomes ? differencesFrom(outcomes, example.expect, only) : [`没有环节“${example.stage}”`]
}

/** In what an outcome differs from what is expected. */
export function differencesFrom(outcomes: Outcomes, expect: ExampleExpectation, only?: readonly (keyof ExampleExpectation)[]): string[] {
  const looked = only ? only.map((key) => expectations[key]) : Object.values(expectations)
  return looked.flatMap((differences) => differences(expect, outcomes))
}

function expectedOutcomes(programme: Programme): ExamplesReport['rules'] {
  return [...programme.stages.values()].flatMap((stage) => {
    const expected = programme.examples
      .filter(({ example }) => example.stage === stage.id)
      .map(({ example }) => example.expect.findings ?? {})
    const some = (rule: string, outcome: string) => expected.some((findings) => Object.hasOwn(findings, rule) && findings[rule] === outcome)
    return stage.rules.map(({ name }) => ({
      rule: name,
      met: some(name, 'met'),
      notMet: some(name, 'not met'),
      unknown: some(name, 'unknown'),
    }))
  })
}
