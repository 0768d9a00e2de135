import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { compileKnownSite } from '../../server/engine/compile/known.js'
import { type Outline, outline } from '../../server/engine/outline.js'
import { readProgrammeFolder, readSiteFolder } from '../../server/programmes/folders.js'
import { lexiconOf } from '../../web/pages/studio/conditions/lexicon'
import { conditionOf, fitted, queryOf } from '../../web/pages/studio/conditions/query'
import { sayCondition } from '../../web/pages/studio/conditions/words'
import { placeOf, valueAt } from '../../web/pages/studio/edits'
import { nameOf } from '../../web/pages/studio/file-kinds'

const programmes = ['dalian-digital-2024', 'lanwan-green-2026']
let described: { outline: Outline; files: Readonly<Record<string, string>>; id: string }[]
beforeAll(async () => {
  described = await Promise.all(
    programmes.map(async (id) => {
      const files = await readProgrammeFolder('.', id)
      return { id, files, outline: outline(files, compileKnownSite(await readSiteFolder('.'))) }
    }),
  )
})
const shapeOf = (operator: string) => described[0]?.outline.operators.find(({ name }) => name === operator)?.shape

describe('a condition in the builder', () => {
  test('comes back as it was, for every condition that is shipped', () => {
    for (const { outline, files } of described) {
      expect(outline.sentences.length).toBeGreaterThan(20)
      for (const { file, at } of outline.sentences) {
        const document = JSON.parse(files[file] ?? '')
        const condition = valueAt(document, placeOf(document, at))
        expect(conditionOf(queryOf(condition), shapeOf), `${file} ${at}`).toEqual(condition)
      }
    }
  })

  test('comes back as it was, however it is nested', () => {
    const value = fc.oneof(fc.string({ minLength: 1 }), fc.integer(), fc.record({ fact: fc.constantFrom('b', 'c') }))
    const leaf = fc.oneof(
      fc.record({ fact: fc.constantFrom('a', 'stage.b'), operator: fc.constantFrom('equal', 'lessThan'), value }),
      fc.record({ fact: fc.constant('list'), operator: fc.constant('in'), value: fc.array(fc.string(), { minLength: 1 }) }),
      fc.record({ fact: fc.constant('row'), operator: fc.constant('equal'), value, path: fc.constant('$.listedOn') }),
      fc.record({ condition: fc.constantFrom('one', 'two') }),
      fc.record({ fact: fc.constant('a'), operator: fc.constant('answered'), value: fc.boolean() }),
    )
    const { node } = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        leaf,
        fc.record({ all: fc.array(tie('node'), { minLength: 1, maxLength: 4 }) }),
        fc.record({ any: fc.array(tie('node'), { minLength: 1, maxLength: 4 }) }),
        fc.record({ not: tie('node') }),
        fc.record({
          fact: fc.constant('rows'),
          operator: fc.constantFrom('some', 'every'),
          value: fc.record({ all: fc.array(leaf, { minLength: 1 }) }),
        }),
      ),
    }))
    fc.assert(
      fc.property(node, (condition) => {
        expect(conditionOf(queryOf(condition), shapeOf)).toEqual(condition)
      }),
      { numRuns: 500 },
    )
  })

  test('keeps what no line can show', () => {
    const strange = {
      all: [
        { fact: 'a', operator: 'equal', value: 1 },
        { fact: 'a', operator: 'equal', value: 1, priority: 3 },
      ],
    }
    expect(conditionOf(queryOf(strange), shapeOf)).toEqual(strange)
  })

  test('has no line that is not finished', () => {
    const query = queryOf({ fact: 'a', operator: 'equal', value: 1 })
    const lines = [...query.rules, { field: '~', operator: '~', value: null }, { field: 'b', operator: 'between', value: ['1', undefined] }]
    expect(conditionOf({ ...query, rules: lines }, shapeOf)).toEqual({ fact: 'a', operator: 'equal', value: 1 })
    expect(conditionOf({ ...query, rules: [] }, shapeOf)).toBeUndefined()
  })

  test('keeps the value where another operator wants another shape', () => {
    expect(fitted('x', 'several')).toEqual(['x'])
    expect(fitted(['x', 'y'], 'one')).toBe('x')
    expect(fitted(5, 'range')).toEqual([5, undefined])
    expect(fitted('x', 'one')).toBe('x')
  })

  test('reads in the browser as it reads everywhere else', () => {
    for (const { outline, files } of described)
      for (const { file, at, text } of outline.sentences) {
        const document = JSON.parse(files[file] ?? '')
        const place = placeOf(document, at)
        const object = valueAt(document, place.slice(0, -1))
        const rows = valueAt(object, ['forEach']) ?? valueAt(object, ['over'])
        const lexicon = lexiconOf(outline, files, nameOf(file), typeof rows === 'string' ? rows : undefined)
        expect(sayCondition(valueAt(document, place), lexicon), `${file} ${at}`).toBe(text)
      }
  })
})
