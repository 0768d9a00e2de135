/** The documentation of the configuration language says what the code does: snippets compile, keys and tables are complete. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { shapeProblems } from '../server/engine/compile/meta-schemas.js'
import { operatorNames } from '../server/engine/conditions/operators.js'
import { formulaFunctions } from '../server/engine/formula/functions.js'
import { metaSchemas } from '../server/engine/generated/meta-schemas.js'
import type { Json } from '../server/engine/model.js'
import { templateHelpers } from '../server/engine/templates/helpers.js'

const root = path.resolve(import.meta.dirname, '..')
const read = (name: string) => readFileSync(path.join(root, 'docs', name), 'utf8')
const english = read('configuration.md')

describe.each(['configuration.md', '配置手册.md'])('docs/%s', (name) => {
  const snippets = [...read(name).matchAll(/^```json ?(\S*)\n([\s\S]*?)^```$/gm)].map(([, kind = '', text = '']) => ({ kind, text }))

  test('names the kind of file of each JSON snippet', () => {
    expect(snippets.length).toBeGreaterThan(10)
    expect(snippets.filter(({ kind }) => !Object.hasOwn(metaSchemas, kind)).map(({ text }) => text)).toEqual([])
  })

  test.each(snippets)('shows a sound snippet of the kind $kind', ({ kind, text }) => {
    expect(shapeProblems(kind, JSON.parse(text) as Json)).toEqual([])
  })
})

/** Every key that a meta-schema allows, whatever its place. */
function keysOf(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(keysOf)
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema).flatMap(([keyword, value]) => {
    if (['properties', 'definitions', 'patternProperties'].includes(keyword)) {
      const names = keyword === 'properties' ? Object.keys(value) : []
      return [...names, ...Object.values(value).flatMap(keysOf)]
    }
    return ['const', 'enum', 'default', 'description', 'required'].includes(keyword) ? [] : keysOf(value)
  })
}

/** The heading under which each kind of file is documented. */
const headings: Record<string, string> = {
  batches: '### Batches',
  calendar: '### Site',
  clauses: '### `clauses.json`',
  condition: '## Conditions',
  demo: '### Demonstration',
  dictionary: '### `<name>.dictionary.json`',
  eligibility: '### Rules',
  example: '### Examples',
  facts: '### `facts.json`',
  form: '### Form',
  materials: '### Checklist',
  programme: '### `programme.json`',
  registers: '### `registers.json`',
  site: '### Site',
  table: '### Decision table',
  ui: '### Layout',
  workflow: '### Workflow',
  worksheet: '### Worksheet',
}

/** The text under a heading, up to the next one of its level or above; the words in code of it. */
function wordsUnder(heading: string): Set<string> {
  const start = english.indexOf(`\n${heading}`)
  expect(start, heading).toBeGreaterThan(0)
  const rest = english.slice(start + 1)
  const end = rest.slice(1).search(heading.startsWith('###') ? /\n##/ : /\n## /)
  const text = end < 0 ? rest : rest.slice(0, end + 1)
  const codes = [...text.matchAll(/```[\s\S]*?```|`[^`\n]+`/g)].map(([code]) => code)
  return new Set(codes.join(' ').match(/[$@]?[A-Za-z][A-Za-z0-9-]*/g))
}

describe('docs/configuration.md documents', () => {
  test('every kind of file', () => {
    expect(Object.keys(headings).sort()).toEqual(Object.keys(metaSchemas).sort())
  })

  test.each(Object.entries(metaSchemas))('every key of %s, under its heading', (kind, schema) => {
    const words = wordsUnder(headings[kind] ?? '')
    const missing = [...new Set(keysOf(schema))].filter((key) => key !== '$schema' && key !== '$comment' && !words.has(key))
    expect(missing).toEqual([])
  })

  test('every operator of conditions', () => {
    const words = wordsUnder('## Conditions')
    expect(operatorNames.filter((name) => !words.has(name))).toEqual([])
  })

  test('every function of formulas, as the table of functions says it', () => {
    const rows = [...formulaFunctions].map(
      ([name, { label, signature, summary }]) => `| \`${name}\` | ${label} | \`${signature}\` | ${summary} |`,
    )
    expect(tableUnder('### Functions of formulas')).toEqual(rows)
  })

  test('every helper of templates, as the table of helpers says it', () => {
    const rows = Object.entries(templateHelpers).map(
      ([name, { label, usage }]) => `| \`${name}\` | ${label} | ${usage.replaceAll('|', '\\|')} |`,
    )
    expect(tableUnder('### Helpers of templates')).toEqual(rows)
  })
})

/** The rows of the first table under a heading, its head left out. */
function tableUnder(heading: string): string[] {
  const lines = english.slice(english.indexOf(`\n${heading}\n`)).split('\n')
  const first = lines.findIndex((line) => line.startsWith('|---'))
  const rows = lines.slice(first + 1)
  return rows.slice(
    0,
    rows.findIndex((line) => !line.startsWith('|')),
  )
}
