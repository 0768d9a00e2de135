/** Mistakes planted into the harbour fixture: one change each, and the one problem that must be found. */
import path from 'node:path'
import { expect, test } from 'vitest'
import { compile } from '../../server/engine/compile/compile.js'
import { compileSite } from '../../server/engine/compile/site.js'
import type { Files, Json, Problem } from '../../server/engine/model.js'
import { pathOf } from '../../server/engine/values/pointers.js'
import { readProgrammeFolder, readSiteFolder } from '../../server/programmes/folders.js'

export const repository = path.resolve(import.meta.dirname, '../..')
const harbour = path.join(repository, 'test/fixtures/harbour')

export const harbourFiles = await readProgrammeFolder(harbour, 'oven-grant')
export const harbourSiteFiles = await readSiteFolder(harbour)

/** The compiled site of the fixture. */
export function harbourSite() {
  const { value, problems } = compileSite(harbourSiteFiles)
  if (!value) throw new Error(JSON.stringify(problems))
  return value
}

export interface Mistake {
  /** What is wrong, as the end of a sentence. */
  is: string
  file: string
  /** Values by pointer; a pointer that ends in /- appends. */
  set?: Record<string, Json>
  remove?: string[]
  /** The whole text instead. */
  text?: string
  /** Changes of other files that belong to it. */
  also?: Record<string, Record<string, Json>>
  at: string
  code: string
  says: string
  remedy?: string
  /** Where it is found, if not in `file`. */
  in?: string
}

/** Mistakes of one file, each in a line. */
export const mistakesIn =
  (file: string) =>
  (is: string, set: Record<string, Json>, at: string, code: string, says: string, remedy?: string): Mistake => ({
    is,
    file,
    set,
    at,
    code,
    says,
    ...(remedy && { remedy }),
  })

/** One test for each mistake: it is found at its place, and nothing else is. */
export function finds(mistakes: readonly Mistake[], of: 'programme' | 'site' = 'programme') {
  test.each(mistakes)('$is ($code)', (mistake) => {
    const { problems } =
      of === 'programme' ? compile(planted(harbourFiles, mistake), harbourSite()) : compileSite(planted(harbourSiteFiles, mistake))
    expect(problems.map(({ file, at, code }) => ({ file, at, code }))).toEqual([
      { file: mistake.in ?? mistake.file, at: mistake.at, code: mistake.code },
    ])
    const [problem] = problems
    expect(problem?.message).toContain(mistake.says)
    if (mistake.remedy !== undefined) expect(problem?.remedy).toContain(mistake.remedy)
  })
}

/** The files with the mistake. */
export function planted(
  files: Files,
  { file, text, set = {}, remove = [], also = {} }: Pick<Mistake, 'file' | 'text' | 'set' | 'remove' | 'also'>,
): Files {
  const changed: Record<string, string> = { ...files }
  for (const [other, values] of Object.entries(also)) changed[other] = edited(files[other] ?? '{}', values, [])
  changed[file] = text ?? edited(changed[file] ?? '{}', set, remove)
  return changed
}

/** A JSON text with values put in and taken out. */
export function edited(text: string, set: Record<string, Json>, remove: readonly string[] = []): string {
  const root: Json = JSON.parse(text)
  for (const [at, value] of Object.entries(set)) {
    const { parent, key } = locate(root, at)
    if (Array.isArray(parent) && key === '-') parent.push(value)
    else if (Array.isArray(parent)) parent[Number(key)] = value
    else parent[key] = value
  }
  for (const at of remove) {
    const { parent, key } = locate(root, at)
    if (Array.isArray(parent)) parent.splice(Number(key), 1)
    else delete parent[key]
  }
  return JSON.stringify(root, null, 2)
}

function locate(root: Json, at: string): { parent: Json[] | { [key: string]: Json }; key: string } {
  const keys = pathOf(at)
  const key = keys.pop() ?? ''
  const parent = keys.reduce<Json | undefined>((node, step) => {
    if (Array.isArray(node)) return node[Number(step)]
    return typeof node === 'object' && node !== null ? node[step] : undefined
  }, root)
  if (typeof parent !== 'object' || parent === null) throw new Error(`Nothing stands at ${at}.`)
  return { parent, key }
}

/** The places of problems, for a look at all of them at once. */
export const places = (problems: readonly Problem[]) => problems.map(({ file, at, code }) => `${file} ${at} ${code}`)
