/** Where the command line reads programmes from: the shipped folders by id, or a directory that holds the three folders. */
import { existsSync } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { compile } from '../engine/compile/compile.js'
import { shapeProblems } from '../engine/compile/meta-schemas.js'
import { compileSite } from '../engine/compile/site.js'
import { inputsOf } from '../engine/examples/inputs.js'
import type { ExampleGiven } from '../engine/generated/example.js'
import type { Files, Inputs, Json, Problem } from '../engine/model.js'
import type { CompiledSite, Programme } from '../engine/programme.js'
import { readProgrammeDirectory, readProgrammeFolder, readSiteFolder } from '../programmes/folders.js'
import { Usage } from './command.js'

/** The folder that holds schemas/, rules/ and templates/ of the shipped programmes: the nearest one above this file that does. */
export const shippedRoot = rootAbove(path.dirname(fileURLToPath(import.meta.url)))

function rootAbove(folder: string): string {
  const above = path.dirname(folder)
  return existsSync(path.join(folder, 'schemas/platform')) || above === folder ? folder : rootAbove(above)
}

/** The files of a programme, by id or directory. */
export async function readFiles(source: string): Promise<Files> {
  if (existsSync(path.join(source, 'schemas'))) return readProgrammeDirectory(path.resolve(source))
  if (/^[a-z0-9][a-z0-9-]*$/.test(source) && existsSync(path.join(shippedRoot, 'schemas', source)))
    return readProgrammeFolder(shippedRoot, source)
  throw new Usage(`没有找到事项“${source}”：应为随附事项的编号，或含有 schemas、rules、templates 的文件夹。`)
}

/** The site that goes with a programme: the one shipped beside it. */
export async function readSite(): Promise<CompiledSite> {
  const compiled = compileSite(await readSiteFolder(shippedRoot))
  if (!compiled.value) throw new ConfigurationProblems('站点配置有误', compiled.problems)
  return compiled.value
}

/** Compiles a programme, or ends with all of its problems. */
export async function readProgramme(source: string): Promise<{ programme: Programme; site: CompiledSite }> {
  const site = await readSite()
  const compiled = compile(await readFiles(source), site)
  if (!compiled.value) throw new ConfigurationProblems(`事项“${source}”的配置有误`, compiled.problems)
  return { programme: compiled.value, site }
}

/** Ends a command with the problems of a configuration: exit status 1. */
export class ConfigurationProblems extends Error {
  readonly problems: readonly Problem[]

  constructor(message: string, problems: readonly Problem[]) {
    super(`${message}：\n${problems.map(problemLine).join('\n')}`)
    this.problems = problems
  }
}

/** One problem as a line: where, what, what to do. */
export function problemLine(problem: Problem): string {
  const place = [problem.file, problem.at].filter(Boolean).join(' ')
  return `  ${place}：${problem.message}${problem.remedy ? ` ${problem.remedy}` : ''}${problem.code ? ` [${problem.code}]` : ''}`
}

/** A case as it was read; what its pools leave may follow from other declarations that it gives. */
export interface GivenCase {
  inputs: Inputs
  state?: string
  stage?: string
  pools?: ExampleGiven['pools']
}

/** A case as `evaluate` and `render` take it: what an example gives, or a whole example. */
export async function readCase(file: string, site: CompiledSite, now?: string): Promise<GivenCase> {
  return caseOf(await readJson(file), file, site, now)
}

/** The same for a case that was read already. */
export function caseOf(parsed: Record<string, Json>, file: string, site: CompiledSite, now?: string): GivenCase {
  const given: Record<string, Json> = { ...(isObject(parsed.given) ? parsed.given : parsed), ...(now && { now }) }
  if (typeof given.now !== 'string' || Number.isNaN(Date.parse(given.now)))
    throw new Usage('缺少评估时点：请用 --now 给出，或在文件中写 now，例如 2024-09-01T09:00:00+08:00。')
  const wrong = shapeProblems('example', { title: '', stage: '', given: withoutOthers(given), expect: {} })
  if (wrong.length > 0) throw new Usage(`“${file}”不是一个案例：\n${wrong.map(problemLine).join('\n')}`)
  return {
    inputs: inputsOf({ ...given, now: given.now }, site.calendar),
    state: typeof given.state === 'string' ? given.state : undefined,
    pools: given.pools as ExampleGiven['pools'], // its shape was checked
    stage: typeof parsed.stage === 'string' ? parsed.stage : undefined,
  }
}

/** A case that is no whole example may name its stage and title beside what it gives. */
function withoutOthers({ stage: _, title: __, $schema: ___, note: ____, id: _____, label: ______, ...given }: Record<string, Json>): Json {
  return given
}

async function readJson(file: string): Promise<Record<string, Json>> {
  const parsed = await readAnyJson(file)
  if (isObject(parsed)) return parsed
  throw new Usage(`“${file}”不是 JSON 对象。`)
}

/** What a JSON file says; a file that is not there, or is none, is a usage problem. */
export async function readAnyJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Usage(`没有找到文件“${file}”。`)
  })
  try {
    return JSON.parse(text)
  } catch {
    throw new Usage(`“${file}”不是 JSON 文件。`)
  }
}

/** The cases of a file or of every JSON file of a folder: examples, cases, or a list of them. */
export async function readCases(
  source: string,
  site: CompiledSite,
): Promise<{ id: string; label?: string; stage?: string; inputs: Inputs }[]> {
  const isFolder = await stat(source)
    .then((found) => found.isDirectory())
    .catch(() => {
      throw new Usage(`没有找到“${source}”。`)
    })
  const files = isFolder ? (await readdir(source)).filter((name) => name.endsWith('.json')).sort() : ['']
  const contents = await Promise.all(files.map(async (name) => ({ name, content: await readAnyJson(path.join(source, name)) })))
  return contents.flatMap(({ name, content }) => {
    const file = path.basename(name || source, '.json')
    const list: unknown[] = Array.isArray(content) ? content : [content]
    return list.map((one, index) => {
      const place = list.length > 1 ? `${file}#${index + 1}` : file
      if (!isObject(one)) throw new Usage(`“${place}”不是 JSON 对象。`)
      const text = (key: string) => (typeof one[key] === 'string' && one[key] !== '' ? one[key] : undefined)
      const { inputs, stage } = caseOf(one, place, site)
      return { id: text('id') ?? place, label: text('label') ?? text('title'), stage, inputs }
    })
  })
}

const isObject = (value: unknown): value is Record<string, Json> => typeof value === 'object' && value !== null && !Array.isArray(value)
