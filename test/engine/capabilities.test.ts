/** What a notice must be able to say, sentence by sentence: a programme for each that is configuration alone, with cases for and against. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { compile } from '../../server/engine/compile/compile.js'
import { runExamples } from '../../server/engine/examples/examples.js'
import type { Files, Json } from '../../server/engine/model.js'
import { edited, repository } from './planted.js'

const folder = path.join(repository, 'test/fixtures/capabilities')

interface Capability {
  /** What the fixture of this name says. */
  says: string
  fixture: string
  /** The one place that says it, and another value there (null = taken away): this example turns red, or the compiler refuses. */
  broken: { file: string; at: string; to: Json } & ({ red: string; refused?: undefined } | { red?: undefined; refused: string })
}

const capabilities: Capability[] = [
  {
    says: 'rate and cap chosen by size, level, year and batch together',
    fixture: 'rate-and-cap',
    broken: { file: 'rules/rates.table.json', at: '/rows/0/when/3', to: '-', red: 'not-the-batch' },
  },
  {
    says: 'a value derived from a deadline in Chinese time, its bound exclusive',
    fixture: 'deadline',
    broken: { file: 'rules/facts.json', at: '/facts/0/before', to: '2024-12-01T00:00:01+08:00', red: 'too-late' },
  },
  {
    says: 'a bonus added after the cap',
    fixture: 'bonus-after-cap',
    broken: {
      file: 'rules/subsidy.worksheet.json',
      at: '/rows/1/formula',
      to: 'min(capped + if(isCertified, bonus, 0), cap)',
      red: 'certified',
    },
  },
  {
    says: 'an advance and a later settlement that may be negative: recovered, offset or waived by decision',
    fixture: 'advance-and-settlement',
    broken: { file: 'rules/subsidy.worksheet.json', at: '/rows/1/formula', to: 'max(due, 0)', red: 'overpaid' },
  },
  {
    says: 'rates and price limits for each line by its category, then the sum, then the cap',
    fixture: 'lines',
    broken: { file: 'rules/categories.table.json', at: '/rows/1/then/1', to: '60000', red: 'price-limit' },
  },
  {
    says: 'the cap of the n-th use by the same enterprise, and what it was granted this year',
    fixture: 'history',
    broken: { file: 'rules/facts.json', at: '/facts/0/period', to: 'all', red: 'first' },
  },
  {
    says: 'a shared budget, first come, first served',
    fixture: 'pool-first-come',
    broken: { file: 'rules/subsidy.worksheet.json', at: '/rows/1/formula', to: 'asked', red: 'last' },
  },
  {
    says: 'a shared budget, everybody the same share',
    fixture: 'pool-pro-rata',
    broken: { file: 'rules/subsidy.worksheet.json', at: '/rows/1/formula', to: 'askedRow', red: 'scarce' },
  },
  {
    says: 'flat amounts by tier',
    fixture: 'flat-tiers',
    broken: { file: 'rules/tiers.table.json', at: '/rows/1/then/0', to: '5', red: 'gold' },
  },
  {
    says: 'a claimant who is the provider',
    fixture: 'provider-claims',
    broken: { file: 'rules/application.workflow.json', at: '/actions/0/by', to: ['enterprise'], refused: 'wrong-role' },
  },
  {
    says: 'a threshold that depends on the size of the enterprise',
    fixture: 'threshold-by-size',
    broken: { file: 'rules/application.eligibility.json', at: '/rules/0/conditions/value', to: '20', red: 'medium' },
  },
  {
    says: 'tiers of the whole amount with a gap, where there is no amount rather than none to pay',
    fixture: 'tiers-with-gap',
    broken: { file: 'rules/whole.table.json', at: '/rows/0/when/0', to: '[100..999]', red: 'gap' },
  },
  {
    says: 'supports that exclude each other',
    fixture: 'exclusive-supports',
    broken: { file: 'rules/application.eligibility.json', at: '/rules/0/severity', to: 'advise', red: 'both' },
  },
  {
    says: 'a date window on every row of evidence, none of them twice',
    fixture: 'date-window',
    broken: { file: 'rules/application.eligibility.json', at: '/rules/0/conditions/operator', to: 'some', red: 'one-outside' },
  },
  {
    says: 'a material that is required under a condition only',
    fixture: 'conditional-material',
    broken: { file: 'schemas/application.materials.json', at: '/materials/0/when/operator', to: 'greaterThan', red: 'large' },
  },
  {
    says: 'a step more for some declarations, which the others skip',
    fixture: 'extra-step',
    broken: { file: 'rules/facts.json', at: '/conditions/isLarge/operator', to: 'greaterThanInclusive', red: 'small' },
  },
  {
    says: 'closing at an hour of a day',
    fixture: 'closing-hours',
    broken: { file: 'schemas/programme.json', at: '/stages/0/opening/until', to: '2024-11-30T17:31+08:00', red: 'closed' },
  },
  {
    says: 'a special case approved despite the rule, and a finding overruled, each with its reason',
    fixture: 'special-case',
    broken: { file: 'rules/application.workflow.json', at: '/actions/2/despite', to: null, red: 'refused' },
  },
  {
    says: 'opinions of several roles side by side, asked for under a condition, which a step waits for and a rule reads',
    fixture: 'opinions',
    broken: { file: 'rules/application.workflow.json', at: '/opinions/1/when/value', to: '1000000.01', red: 'one-lacking' },
  },
  {
    says: 'values that reviewers decide, unknown until they do, never by the applicant',
    fixture: 'reviewer-values',
    broken: { file: 'rules/facts.json', at: '/facts/0/by', to: ['enterprise'], refused: 'self-judging' },
  },
  {
    says: 'rows that reviewers fill, from which the amount comes',
    fixture: 'reviewer-sections',
    broken: { file: 'rules/subsidy.worksheet.json', at: '/lines/0/where/value', to: false, red: 'audited' },
  },
  {
    says: 'a rule about the amount that the worksheet gives',
    fixture: 'amount-in-rule',
    broken: { file: 'rules/application.eligibility.json', at: '/rules/0/conditions/operator', to: 'greaterThan', red: 'enough' },
  },
  {
    says: 'several mails of one step, to several roles, one of them under a condition',
    fixture: 'several-mails',
    broken: { file: 'rules/application.workflow.json', at: '/actions/1/mails/1/when', to: null, red: 'small' },
  },
  {
    says: 'amounts that a step grants for good, unknown ones never, less with a reason',
    fixture: 'granted-amount',
    broken: { file: 'rules/application.workflow.json', at: '/actions/1/grants', to: null, refused: 'no-effect' },
  },
  {
    says: 'less than was computed, at the decision',
    fixture: 'granted-amount',
    broken: { file: 'rules/application.workflow.json', at: '/actions/1/lowering', to: false, red: 'known' },
  },
  {
    says: 'a negative amount that only a step granted which decides about it',
    fixture: 'negative-grant',
    broken: { file: 'rules/application.workflow.json', at: '/actions/2/decision', to: null, refused: 'unsettled-negative' },
  },
  {
    says: 'what was granted this year, by the day of the grant',
    fixture: 'granted-this-year',
    broken: { file: 'rules/facts.json', at: '/facts/0/granted', to: null, red: 'computed' },
  },
  {
    says: 'the n-th use, which later ones do not change',
    fixture: 'nth-use-kept',
    broken: { file: 'rules/facts.json', at: '/facts/0/before', to: null, red: 'first' },
  },
  {
    says: 'uses since a day',
    fixture: 'since-a-day',
    broken: { file: 'rules/facts.json', at: '/facts/1/since', to: null, red: 'before' },
  },
  {
    says: 'a support of another programme that excludes this one',
    fixture: 'other-programme',
    broken: { file: 'rules/facts.json', at: '/facts/0/programme', to: null, red: 'there' },
  },
  {
    says: 'a period from the moment at which a state was entered first',
    fixture: 'moment',
    broken: { file: 'rules/facts.json', at: '/facts/0/which', to: 'last', red: 'late' },
  },
  {
    says: 'an instalment of the declaration above it, from what was granted there',
    fixture: 'instalment-of-its-parent',
    broken: {
      file: 'rules/rest.worksheet.json',
      at: '/rows/0/formula',
      to: 'min(spent * 0.5, application.amounts.grant) - application.amounts.grant * 0.6',
      red: 'not-granted',
    },
  },
  {
    says: 'declarations of other organisations that name this one',
    fixture: 'named-by-others',
    broken: { file: 'rules/facts.json', at: '/facts/0/states', to: ['approved', 'review'], red: 'not-yet' },
  },
  {
    says: 'returns so many times at most, of all steps together',
    fixture: 'limited-rounds',
    broken: { file: 'rules/application.workflow.json', at: '/actions/3/countsWith', to: null, red: 'twice' },
  },
  {
    says: 'a limit that goes on after a return with what was left',
    fixture: 'resumed-clock',
    broken: { file: 'rules/application.workflow.json', at: '/states/1/within/afterReturn', to: 'restart', red: 'resumed' },
  },
  {
    says: 'materials of which one is enough',
    fixture: 'alternative-material',
    broken: { file: 'schemas/application.materials.json', at: '/materials/0/oneOf', to: 'other', refused: 'alone' },
  },
  {
    says: 'a material for each row, another for some of them',
    fixture: 'material-per-row',
    broken: { file: 'schemas/application.materials.json', at: '/materials/1/when/value', to: '500000.01', red: 'two' },
  },
  {
    says: 'a budget that two stages share',
    fixture: 'pool-of-two-stages',
    broken: { file: 'rules/facts.json', at: '/pools/0/stages/1/states', to: ['review', 'approved'], red: 'both' },
  },
  {
    says: 'a rate that changes on a day',
    fixture: 'dated-rate',
    broken: { file: 'rules/subsidy.worksheet.json', at: '/parameters/0/values/1/from', to: '2025-07-02', red: 'after' },
  },
  {
    says: 'shares of several budgets, the last one takes what remains',
    fixture: 'shared-between-budgets',
    broken: { file: 'rules/subsidy.worksheet.json', at: '/results/0/split/0/share', to: '0.5', red: 'odd' },
  },
  {
    says: 'a list that takes declarations on, with columns from answers and amounts',
    fixture: 'list-of-members',
    broken: { file: 'rules/batches.json', at: '/batches/0/members/where/value', to: '9.9999', red: 'too-small' },
  },
  {
    says: 'an amount for each person by months of insurance, each person once, under a limit that depends on the headcount',
    fixture: 'per-person',
    broken: { file: 'rules/subsidy.worksheet.json', at: '/parameters/1/values/0/value', to: '4', red: 'three-months' },
  },
  {
    says: 'a value of each row that is computed, for rules, materials, counts and the amount alike',
    fixture: 'value-per-row',
    broken: { file: 'rules/ages.table.json', at: '/rows/1/then/0', to: '41', red: 'some' },
  },
  {
    says: 'the best rows up to a quota, ties by another value, whole hundreds',
    fixture: 'best-rows',
    broken: { file: 'rules/subsidy.worksheet.json', at: '/lines/0/rows/1/formula', to: 'rank(asked, persons.asked)', red: 'three' },
  },
]

