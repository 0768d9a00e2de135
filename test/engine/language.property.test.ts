/** Properties of the configuration language: three values, differences, names for people, and every reference broken in every way. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compile } from '../../server/engine/compile/compile.js'
import { judge } from '../../server/engine/conditions/conditions.js'
import { diff } from '../../server/engine/diff/diff.js'
import { evaluate } from '../../server/engine/evaluate.js'
import { inputsOf as given } from '../../server/engine/examples/inputs.js'
import type { Answers, Files, Json } from '../../server/engine/model.js'
import type { Condition, Programme } from '../../server/engine/programme.js'
import { pointer } from '../../server/engine/values/pointers.js'
import { factsOf, programmeOf, seedOf } from './build.js'
import { edited, harbourFiles, harbourSite } from './planted.js'

const site = harbourSite()
const compiled = (files: Files): Programme => {
  const { value, problems } = compile(files, site)
  if (!value) throw new Error(JSON.stringify(problems))
  return value
}
const harbour = compiled(harbourFiles)

describe('Knowing less', () => {
  const keys = ['one', 'two', 'three', 'four'] as const
  const programme = programmeOf({
    sections: {
      basics: { type: 'object', title: '基础', properties: Object.fromEntries(keys.map((key) => [key, { type: 'integer', title: key }])) },
    },
  })
  const leaf = fc.record({
    fact: fc.constantFrom(...keys),
    operator: fc.constantFrom('equal' as const, 'lessThan' as const, 'greaterThanInclusive' as const, 'notEqual' as const),
    value: fc.oneof(
      fc.integer({ min: 0, max: 4 }),
      fc.constantFrom(...keys).map((fact) => ({ fact })),
    ),
  })
  const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 3 },
      leaf,
      fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ not: tie('condition') }),
    ),
  }))
  const answers = fc.record(Object.fromEntries(keys.map((key) => [key, fc.integer({ min: 0, max: 4 })])), { requiredKeys: [] })

  test('makes a condition unknown or leaves it as it was, never the opposite', () => {
    fc.assert(
      fc.property(condition, answers, fc.constantFrom(...keys), (one, basics, forgotten) => {
        const { [forgotten]: _, ...less } = basics
        const outcome = (group: Record<string, number | undefined>) =>
          judge(one, factsOf(programme, { basics: group as Answers }), programme).outcome
        const [more, fewer] = [outcome(basics), outcome(less)]
        expect(fewer === more || fewer === 'unknown').toBe(true)
      }),
      { seed: seedOf('knowing less'), numRuns: 500 },
    )
  })
})

/** Every value of a JSON text with its pointer and key. */
function nodesOf(value: Json, at: readonly string[] = []): { at: string; key: string; value: Json }[] {
  const own = { at: pointer(...at), key: at.at(-1) ?? '', value }
  if (typeof value !== 'object' || value === null) return [own]
  return [own, ...Object.entries(value).flatMap(([key, inner]) => nodesOf(inner, [...at, key]))]
}
const nodes = Object.entries(harbourFiles)
  .filter(([file]) => file.endsWith('.json') && !file.includes('/examples/'))
  .flatMap(([file, text]) => nodesOf(JSON.parse(text)).map((node) => ({ file, ...node })))
const changed = (file: string, at: string, value: Json): Files => ({
  ...harbourFiles,
  [file]: edited(harbourFiles[file] ?? '', { [at]: value }),
})

describe('A difference', () => {
  test('is there if and only if a text is not the same', () => {
    const scalars = nodes.filter(({ value }) => typeof value !== 'object')
    fc.assert(
      fc.property(fc.constantFrom(...scalars), fc.constantFrom<Json>('甲', 2, true, '0.25', 'advise', '2025-02-01'), (node, value) => {
        const files = changed(node.file, node.at, value)
        const { value: after } = compile(files, site)
        if (after) expect(diff(harbour, after).length > 0, `${node.file}${node.at}`).toBe(files[node.file] !== harbourFiles[node.file])
      }),
      { seed: seedOf('difference'), numRuns: 150 },
    )
    expect(diff(harbour, compiled({ ...harbourFiles }))).toEqual([])
  })
})

