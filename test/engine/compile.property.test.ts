import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compile } from '../../server/engine/compile/compile.js'
import { compileSite } from '../../server/engine/compile/site.js'
import { evaluate } from '../../server/engine/evaluate.js'
import type { Answers, Files, Json } from '../../server/engine/model.js'
import type { CompiledSite, Programme } from '../../server/engine/programme.js'
import { readProgrammeFolder, readSiteFolder } from '../../server/programmes/folders.js'
import { harbourFiles, harbourSite, harbourSiteFiles, repository } from './planted.js'
import { fewExamples } from './shipped.js'

const seed = Number(process.env.SHENBAO_SEED ?? 20_250_301)
const shippedSite = compileSite(await readSiteFolder(repository)).value
const shippedFiles = fewExamples(await readProgrammeFolder(repository, 'dalian-digital-2024'))
const edge: Json[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e300,
  '',
  'x',
  'staff',
  '__proto__',
  'constructor',
  '$.a',
  '{{',
  '2024-02-30',
  [],
  [[]],
  {},
  { fact: 'x' },
  { condition: 'x' },
]

interface Mutant {
  file: number
  node: number
  value: number
  how: 'replace' | 'remove' | 'copy' | 'rename'
}
const mutant = fc.record<Mutant>({
  file: fc.nat(1000),
  node: fc.nat(100_000),
  value: fc.nat(1000),
  how: fc.constantFrom('replace', 'remove', 'copy', 'rename'),
})

type Parent = Json[] | { [key: string]: Json }

function nodesOf(root: Json): { parent: Parent; key: string }[] {
  if (typeof root !== 'object' || root === null) return []
  return Object.entries(root).flatMap(([key, value]) => [{ parent: root as Parent, key }, ...nodesOf(value)])
}

/** One file changed at one node; what it becomes may come from anywhere in the file. */
function mutated(files: Files, { file, node, value, how }: Mutant): Files {
  const paths = Object.keys(files)
  const path = paths[file % paths.length] ?? ''
  const text = files[path] ?? ''
  if (!path.endsWith('.json')) return { ...files, [path]: text.slice(0, node % (text.length + 1)) + String(edge[value % edge.length]) }
  const root: Json = JSON.parse(text)
  const nodes = nodesOf(root)
  const { parent, key } = nodes[node % nodes.length] ?? { parent: [], key: '' }
  const other = nodes[value % nodes.length]
  const slot = parent as { [key: string]: Json }
  const taken = structuredClone((other?.parent as { [key: string]: Json } | undefined)?.[other?.key ?? ''] ?? null)
  if (how === 'remove' && Array.isArray(parent)) parent.splice(Number(key), 1)
  else if (how === 'remove') delete slot[key]
  else if (how === 'replace') slot[key] = edge[value % edge.length] ?? null
  else if (how === 'copy') slot[key] = taken
  else slot[Array.isArray(parent) ? String(parent.length) : `${key}x`] = slot[key] ?? null
  return { ...files, [path]: JSON.stringify(root) }
}

/** Either problems that each say where and what, or a programme that can be used. */
function expectSound(files: Files, site: CompiledSite | undefined): void {
  const { value, problems } = compile(files, site)
  expect(problems.length > 0).toBe(value === undefined)
  for (const { file, at, code, message } of problems) {
    expect(file, message).toBeTruthy()
    expect(code, message).toBeTruthy()
    expect(at).toMatch(/^(\/.*)?$/s)
    expect(message).toMatch(/[\u4e00-\u9fff]/)
  }
  if (value) expectUsable(value)
}

const cases: Answers[] = [{}, { basics: { staff: 3, shop: 'other', cost: '1' } }]

function expectUsable(programme: Programme): void {
  for (const stage of programme.stages.values())
    for (const answers of cases)
      evaluate(programme, stage.id, {
        now: '2025-03-03T02:00:00Z',
        organisation: { name: '某单位', creditCode: '91210203MAY0DEM08H', district: 'east' },
        answers,
        materials: [],
        registers: {},
        calendar: {},
      })
}

/** As `binary` of fast-check, which first counts all of them for seconds. */
const anyCharacter = fc.integer({ min: 0, max: 0x10ffff - 0x800 }).map((at) => String.fromCodePoint(at < 0xd800 ? at : at + 0x800))

describe(`compile never throws (seed ${seed})`, () => {
  test.each([
    ['the programme of the fixture', harbourFiles, harbourSite(), 200],
    ['the shipped programme', shippedFiles, shippedSite, 15],
  ] as const)('on mutants of %s: each has problems, or can be evaluated', (_name, files, site, numRuns) => {
    fc.assert(
      fc.property(mutant, (one) => expectSound(mutated(files, one), site)),
      { seed, numRuns },
    )
  })

  test('on mutants of several files at once', () => {
    fc.assert(
      fc.property(fc.array(mutant, { minLength: 2, maxLength: 6 }), (several) =>
        expectSound(
          several.reduce((files, one) => mutatedIfJson(files, one), harbourFiles),
          harbourSite(),
        ),
      ),
      { seed, numRuns: 40 },
    )
  })

  test('on mutants of a site', () => {
    fc.assert(
      fc.property(mutant, (one) => {
        const { value, problems } = compileSite(mutated(harbourSiteFiles, one))
        expect(problems.length > 0).toBe(value === undefined)
      }),
      { seed, numRuns: 100 },
    )
  })

  test('on garbage', () => {
    const text = fc.oneof(
      fc.string({ unit: anyCharacter, maxLength: 60 }),
      fc.json(),
      fc.constantFrom('null', '{}', '[]', '"x"', '{"stages":[{}]}', '\ud800'),
    )
    const path = fc.oneof(fc.constantFrom(...Object.keys(harbourFiles)), fc.string())
    fc.assert(
      fc.property(fc.dictionary(path, text, { maxKeys: 8 }), (garbage) => {
        expect(compile({ ...harbourFiles, ...garbage }, harbourSite()).problems.length).toBeGreaterThanOrEqual(0)
        expect(compile(garbage).value).toBeUndefined()
        expect(compileSite(garbage).value).toBeUndefined()
      }),
      { seed, numRuns: 50 },
    )
  })
})

function mutatedIfJson(files: Files, one: Mutant): Files {
  try {
    return mutated(files, one)
  } catch {
    return files // the file is no JSON any more
  }
}
