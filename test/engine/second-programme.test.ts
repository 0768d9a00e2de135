/** The second shipped programme: its notice word for word, every hand-computed case an example, nothing of it in the platform. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { compile } from '../../server/engine/compile/compile.js'
import { compileSite } from '../../server/engine/compile/site.js'
import { coverage } from '../../server/engine/coverage.js'
import { type ExamplesReport, runExamples } from '../../server/engine/examples/examples.js'
import type { Compiled, CompiledSite, Programme } from '../../server/engine/programme.js'
import { readProgrammeFolder, readSiteFolder } from '../../server/programmes/folders.js'

const repository = path.resolve(import.meta.dirname, '../..')
const id = 'lanwan-green-2026'
const textOf = (file: string) => readFileSync(path.join(repository, file), 'utf8')

let programme: Programme
let report: ExamplesReport

beforeAll(async () => {
  const site: CompiledSite = valueIn(compileSite(await readSiteFolder(path.join(repository, 'test/fixtures/lanwan-site'))))
  programme = valueIn(compile(await readProgrammeFolder(repository, id), site))
  report = runExamples(programme, site.calendar)
})

function valueIn<T>({ value, problems }: Compiled<T>): T {
  if (!value) throw new Error(problems.map(({ file, at, message }) => `${file}#${at}: ${message}`).join('\n'))
  return value
}

/** The words alone: no layout of tables, headings and quotations. */
const words = (text: string) =>
  text
    .replace(/^\|[-| ]+\|$/gm, '')
    .replace(/^(\d+)\. /gm, '$1．')
    .replace(/^[#>-]+/gm, '')
    .replace(/[\s*|｜]/g, '')

describe('the second shipped programme', () => {
  test('holds its notice word for word, in order, cut into clauses', () => {
    const clauses = [...programme.clauses.values()].map(({ text }) => text).join('\n')
    expect(words(clauses)).toBe(words(textOf('test/fixtures/second/notice.md')))
  })

  test('honours every clause and uses every field', () => {
    expect(coverage(programme)).toMatchObject({ uncovered: [], unusedFields: [] })
  })

  test('prints the pledge of annex 1 without a word changed', () => {
    const notice = textOf('test/fixtures/second/notice.md')
    const annex = notice.slice(notice.indexOf('> **承诺函**'), notice.indexOf('## 附件2'))
    const slots = /［[^］]*］|\{\{[^}]*\}\}/g
    const letter = textOf(`templates/${id}/commitment.hbs`).replace(/<[^>]*>/g, '')
    expect(words(letter.replace(slots, ''))).toBe(words(annex.replace(/［年］年［月］月［日］日/, '').replace(slots, '')))
  })

  test('computes every hand-computed case as it was computed', () => {
    const { total, failed } = report
    expect(failed).toEqual([])
    expect(total).toBeGreaterThan(300)
    const cases = [...textOf('test/fixtures/second/cases.md').matchAll(/^### 案例(\d+)/gm)].map(([, number]) => Number(number))
    const played = new Set(programme.examples.map(({ example }) => Number(/^案例(\d+)/.exec(example.title)?.[1])))
    expect(cases.filter((number) => !played.has(number))).toEqual([])
  })

  test('has an example in which each rule is met, one in which it is not, and one in which it is unknown', () => {
    expect(report.rules.filter(({ met, notMet, unknown }) => !met || !notMet || !unknown).map(({ rule }) => rule)).toEqual([])
  })

  test('is nowhere in the code of the platform', () => {
    const sources = ['server', 'web'].flatMap((folder) =>
      readdirSync(path.join(repository, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.tsx?$/.test(file))
        .map((file) => path.join(folder, file)),
    )
    expect(sources.length).toBeGreaterThan(100)
    expect(sources.filter((file) => /澜湾|lanwan|服务券|吨标准煤/.test(textOf(file)))).toEqual([])
  })
})
