/** Hostile configuration: each is refused or read within two seconds of computing, whatever it tries to blow up. */
import { describe, expect, test } from 'vitest'
import { compile } from '../../server/engine/compile/compile.js'
import { runExamples } from '../../server/engine/examples/examples.js'
import type { Files, Json } from '../../server/engine/model.js'
import { filesOf, plainSections } from './build.js'
import { within } from './computing.js'

const base = filesOf({})
const withFile = (path: string, content: unknown): Files => ({
  ...base,
  [path]: typeof content === 'string' ? content : JSON.stringify(content),
})
const nested = (depth: number, inner: Json, wrap: (value: Json) => Json): Json =>
  Array.from({ length: depth }).reduce<Json>((value) => wrap(value), inner)
const test_: Json = { fact: 'name', operator: 'equal', value: 'x' }
const many = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index))
const rules = (conditions: Json) => ({ rules: [{ name: 'one', label: '一', severity: 'block', conditions, otherwise: '不行' }] })
const form = (properties: unknown) => ({ type: 'object', title: '表', properties: { basics: { type: 'object', title: '基', properties } } })
const expressions = (formulas: string[]) => ({
  facts: formulas.map((formula, index) => ({ id: `f${index}`, label: `f${index}`, type: 'decimal', kind: 'expression', formula })),
})
const letter = (text: string): Files => ({
  ...filesOf({ programme: { letters: [{ id: 'bomb', title: '函', template: 'bomb.hbs' }] } }),
  'templates/bomb.hbs': text,
})

const bombs: [string, Files][] = [
  ['a hundred thousand brackets', withFile('rules/facts.json', '['.repeat(100_000))],
  [
    'a deep condition',
    withFile(
      'rules/application.eligibility.json',
      `{"rules":[{"name":"one","label":"一","severity":"block","otherwise":"不行","conditions":${'{"not":'.repeat(5000)}{}${'}'.repeat(5000)}}]}`,
    ),
  ],
  ['a wide condition', withFile('rules/application.eligibility.json', rules({ all: many(20_000, () => test_) }))],
  [
    'named conditions that double at each step',
    withFile('rules/facts.json', {
      conditions: Object.fromEntries(
        many(60, (index) => [`c${index}`, index === 0 ? test_ : { all: [{ condition: `c${index - 1}` }, { condition: `c${index - 1}` }] }]),
      ),
    }),
  ],
  [
    'facts that double at each step',
    withFile('rules/facts.json', expressions(many(300, (index) => (index === 0 ? '1' : `f${index - 1} + f${index - 1}`)))),
  ],
  ['ten thousand facts', withFile('rules/facts.json', expressions(many(10_000, () => '1')))],
  ['a formula of brackets', withFile('rules/facts.json', expressions([`${'('.repeat(900)}1${')'.repeat(900)}`]))],
  ['a formula of signs', withFile('rules/facts.json', expressions(['-'.repeat(1999)]))],
  ['a formula of functions', withFile('rules/facts.json', expressions([`${'abs('.repeat(400)}1${')'.repeat(400)}`]))],
  [
    'a pattern that backtracks',
    withFile('schemas/application.form.json', form({ name: { type: 'string', title: '名', pattern: '^(a+)+$' } })),
  ],
  [
    'a pattern with huge repeats',
    withFile('schemas/application.form.json', form({ name: { type: 'string', title: '名', pattern: '(((a{1000}){1000}){1000})' } })),
  ],
  ['references in a circle', withFile('schemas/application.form.json', form({ name: { $ref: '#/properties/basics/properties/name' } }))],
  [
    'five thousand fields',
    withFile(
      'schemas/application.form.json',
      form(Object.fromEntries(many(5000, (index) => [`k${index}`, { type: 'string', title: '项' }]))),
    ),
  ],
  [
    'a table without end',
    withFile('rules/big.table.json', {
      title: '表',
      hit: 'unique',
      inputs: [{ id: 'name' }],
      outputs: [{ id: 'out' }],
      rows: many(20_000, (index) => ({ when: [`v${index}`], then: ['x'] })),
    }),
  ],
  [
    'a table of twelve inputs that overlap',
    withFile('rules/big.table.json', {
      title: '表',
      hit: 'unique',
      inputs: many(12, (index) => ({ id: `i${index}`, type: 'integer' })),
      outputs: [{ id: 'out' }],
      rows: many(300, (row) => ({ when: many(12, (column) => `>= ${(row * 7 + column * 13) % 97}`), then: [`${row}`] })),
    }),
  ],
  ['a template that repeats what repeats', letter(`${'{{#each answers.rows}}'.repeat(50)}x${'{{/each}}'.repeat(50)}`)],
  ['a template of open braces', letter('{{'.repeat(30_000))],
  ['a template of nested helpers', letter(`{{${'(or '.repeat(3000)}x${')'.repeat(3000)}}}`)],
  ['a million empty letters', withFile('templates/x.hbs', 'x'.repeat(1_000_000))],
  ['numbers without end', withFile('rules/facts.json', expressions([`1${'0'.repeat(1900)}`, `${'9 * '.repeat(400)}9`]))],
  [
    'a dictionary that is deep',
    withFile('schemas/deep.dictionary.json', {
      title: '深',
      entries: [nested(50, { code: 'x', name: 'x' }, (inner) => ({ code: 'x', name: 'x', children: [inner] }))],
    }),
  ],
  [
    'states that all lead to all',
    withFile('rules/application.workflow.json', {
      initial: 's0',
      states: many(400, (index) => ({ id: `s${index}`, label: 's', tone: 'neutral' })),
      actions: many(400, (index) => ({
        id: `a${index}`,
        label: 'a',
        kind: 'move',
        by: ['city'],
        from: many(400, (other) => `s${other}`),
        to: `s${index}`,
      })),
    }),
  ],
]