describe('Names for people', () => {
  const free = new Set(['label', 'title', 'help', 'note', 'public', 'otherwise', 'whenUnknown', 'summary', 'description'])
  const names = nodes.filter(({ key, value }) => free.has(key) && typeof value === 'string')
  const outcomes = (programme: Programme) =>
    programme.examples.map(({ example }) => {
      const { verdict, amounts, findings, checklist } = evaluate(programme, example.stage, given(example.given, site.calendar))
      return [verdict, amounts, findings.map(({ rule, outcome }) => [rule, outcome]), checklist.map(({ id, missing }) => [id, missing])]
    })
  const before = outcomes(harbour)

  test.each([...new Set(names.map(({ file }) => file))])('are free in %s: a new one is no problem and decides nothing', (file) => {
    for (const { at, value } of names.filter((node) => node.file === file)) {
      const { value: programme, problems } = compile(changed(file, at, `新的${String(value)}`), site)
      expect(problems, at).toEqual([])
      if (programme) expect(outcomes(programme), at).toEqual(before)
    }
  })
})

/** Keys whose text is the name of something declared elsewhere. */
const referring = new Set([
  'fact',
  'clause',
  'initial',
  'to',
  'holder',
  'mail',
  'mailHolder',
  'register',
  'pool',
  'worksheet',
  'stage',
  'row',
  'result',
  'forEach',
  'letter',
])
const references = nodes.filter(
  ({ file, key, value, at }) =>
    referring.has(key) && typeof value === 'string' && !(file.endsWith('programme.json') && at.startsWith('/highlights')),
)

describe('A reference', () => {
  test('stands in many places', () => {
    expect(references.length).toBeGreaterThan(30)
  })

  test.each(references)('$file$at that names nothing is found at its place', ({ file, at }) => {
    const { problems } = compile(changed(file, at, 'qqqqqqqqqqqq'), site)
    expect(problems.map((problem) => `${problem.file}${problem.at}`)).toContain(`${file}${at}`)
    for (const problem of problems) expect(problem.code).toBeTruthy()
  })

  test.each(references.filter(({ value }) => String(value).length > 4))(
    '$file$at that is misspelt is told the near name',
    ({ file, at, value }) => {
      const { problems } = compile(changed(file, at, String(value).slice(0, -1)), site)
      const [found] = problems.filter((problem) => problem.file === file && problem.at === at)
      expect(found?.remedy).toContain(String(value))
    },
  )

  test.each(references)('$file$at of another type is found at its place', ({ file, at }) => {
    const { problems } = compile(changed(file, at, 7), site)
    expect(problems.some((problem) => problem.file === file && (problem.at === at || at.startsWith(`${problem.at}/`)))).toBe(true)
  })
})

describe('What is declared', () => {
  const lists = nodes.filter(
    ({ value, at }) =>
      Array.isArray(value) &&
      value.length > 0 &&
      value.every((item) => typeof item === 'object' && item !== null && ('id' in item || 'name' in item)) &&
      at !== '',
  )

  test.each(lists)('$file$at is refused where it stands twice', ({ file, at, value }) => {
    const [first = null] = value as Json[]
    const { problems } = compile(changed(file, `${at}/-`, first), site)
    expect(problems.map(({ code }) => code)).toContain('repeated')
  })

  test('is refused to be removed while something names it', () => {
    const used = new Set(references.map(({ value }) => value))
    for (const { file, at, value } of lists)
      for (const [index, item] of (value as { id?: string }[]).entries()) {
        if (item.id === undefined || !used.has(item.id) || /columns|split|pools/.test(at)) continue
        const files = { ...harbourFiles, [file]: edited(harbourFiles[file] ?? '', {}, [`${at}/${index}`]) }
        const { problems } = compile(files, site)
        expect(problems.length, `${file}${at}/${index}`).toBeGreaterThan(0)
      }
  })
})
