/** The shipped programme and site, compiled once, for tests that look at what it prints. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { compile } from '../../server/engine/compile/compile.js'
import { compileSite } from '../../server/engine/compile/site.js'
import type { Files, Json, Organisation } from '../../server/engine/model.js'
import type { Compiled, CompiledSite, Programme, Stage } from '../../server/engine/programme.js'
import { readProgrammeFolder, readSiteFolder } from '../../server/programmes/folders.js'
import { stageOf } from './build.js'

export const repository = path.resolve(import.meta.dirname, '../..')
const id = 'dalian-digital-2024'

export interface Shipped {
  programme: Programme
  site: CompiledSite
  stage: Stage
}

/** Compiles both; throws with every problem. */
export async function shipped(): Promise<Shipped> {
  const { programme, site } = await shippedOn('.', id)
  return { programme, site, stage: stageOf(programme, 'selection') }
}

const compiled = new Map<string, Promise<Pick<Shipped, 'programme' | 'site'>>>()

/** A shipped programme on the site of a folder; compiled once for all files of tests that look at it. */
export function shippedOn(folder: string, programmeId: string): Promise<Pick<Shipped, 'programme' | 'site'>> {
  const key = `${folder} ${programmeId}`
  const known = compiled.get(key) ?? compileOn(folder, programmeId)
  compiled.set(key, known)
  return known
}

async function compileOn(folder: string, programmeId: string): Promise<Pick<Shipped, 'programme' | 'site'>> {
  const site = valueIn(compileSite(await readSiteFolder(path.join(repository, folder))))
  return { programme: valueIn(compile(await readProgrammeFolder(repository, programmeId), site)), site }
}

/** The files of a programme with two of its hundreds of examples: enough where how many there are proves nothing more. */
export function fewExamples(files: Files): Files {
  return Object.fromEntries(Object.entries(files).filter(([name]) => !name.includes('/examples/') || /examples\/0[12]-/.test(name)))
}

export interface Given {
  now: string
  organisation: Organisation
  answers: { basics: Record<string, Json>; maturity: Record<string, Json>; needs: Json[] }
}

/** What an example of the programme gives. */
export function given(example: string): Given {
  return JSON.parse(readFileSync(path.join(repository, 'rules', id, 'examples', `${example}.json`), 'utf8')).given
}

function valueIn<T>({ value, problems }: Compiled<T>): T {
  if (!value) throw new Error(problems.map(({ file, at, message }) => `${file}#${at}: ${message}`).join('\n'))
  return value
}