const returns = (count: number, countsWith: string[]) => ({
  initial: 'draft',
  states: [
    { id: 'draft', label: '草稿', tone: 'neutral', holder: 'enterprise', editable: 'all' },
    { id: 'review', label: '审核', tone: 'active', holder: 'district' },
  ],
  actions: many(count, (index) => ({
    id: `p${index}`,
    label: '退回',
    kind: 'return',
    by: ['district'],
    from: ['review'],
    to: 'draft',
    maxRounds: 1,
    countsWith,
  })),
})

const given = (more: object, expect: object = {}) => ({
  title: '例',
  stage: 'application',
  given: { now: '2024-09-10T09:00:00+08:00', ...more },
  expect,
})

bombs.push(
  [
    'returns that count with thousands that there are not',
    withFile(
      'rules/application.workflow.json',
      returns(
        300,
        many(200, (index) => `q${index}`),
      ),
    ),
  ],
  [
    'facts by the ten thousand expected of one example',
    withFile('rules/examples/one.json', given({}, { facts: Object.fromEntries(many(30_000, (index) => [`b${index}`, 1])) })),
  ],
  [
    'hundreds of examples of hundreds of steps that do not follow',
    {
      ...base,
      ...Object.fromEntries(
        many(900, (index) => [
          `rules/examples/${index}.json`,
          JSON.stringify(given({ steps: many(200, (step) => ({ action: `z${step}`, at: 'x' })) })),
        ]),
      ),
    },
  ],
)

const example = JSON.stringify({
  title: '例',
  stage: 'application',
  given: { now: '2024-09-10T09:00:00+08:00' },
  expect: { verdict: 'met' },
})
const examples = (count: number): Files => ({
  ...base,
  ...Object.fromEntries(many(count, (index) => [`rules/examples/${index}.json`, example])),
})

/** As large as a programme may be. */
const largest = (facts: number): Files => ({
  ...filesOf({ stages: Object.fromEntries(many(29, (index) => [`s${index}`, plainSections])) }),
  'rules/facts.json': JSON.stringify(expressions(many(facts, (index) => (index === 0 ? '1' : `f${index - 1} + 1`)))),
})

describe('Hostile configuration', () => {
  test('is built on something sound', () => {
    expect(compile(base).problems).toEqual([])
    expect(plainSections).toHaveProperty('basics')
  })

  test.each(bombs)('%s: is over within two seconds of computing', (_, files) => {
    const { value, problems } = within(2000, () => compile(files))
    expect(value === undefined).toBe(problems.length > 0)
    expect(problems.length).toBeLessThan(60_000)
  })

  test('of ten thousand examples is refused with a sentence; hundreds are read and played', () => {
    const { problems } = within(2000, () => compile(examples(10_000)))
    expect(problems.map(({ code, message }) => [code, message])).toEqual([['too-large', expect.stringContaining('3000')]])
    const { value } = within(2000, () => compile(examples(900)))
    if (!value) throw new Error('900 examples are refused.')
    expect(within(2000, () => runExamples(value, {})).total).toBe(900)
  })

  test('as large as it may be is read; larger is refused with a sentence', () => {
    expect(within(2000, () => compile(largest(300))).problems).toEqual([])
    expect(within(2000, () => compile(largest(5000))).problems.map(({ at, message }) => [at, message])).toEqual([
      ['/facts', expect.stringContaining('300')],
    ])
  })
})