/** What needs a server to be seen: the test that shows it. */
const elsewhere = [
  {
    says: 'the best of everyone by a ranking, under a quota in all and of each district',
    file: 'test/journeys/ranked-list.test.ts',
    test: 'the ranking takes the best of everyone, so many of each district; another choice is refused with names',
  },
  {
    says: 'a stage more, which waits for another',
    file: 'test/journeys/harbour.test.ts',
    test: 'a stage that waits for another says so',
  },
  {
    says: 'at most so many declarations below one, which is chosen at the start',
    file: 'test/http/records.test.ts',
    test: 'of a project are what its own settlement reads; which project is chosen, and each has one',
  },
]

describe('Configuration alone says', () => {
  test.each(capabilities)('$says', ({ fixture }) => {
    const files = filesOf(fixture)
    expect(Object.keys(files).filter((file) => file.startsWith('rules/examples/')).length).toBeGreaterThan(1)
    expect(failed(files)).toEqual([])
  })

  test.each(capabilities)('$says; without it an example turns red', ({ fixture, broken: { file, at, to, red, refused } }) => {
    const files = filesOf(fixture)
    const text = edited(files[file] ?? '', to === null ? {} : { [at]: to }, to === null ? [at] : [])
    const changed = { ...files, [file]: text }
    if (refused) expect(compile(changed).problems.map(({ code }) => code)).toContain(refused)
    else expect(failed(changed)).toContain(`rules/examples/${red}.json`)
  })

  test.each(elsewhere)('$says, over HTTP', ({ file, test: title }) => {
    expect(readFileSync(path.join(repository, file), 'utf8')).toContain(`test('${title}'`)
  })

  test('what each fixture is about', () => {
    const names = readdirSync(folder).map((name) => path.basename(name, '.json'))
    const told = new Set(capabilities.map(({ fixture }) => fixture))
    expect(names.filter((name) => name !== 'base').sort()).toEqual([...told].sort())
  })
})

/** The files of a fixture: what all share, and over it what this one is about. */
function filesOf(fixture: string): Files {
  const [base, own] = [read('base'), read(fixture)]
  const paths = [...new Set([...Object.keys(base), ...Object.keys(own)])]
  return Object.fromEntries(paths.map((file) => [file, JSON.stringify(merged(base[file], own[file]), null, 2)]))
}

const read = (name: string): Record<string, Json> => JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8'))

/** A JSON merge patch (RFC 7396). */
function merged(base: Json | undefined, patch: Json | undefined): Json {
  if (patch === undefined) return base ?? null
  if (!isObject(patch)) return patch
  const kept = isObject(base) ? base : {}
  const entries = Object.entries(patch).map(([key, value]): [string, Json] => [key, merged(kept[key], value)])
  return { ...kept, ...Object.fromEntries(entries) }
}

const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The examples that fail, by path; problems of the configuration are none of them. */
function failed(files: Files): string[] {
  const { value, problems } = compile(files)
  if (!value) throw new Error(problems.map(({ file, at, message, remedy }) => `${file}#${at}: ${message}（${remedy}）`).join('\n'))
  return runExamples(value, {}).failed.map((example) => example.path)
}
