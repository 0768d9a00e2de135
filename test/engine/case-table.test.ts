/** Examples as a table beside a draft: columns by name, what differs, and what taking the result over would write. */
import { beforeAll, describe, expect, test } from 'vitest'
import { caseTable } from '../../server/engine/examples/case-table.js'
import { exampleDifferences } from '../../server/engine/examples/examples.js'
import { outcomesOf } from '../../server/engine/examples/outcomes.js'
import { takenValues } from '../../server/engine/examples/taken.js'
import type { Files } from '../../server/engine/model.js'
import type { Example } from '../../server/engine/programme.js'
import { pathOf } from '../../server/engine/values/pointers.js'
import { type Shipped, shipped } from './shipped.js'

const sheet = 'rules/subsidy.worksheet.json'

describe('the table of a stage', () => {
  let own: Shipped
  let files: Files
  beforeAll(async () => {
    own = await shipped()
    files = own.programme.files
  })
  const paths = () => own.programme.examples.filter(({ example }) => example.stage === 'selection').map(({ path }) => path)

  test('names fields with units and options, rules, amounts and actions as people do', () => {
    const { columns, cases } = caseTable(files, own.site, 'selection', paths().slice(0, 2))
    const at = (pointer: string) => columns.find((column) => column.at === pointer)
    expect(at('/given/answers/basics/revenue')).toMatchObject({ kind: 'decimal', unit: '万元', used: true })
    expect(at('/given/answers/needs')).toMatchObject({ kind: 'nested' })
    expect(at('/given/organisation/district')?.options?.length).toBeGreaterThan(5)
    expect(at('/expect/findings/legal-person')?.options?.map(({ label }) => label)).toContain('不适用')
    expect(new Set(columns.map((column) => column.at)).size).toBe(columns.length)
    expect(cases).toEqual(
      paths()
        .slice(0, 2)
        .map((path) => ({ path, differences: [], taken: [] })),
    )
  })

  test('an outcome that was taken over is what is expected afterwards, and nothing else of the example changes', () => {
    const changed = { ...files, [sheet]: (files[sheet] ?? '').replace('"value": "50"', '"value": "60"') }
    const { cases } = caseTable(changed, own.site, 'selection', paths())
    const red = cases.filter(({ differences }) => differences.length > 0)
    expect(red.length).toBeGreaterThan(0)
    const mended = Object.fromEntries(red.map(({ path, taken }) => [path, JSON.stringify(written(JSON.parse(files[path] ?? ''), taken))]))
    const after = caseTable(
      { ...changed, ...mended },
      own.site,
      'selection',
      red.map(({ path }) => path),
    )
    expect(after.cases.flatMap(({ differences }) => differences)).toEqual([])
  })

  test('whatever was expected wrongly, the outcome puts right', () => {
    const examples = own.programme.examples.filter((_, index) => index % 9 === 0)
    const seen = new Set<string>()
    for (const { path, example } of examples) {
      const spoilt: Example = JSON.parse(JSON.stringify(example), (key, value) =>
        value === 'met' && key !== 'decisions' ? 'unknown' : value,
      )
      const wrong: Example = { ...example, expect: { ...spoilt.expect, problems: ['/nowhere'] } }
      if (wrong.expect.amounts) wrong.expect.amounts = Object.fromEntries(Object.keys(wrong.expect.amounts).map((key) => [key, 1]))
      if (wrong.expect.actions) wrong.expect.actions = Object.fromEntries(Object.keys(wrong.expect.actions).map((key) => [key, ['none']]))
      const outcomes = outcomesOf(own.programme, wrong, own.site.calendar)
      if (!outcomes) throw new Error(path)
      const taken = takenValues(wrong.expect, outcomes)
      for (const { at } of taken) seen.add(at.split('/')[2] ?? '')
      expect(exampleDifferences(own.programme, written(wrong, taken), own.site.calendar), path).toEqual([])
    }
    expect([...seen].sort()).toEqual(['actions', 'amounts', 'findings', 'problems', 'verdict'])
  })

  test('a draft that is too unfinished is said to be so', () => {
    const broken = { ...files, [sheet]: '{ "title": 5, "rows": [{}], "results": 3 }', 'schemas/selection.form.json': '{' }
    expect(() => caseTable(broken, own.site, 'selection', paths().slice(0, 3))).not.toThrow()
  })

  test('says of an example that it cannot be run while a rule is not finished, not that every rule is gone', () => {
    const path = 'rules/selection.eligibility.json'
    const text = (own.programme.files[path] ?? '').replace(
      /"rules": \[/,
      '"rules": [{ "name": "new", "label": "新的规则", "severity": "block" },',
    )
    const { cases } = caseTable({ ...own.programme.files, [path]: text }, own.site, 'selection', paths().slice(0, 2))
    expect(cases).toMatchObject([
      { unfinished: true, differences: [] },
      { unfinished: true, differences: [] },
    ])
  })
})

/** An example with other values at pointers. */
function written<T>(example: T, values: readonly { at: string; after?: unknown }[]): T {
  const copy = JSON.parse(JSON.stringify(example))
  for (const { at, after } of values) {
    const keys = pathOf(at)
    const last = keys.pop() ?? ''
    const holder = keys.reduce((node, key) => node[key], copy)
    if (after === undefined) delete holder[last]
    else holder[last] = after
  }
  return copy
}
